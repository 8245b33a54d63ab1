import type { Observation } from '../facts/page-view.js';
import { asksConsent } from '../ruleset/asks-consent.js';
import type { FactDefinition, RuleDefinition } from '../ruleset/definitions.js';
import { probesIn } from '../ruleset/probes-in.js';
import type { EvidencePointer, FactSheetEntry } from './assessment.js';
import { consentPage, consentPointer } from './consent-evidence.js';
import { pointerTo } from './evidence-pointer.js';
import { probedPages, probePointer } from './probe-evidence.js';
import { factsOf } from './searched-words.js';
import type { ReadablePage, Site } from './site.js';

const evidenceShown = 3;

interface AskedPage {
  readonly page: ReadablePage;
  /** Where the answer can be checked. */
  readonly point: (answer: Observation) => readonly EvidencePointer[];
}

/** The pages of which a fact is asked: where its probes began, where consent was recorded, or all. */
function askedPages(site: Site, { id, check }: FactDefinition): readonly AskedPage[] {
  const probes = probesIn(site.ruleset, check);
  if (probes.length > 0)
    return probedPages(site, probes).map((on) => ({
      page: on.page,
      point: ({ quote }) => [probePointer(site, on, { fact: id, quote })],
    }));
  const consent = asksConsent(site.ruleset, id) ? consentPage(site) : undefined;
  if (consent !== undefined)
    return [{ page: consent, point: ({ quote, state }) => consentPointer(site, consent, { fact: id, quote, state }) }];
  return site.readable.map((page) => ({ page, point: ({ quote }) => [pointerTo(page, { fact: id, quote })] }));
}

function sheetEntry(site: Site, id: string): FactSheetEntry[] {
  const fact = site.ruleset.facts.get(id);
  if (fact === undefined) return [];
  const answers = askedPages(site, fact).map(({ page, point }) => ({ answer: site.engine.observe(page.view, id), point }));
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
      evidence: shown.slice(0, evidenceShown).flatMap(({ answer, point }) => point(answer)),
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
