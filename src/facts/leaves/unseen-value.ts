import type { FieldLeaf } from '../../ruleset/node.js';
import type { Evaluation, LeafContext } from '../evaluation.js';
import { readStructuredData, type StructuredValue } from '../structured-data.js';
import { listed, placesAllowed } from '../within.js';

// Which property of schema.org gives which field.
const properties: Readonly<Record<string, readonly string[]>> = {
  'company-name': ['legalName'],
  'publisher-name': ['legalName'],
  'postal-address': ['address'],
  phone: ['telephone'],
  email: ['email'],
  'vat-number': ['vatID'],
  siren: ['taxID'],
  siret: ['taxID'],
  lei: ['leiCode'],
};
const known = new WeakMap<LeafContext['view'], readonly StructuredValue[]>();

function structuredValues({ view, dom }: LeafContext): readonly StructuredValue[] {
  const values = known.get(view) ?? readStructuredData(dom());
  known.set(view, values);
  return values;
}

/** A value of the publisher may be asked for anywhere on the page: no zone of another, no section, no neighbouring words. */
function asksThePublisher({ near, within }: FieldLeaf): boolean {
  const zones = listed(within?.zone);
  return near === undefined && within?.section === undefined && (zones.length === 0 || zones.includes('publisher'));
}

/**
 * A value that is there, but not to be read where readers look: in structured data, or an e-mail address that a script of the
 * delivery network hides. Whether that informs the public is for a person, so the answer is unknown, never true.
 */
export function unseenValue(options: FieldLeaf, context: LeafContext): Evaluation | undefined {
  if (!asksThePublisher(options)) return undefined;
  if (options.name === 'email') {
    const link = context.view.links.find(
      ({ url, visible, place }) =>
        visible && url.includes('/cdn-cgi/l/email-protection') && (place === 'body' || placesAllowed([place], options.within)),
    );
    if (link !== undefined) {
      const quote = { exact: link.text || link.url, prefix: '', suffix: '', selector: link.selector };
      return { value: 'unknown', reason: 'ambiguous', quote };
    }
  }
  if (listed(options.within?.place).length > 0) return undefined;
  const wanted = properties[options.name] ?? [];
  for (const { property, value, type } of structuredValues(context)) {
    if (!wanted.includes(property)) continue;
    // A sentence that cites the property, so that nobody takes it for words in sight.
    const exact = `JSON-LD (schema.org ${type}, ${property}) : ${value}`;
    return {
      value: 'unknown',
      reason: 'ambiguous',
      quote: { exact, prefix: '', suffix: '', selector: 'script[type="application/ld+json"]' },
    };
  }
  return undefined;
}
