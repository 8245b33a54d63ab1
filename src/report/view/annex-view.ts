import type { AssessedPage, Assessment } from '../../assess/assessment.js';
import { pageTypes } from '../../ruleset/vocabulary.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import { countedOutcomes } from './counts.js';
import { outcomeView } from './outcome-view.js';
import { triesSentence } from './page-tries.js';
import { probeView } from './probe-view.js';
import type { RenderContext } from './render-context.js';
import { redactionRows, sealRows } from './seal-view.js';
import { searchAnnex } from './search-annex.js';
import { sheetView } from './sheet-view.js';
import { shellWord } from './shell-word.js';
import { documentSentence } from './visit-tables.js';
import { personaCounts } from './visit-view.js';

/** Unvisited addresses that are named one by one: those whose link promised a page that matters. */
const promisingShown = 25;

/** What lies behind the findings: fact sheet, pages, what was left out, and how to do it all again. */
export function annexView(assessment: Assessment, { words, searches }: RenderContext) {
  return {
    facts: factSheet(assessment, words),
    coverage: searchAnnex(assessment, searches, words),
    reached: reachedTypes(assessment.pages, words),
    personas: personaCounts(assessment.capture, words),
    pages: assessment.pages.map((page) => pageView(page, words)),
    probes: (assessment.probes ?? []).map((probe) => probeView(probe, words)),
    skipped: skippedView(assessment, words),
    method: methodView(assessment, words),
    sheet: sheetRows(assessment, words),
    glossary: [...countedOutcomes, 'observed' as const, 'not-observed' as const].map((outcome) => ({
      ...outcomeView(outcome, words),
      meaning: words.t(`outcome.${outcome}.long`),
    })),
  };
}

/** Facts that were met, with where; those answered « no » everywhere by name only. */
function factSheet({ facts }: Assessment, words: Words) {
  const silent = facts.filter((entry) => entry.value === false && entry.evidence.length === 0 && entry.text === undefined);
  return {
    any: facts.length > 0,
    rows: facts
      .filter((entry) => !silent.includes(entry))
      .map((entry) => ({
        fact: entry.fact,
        title: words.pick(entry.title),
        answer: words.t(`check.answer.${entry.value}`),
        text: clip(entry.text ?? '', 160),
        pages: [...new Set(entry.evidence.map(({ page }) => page))],
      })),
    silent: silent.map((entry) => ({ fact: entry.fact, title: words.pick(entry.title) })),
  };
}

/** Kinds of page by name, with the pages recognised as such. `other` says nothing and is left out. */
function reachedTypes(pages: readonly AssessedPage[], words: Words) {
  const rows = pageTypes
    .filter((type) => type !== 'other')
    .map((type) => ({
      name: words.label('pageType', type),
      pages: pages.filter((page) => page.types.some((found) => found.type === type)).map((page) => page.id),
    }));
  return {
    seen: rows.filter((row) => row.pages.length > 0),
    unseen: words.list(rows.filter((row) => row.pages.length === 0).map((row) => row.name)),
  };
}

function pageView(page: AssessedPage, words: Words) {
  const { foundOn } = page;
  return {
    id: page.id,
    url: page.url,
    title: clip(page.title, 160),
    types: page.types.map(({ type, confidence }) => `${words.label('pageType', type)} (${words.percent(confidence)})`).join(', '),
    language: words.languageName(page.language),
    status: page.status === null ? words.t('pages.noStatus') : String(page.status),
    state: page.obstacle === undefined ? words.label('loadState', page.loadState) : words.label('obstacle', page.obstacle),
    capturedAt: page.capturedAt,
    member: page.persona === 'member',
    document: page.document === undefined ? '' : documentSentence(page.document, words),
    tried: triesSentence(page, words),
    template: page.template === undefined ? '' : words.t('pages.template', { id: page.template }),
    found: foundOn === undefined ? words.t('pages.entry') : foundSentence(foundOn, words),
    sha256: page.sha256,
  };
}

function foundSentence(foundOn: NonNullable<AssessedPage['foundOn']>, words: Words): string {
  const place = words.label('place', foundOn.place);
  if (foundOn.place === 'sitemap' || foundOn.place === 'slug') return place;
  return words.t('pages.found', { text: clip(foundOn.text, 60), page: foundOn.page, place });
}

function skippedView({ skipped }: Assessment, words: Words) {
  const promising = skipped.filter((item) => item.promises.length > 0);
  const others = [...promising.slice(promisingShown), ...skipped.filter((item) => item.promises.length === 0)];
  const counts = new Map<string, number>();
  for (const { reason } of others) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    total: skipped.length,
    promising: promising.slice(0, promisingShown).map((item) => ({
      url: item.url,
      text: clip(item.text ?? '', 80),
      promises: item.promises.map((type) => words.label('pageType', type)).join(', '),
      reason: words.label('skipped', item.reason),
    })),
    others: [...counts].sort((a, b) => b[1] - a[1]).map(([reason, count]) => ({ reason: words.label('skipped', reason), count })),
  };
}

function sheetRows({ bundle }: Assessment, words: Words) {
  const { sheet } = bundle.environment;
  return sheet === undefined ? [] : sheetView(sheet, words);
}

function methodView({ tool, ruleset, bundle, asOf }: Assessment, words: Words) {
  const { environment } = bundle;
  return {
    tool: `${tool.name} ${tool.version}`,
    set: ruleset.set,
    rules: ruleset.rules,
    rulesetDigest: ruleset.digest,
    bundleDigest: bundle.digest,
    seal: [...sealRows(bundle.seal, words), ...redactionRows(bundle.redaction, words)],
    tailoring: ruleset.tailoring,
    asOf,
    startedAt: bundle.startedAt,
    endedAt: bundle.endedAt,
    browser: environment.browser,
    browserWarning: environment.browserWarning ?? '',
    sandbox: words.t(`method.sandbox.${environment.sandbox}`),
    userAgent: environment.userAgent,
    viewport: environment.viewport,
    locale: environment.locale,
    system: `${environment.os}, Node.js ${environment.node}`,
    command: (environment.command ?? []).map(shellWord).join(' '),
    again: `vigie assess <${words.t('method.folder')}> --set ${shellWord(ruleset.set)} --as-of ${asOf}`,
  };
}
