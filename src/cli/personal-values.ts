import type { EvidenceBundle } from '../evidence/bundle.js';
import { decodeAddress } from '../evidence/decode-address.js';
import type { MaskedValue } from '../evidence/redact/masker.js';
import type { FactEngine } from '../facts/fact-engine.js';
import { pageText } from '../facts/page-text.js';
import { createPersonalFinder } from '../facts/personal-data.js';
import type { Ruleset } from '../ruleset/ruleset.js';

/** What may be personal data on the pages of a bundle, and on those that probes were shown; each once, in order of appearance. */
export function personalValues(bundle: EvidenceBundle, ruleset: Ruleset, engine: FactEngine): readonly MaskedValue[] {
  const finder = createPersonalFinder(ruleset);
  const found = new Map<string, MaskedValue>();
  const note = (values: readonly MaskedValue[]) => {
    for (const value of values) if (!found.has(`${value.kind} ${value.value}`)) found.set(`${value.kind} ${value.value}`, value);
  };
  for (const page of bundle.pages) {
    const { dom, text } = page.artifacts;
    if (dom !== undefined) {
      const html = bundle.readText(dom.path);
      note(finder.inWords(pageText(engine.viewOfPage(page, html)).text));
      note(finder.inSource(html));
    }
    if (text !== undefined) note(finder.inWords(bundle.readText(text.path)));
    for (const { url } of page.links) {
      const number = /^tel:(.+)$/i.exec(url)?.[1];
      if (number !== undefined) note(finder.inWords(`tél. ${decodeAddress(number)}`));
    }
    note(finder.inSource(JSON.stringify(page)));
  }
  for (const { runs } of bundle.probes ?? []) {
    for (const { end } of runs) {
      if (end === undefined) continue;
      const html = bundle.readText(end.dom.path);
      note(finder.inWords(pageText(engine.viewOfDocument({ source: end.dom.path, content: html, format: 'html' })).text));
      note(finder.inSource(html));
    }
  }
  return [...found.values()];
}
