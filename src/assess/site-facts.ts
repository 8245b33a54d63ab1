import type { Observation } from '../facts/page-view.js';
import { asksConsent } from '../ruleset/asks-consent.js';
import { soughtAnywhere } from '../ruleset/needed-page-types.js';
import type { FactLeaf, Node } from '../ruleset/node.js';
import { probesIn } from '../ruleset/probes-in.js';
import { type Language, notTestedReasons, type PageType, type Reason, reviewReasons, type Truth } from '../ruleset/vocabulary.js';
import type { EvidencePointer } from './assessment.js';
import { consentPage, consentPointer } from './consent-evidence.js';
import { coverageOf } from './coverage.js';
import { lacksParts } from './coverage-network.js';
import { pointersTo, pointerTo } from './evidence-pointer.js';
import { sampledTypes } from './page-groups.js';
import { probedPages, probePointer } from './probe-evidence.js';
import { isPoorlyRead, pagesById, pagesOfTypes, type ReadablePage, type Site } from './site.js';
import { whyNoPage, whyNothingReadable } from './why-missing.js';

/** One leaf of a rule, as it is asked of the whole site. */
export interface SiteQuestion {
  readonly leaf: Node;
  readonly pages: readonly PageType[] | 'any';
  readonly languages?: readonly Language[] | undefined;
}

export interface SiteAnswer {
  readonly value: Truth;
  readonly reason?: Reason;
  /** Extracted value, when true. */
  readonly text?: string;
  readonly evidence: readonly EvidencePointer[];
  /** Page types of the absence protocol on which the answer rests. */
  readonly sought?: readonly PageType[];
}

type Said = Pick<Observation, 'quote' | 'text' | 'reason' | 'state' | 'violations'>;

/** Its parts are named one by one: a copy of whatever an answer holds took a fortieth of all judging. */
type PageAnswer = { readonly [Key in keyof Said]?: Said[Key] | undefined } & {
  readonly value: Truth;
  readonly page: ReadablePage;
};

const shownWhenTrue = 3;
const shownWhenFalse = 5;

const isReason = (text: string): text is Reason => ([...reviewReasons, ...notTestedReasons] as readonly string[]).includes(text);

export const reasonFrom = (text: string | undefined): Reason => (text !== undefined && isReason(text) ? text : 'ambiguous');

/** Page types whose absence must be proved before a leaf can be called absent. */
export const soughtBy = (pages: readonly PageType[] | 'any'): readonly PageType[] =>
  pages === 'any' ? soughtAnywhere : [...new Set(pages)].sort();

function ask(site: Site, question: SiteQuestion, page: ReadablePage): PageAnswer {
  const { code } = page.view.language;
  if (question.languages !== undefined && code !== 'und' && !(question.languages as readonly string[]).includes(code))
    return { page, value: 'unknown', reason: 'language-unsupported' };
  const { fact } = question.leaf;
  const answer = fact === undefined ? site.engine.evaluate(page.view, question.leaf) : site.engine.observe(page.view, fact.id);
  const { value, quote, text, reason, state, violations } = answer;
  return { page, value, quote, text, reason, state, violations };
}

/** Words not found in a file that a machine reads badly, or on a page that did not load whole, may stand there all the same. */
function doubted(site: Site, answer: PageAnswer): PageAnswer {
  const { page, value } = answer;
  if (value !== false) return answer;
  if (isPoorlyRead(page.record)) return { page, value: 'unknown', reason: 'low-quality-text' };
  const isPartial = page.record.loadState === 'navigation-timeout' || lacksParts(site, page.record);
  return isPartial ? { page, value: 'unknown', reason: 'coverage-incomplete' } : answer;
}

/** What a leaf that stays open says: for a page that did not load whole, the search that is incomplete with it. */
function leftOpen(site: Site, question: SiteQuestion, open: readonly PageAnswer[]): SiteAnswer {
  const reason = reasonFrom(open[0]?.reason);
  const evidence = show(site, open, question.leaf.fact?.id, shownWhenTrue);
  return {
    value: 'unknown',
    reason,
    evidence,
    ...(reason === 'coverage-incomplete' ? { sought: soughtBy(question.pages) } : {}),
  };
}

function show(site: Site, answers: readonly PageAnswer[], fact: string | undefined, limit: number): EvidencePointer[] {
  return answers.slice(0, limit).flatMap(({ page, quote, violations }) => {
    // Files of a report lie on pages of their own; it is asked on the first of them.
    return violations === undefined ? [pointerTo(page, { fact, quote })] : pointersTo(violations, fact, pagesById(site));
  });
}

function absent(site: Site, question: SiteQuestion, asked: readonly PageAnswer[]): SiteAnswer {
  const fact = question.leaf.fact?.id;
  const absence: FactLeaf['absence'] = question.leaf.fact?.absence ?? 'protocol';
  const evidence = show(site, asked, fact, shownWhenFalse);
  if (absence === 'never') return { value: 'unknown', reason: 'not-found', evidence };
  const sought = soughtBy(question.pages);
  if (absence === 'visited') {
    // The pages seen suffice: where none of them was seen, nothing is known.
    if (asked.length > 0) return { value: false, evidence };
    return { value: 'unknown', reason: whyNoPage(site, sought) ?? 'page-not-found', evidence: [] };
  }
  const seen = new Set(asked.map(({ page }) => page));
  const elsewhere = site.readable.filter((page) => !seen.has(page)).map((page) => ask(site, question, page));
  // The item may stand on a page that was not recognised: it is then neither absent nor where it was expected.
  const found = elsewhere.filter((answer) => answer.value === true);
  if (found.length > 0)
    return { value: 'unknown', reason: 'ambiguous', evidence: show(site, found, fact, shownWhenTrue), sought };
  const missing = question.pages === 'any' ? undefined : whyNoPage(site, sought);
  if (missing !== undefined) return { value: 'unknown', reason: missing, evidence, sought };
  const open = elsewhere.filter((answer) => answer.value === 'unknown');
  if (open.length > 0)
    return { value: 'unknown', reason: reasonFrom(open[0]?.reason), evidence: show(site, open, fact, shownWhenTrue), sought };
  const looked = evidence.length > 0 ? evidence : show(site, elsewhere, fact, shownWhenFalse);
  if (!coverageOf(site, sought).complete) return { value: 'unknown', reason: 'coverage-incomplete', evidence: looked, sought };
  return { value: false, evidence: looked, sought };
}

function some(site: Site, question: SiteQuestion): SiteAnswer {
  const fact = question.leaf.fact?.id;
  const answers = pagesOfTypes(site, question.pages).map((page) => ask(site, question, page));
  // Where any page will do, a scan that nothing announces as the page sought keeps no question open.
  const asked = question.pages === 'any' ? answers : answers.map((answer) => doubted(site, answer));
  const yes = asked.filter((answer) => answer.value === true);
  if (yes.length > 0) {
    const text = yes.find((answer) => answer.text !== undefined)?.text;
    return { value: true, ...(text === undefined ? {} : { text }), evidence: show(site, yes, fact, shownWhenTrue) };
  }
  const open = asked.filter((answer) => answer.value === 'unknown');
  if (open.length > 0) return leftOpen(site, question, open);
  return absent(site, question, asked);
}

const isSampled = (pages: readonly PageType[] | 'any'): boolean =>
  pages !== 'any' && pages.every((type) => sampledTypes.has(type));

function every(site: Site, question: SiteQuestion, wanted: boolean): SiteAnswer {
  const fact = question.leaf.fact?.id;
  const asked = pagesOfTypes(site, question.pages).map((page) => doubted(site, ask(site, question, page)));
  if (asked.length === 0)
    return { value: 'unknown', reason: whyNoPage(site, soughtBy(question.pages)) ?? 'page-not-found', evidence: [] };
  const against = asked.filter((answer) => answer.value === !wanted);
  if (against.length > 0) {
    const evidence = show(site, against, fact, shownWhenFalse);
    if (question.leaf.fact?.absence === 'never') return { value: 'unknown', reason: 'not-found', evidence };
    const agreeing = asked.filter((answer) => answer.value === wanted);
    // Of a sample of pages of one make some show the item, others not: those may be pages of another make.
    if (wanted && agreeing.length > 0 && isSampled(question.pages))
      return {
        value: 'unknown',
        reason: 'sample-disagrees',
        evidence: [...evidence, ...show(site, agreeing, fact, shownWhenTrue)],
      };
    return { value: false, evidence };
  }
  const open = asked.filter((answer) => answer.value === 'unknown');
  if (open.length > 0) return leftOpen(site, question, open);
  return { value: true, evidence: show(site, asked, fact, shownWhenTrue) };
}

/** What rests on the record of consent is asked once, of the page that carries it; what it says stands beside no other page. */
function fromConsent(site: Site, question: SiteQuestion): SiteAnswer {
  const page = consentPage(site) ?? site.readable[0];
  if (page === undefined) return { value: 'unknown', reason: 'capture-missing', evidence: [] };
  const answer = ask(site, question, page);
  const { value, text, quote, state } = answer;
  const evidence = consentPointer(site, page, { fact: question.leaf.fact?.id, quote, state });
  if (value === 'unknown') return { value, reason: reasonFrom(answer.reason), evidence };
  if (value === false && question.leaf.fact?.absence === 'never') return { value: 'unknown', reason: 'not-found', evidence };
  return { value, ...(value && text !== undefined ? { text } : {}), evidence };
}

/** What probes found from the pages where they began: one way that was found suffices, and none was found where all say so. */
function fromProbes(site: Site, question: SiteQuestion, probes: readonly string[]): SiteAnswer {
  const { fact } = question.leaf;
  const probed = probedPages(site, probes);
  const [anyPage] = site.readable;
  if (probed.length === 0 && anyPage !== undefined) {
    // None ran: the leaf itself says what that counts as.
    const { value } = ask(site, question, anyPage);
    return { value, ...(value === 'unknown' ? { reason: 'capture-missing' } : {}), evidence: [] };
  }
  const asked = probed.map((on) => ({ ...ask(site, question, on.page), on }));
  const pointers = (answers: typeof asked, limit: number) =>
    answers.slice(0, limit).map(({ on, quote }) => probePointer(site, on, { fact: fact?.id, quote }));
  const yes = asked.filter(({ value }) => value === true);
  if (yes.length > 0) {
    const text = yes.find((answer) => answer.text !== undefined)?.text;
    return { value: true, ...(text === undefined ? {} : { text }), evidence: pointers(yes, shownWhenTrue) };
  }
  const open = asked.filter(({ value }) => value === 'unknown');
  if (open.length > 0) return { value: 'unknown', reason: reasonFrom(open[0]?.reason), evidence: pointers(open, shownWhenTrue) };
  const evidence = pointers(asked, shownWhenFalse);
  return fact?.absence === 'never' ? { value: 'unknown', reason: 'not-found', evidence } : { value: false, evidence };
}

/**
 * The truth of one leaf for the whole site, from the answers of its pages.
 *
 * `some` (default): true where one target page says so; when all say no, what that means is the leaf's `absence`. A leaf
 * with `is: false` is the negation of that answer. `every`: all target pages must agree with `is`; one that does not
 * decides, and no page at all is unknown. Where only some pages of a sample lack the item, they disagree and nothing is concluded.
 */
export function answerSite(site: Site, question: SiteQuestion): SiteAnswer {
  const leaf = question.leaf.fact;
  if (site.readable.length === 0) return { value: 'unknown', reason: whyNothingReadable(site), evidence: [] };
  if (leaf?.quantifier === 'every') return every(site, question, leaf.is !== false);
  const probes = probesIn(site.ruleset, question.leaf);
  const isConsent = leaf !== undefined && asksConsent(site.ruleset, leaf.id);
  const answer =
    probes.length > 0 ? fromProbes(site, question, probes) : isConsent ? fromConsent(site, question) : some(site, question);
  return leaf?.is === false && answer.value !== 'unknown' ? { ...answer, value: !answer.value } : answer;
}
