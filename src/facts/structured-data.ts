import type { Dom } from './read-dom.js';

/** A value that a page gives to machines (schema.org in JSON-LD), out of the sight of its readers. */
export interface StructuredValue {
  readonly property: string;
  readonly value: string;
  /** Type of the thing it describes, e.g. `Organization`. */
  readonly type: string;
}

type Thing = Readonly<Record<string, unknown>>;

const organisation = /(?:Organization|Business|Corporation|Company|Store|Agency|NGO|Service)$/;
// Who stands behind the page; sellers, authors, employers and reviewed places are others.
const owners = ['publisher', 'provider', 'copyrightHolder', 'mainEntity', 'about', '@graph'];
const plain = ['legalName', 'email', 'telephone', 'vatID', 'taxID', 'leiCode'];
const mostThings = 200;

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : '';

function addressOf(value: unknown): string {
  if (!isThing(value)) return textOf(value);
  const town = [value.postalCode, value.addressLocality].map(textOf).filter(Boolean).join(' ');
  const country = isThing(value.addressCountry) ? textOf(value.addressCountry.name) : textOf(value.addressCountry);
  return [textOf(value.streetAddress), town, country].filter(Boolean).join(', ');
}

function valuesOf(thing: Thing, type: string): readonly StructuredValue[] {
  const values = plain.flatMap((property) => listed(thing[property]).map((value) => ({ property, value: textOf(value), type })));
  const contacts = listed(thing.contactPoint).filter(isThing);
  const reached = contacts.flatMap((contact) =>
    ['email', 'telephone'].map((property) => ({ property, value: textOf(contact[property]), type })),
  );
  const addresses = listed(thing.address).map((value) => ({ property: 'address', value: addressOf(value), type }));
  return [...values, ...reached, ...addresses].filter(({ value }) => value !== '');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** What the page's JSON-LD says of the organisation behind it. Mark-up that cannot be parsed is passed over. */
export function readStructuredData($: Dom): readonly StructuredValue[] {
  const open: unknown[] = $('script[type="application/ld+json"]')
    .map((_, script) => [listed(parse($(script).text()))])
    .get()
    .flat();
  const found: StructuredValue[] = [];
  for (let at = 0; at < open.length && at < mostThings; at++) {
    const thing = open[at];
    if (!isThing(thing)) continue;
    const type = listed(thing['@type'])
      .map((name) => textOf(name).replace(/^.*[/:]/, ''))
      .find((name) => organisation.test(name));
    if (type !== undefined) found.push(...valuesOf(thing, type));
    for (const owner of owners) open.push(...listed(thing[owner]));
  }
  return found;
}
