import { asksConsent } from '../ruleset/asks-consent.js';
import { asksProbe } from '../ruleset/asks-probe.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { FactSheetEntry } from './assessment.js';
import { consentPage, consentPointer } from './consent-evidence.js';
import { pointerTo } from './evidence-pointer.js';
import { probedPages, probePointer } from './probe-evidence.js';
import { factsOf } from './searched-words.js';
import type { Site } from './site.js';

const evidenceShown = 3;

function sheetEntry(site: Site, id: string): FactSheetEntry[] {
  const fact = site.ruleset.facts.get(id);
  if (fact === undefined) return [];
  const page = asksConsent(site.ruleset, id) ? consentPage(site) : undefined;
  const probed = asksProbe(site.ruleset, fact.check);
  const asked = probed ? probedPages(site) : page === undefined ? site.readable : [page];
  const answers = asked.map((page) => ({
    page,
    answer: site.engine.observe(page.view, id),
  }));
  const yes = answers.filter(({ answer }) => answer.value === true);
  const open = answers.filter(({ answer }) => answer.value === 'unknown');
  const text = yes.find(({ answer }) => answer.text !== undefined)?.answer.text;
  const value = yes.length > 0 ? true : open.length > 0 || answers.length === 0 ? 'unknown' : false;
  const shown = value === true ? yes : open;
  return [
    {
      fact: id,
      title: fact.title,
      value,
      ...(text === undefined ? {} : { text }),
      evidence: shown.slice(0, evidenceShown).flatMap(({ page: on, answer }) => {
        const { quote, state } = answer;
        if (probed) return [probePointer(site, on, { fact: id, quote })];
        return page === undefined ? [pointerTo(on, { fact: id, quote })] : consentPointer(site, on, { fact: id, quote, state });
      }),
    },
  ];
}

/**
 * What the pages say to each question that the rules ask, apart from any law. `false` means: on none of the pages read;
 * it is no statement that the thing is absent from the site.
 */
export function factSheet(site: Site, rules: readonly RuleDefinition[]): FactSheetEntry[] {
  const ids = [...new Set(rules.flatMap((rule) => factsOf(rule.check)))].sort();
  return ids.flatMap((id) => sheetEntry(site, id));
}
