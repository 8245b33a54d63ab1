import { consentFile } from '../evidence/consent-record.js';
import type { RedactionRecord } from '../evidence/redact/redaction-record.js';
import type { Assessment, EvidencePointer } from './assessment.js';

const withheld = '[withheld]';

export interface AssessmentRedaction {
  readonly record: RedactionRecord;
  /** SHA-256 of the copy's datapackage.json. */
  readonly copy: string;
  /** Replaces words as they were replaced in the copy. */
  readonly mask: (text: string) => string;
  /** Addresses that only links of pages which went led to. */
  readonly leftOut: ReadonlySet<string>;
}

/** Words of the rules: whatever a page said, they stay. */
const ofRules: ReadonlySet<string> = new Set(['title', 'name', 'rationale', 'remedy', 'question', 'legal']);

/**
 * An assessment as it may go with a redacted copy: the same results, told without the words that were taken out of the evidence. It stays
 * the assessment of the original: a copy is never judged, since what was taken out cannot be told from what was never there.
 */
export function redactAssessment(assessment: Assessment, { record, copy, mask, leftOut }: AssessmentRedaction): Assessment {
  const gone = new Set(record.pages);
  const lost = new Set(record.files.filter(({ state }) => state === 'withheld').map(({ path }) => path));
  const said = gone.size === 0 ? new Set<string>() : wordsOf(assessment, gone);
  const { consent, probes, ...rest } = assessment;
  const left = {
    ...rest,
    skipped: rest.skipped.filter(({ url }) => !leftOut.has(url)),
    ...(consent === undefined || lost.has(consentFile) ? {} : { consent }),
    ...(probes === undefined ? {} : { probes: probes.filter(({ page }) => !gone.has(page)) }),
  };
  const clean = redacted(left, {
    gone,
    lost,
    mask: (text) => (leftOut.has(text) ? withheld : mask(withoutWords(text, said))),
  }) as Assessment;
  const { redactedAt, reason, by } = record;
  const redaction = { copy, redactedAt, reason, ...(by === undefined ? {} : { by }) };
  return { ...clean, bundle: { ...clean.bundle, redaction } };
}

interface Redaction {
  readonly gone: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
  readonly mask: (text: string) => string;
}

function redacted(value: unknown, by: Redaction): unknown {
  if (typeof value === 'string') return by.mask(value);
  if (Array.isArray(value)) return value.map((each) => redacted(each, by));
  if (typeof value !== 'object' || value === null) return value;
  const kept = isPointer(value) ? pointer(value, by) : isPage(value) ? page(value, by) : value;
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([name, each]) => !(name === 'screenshot' && typeof each === 'string' && by.lost.has(each)))
      .map(([name, each]) => [name, ofRules.has(name) && typeof each === 'object' ? each : redacted(each, by)]),
  );
}

/** Of a page that was taken out, what it said; of a picture that was, where it showed it. */
function pointer(value: EvidencePointer, { gone, lost }: Redaction): object {
  const { quote, rect, picture, screenshot, screenshotSha256, ...rest } = value;
  const isGone = gone.has(value.page);
  const shows = screenshot !== undefined && !lost.has(screenshot);
  return {
    ...rest,
    ...(quote === undefined || isGone ? {} : { quote }),
    ...(isGone || !shows ? {} : { rect, picture, screenshot, screenshotSha256 }),
  };
}

/** Without the title of a page that went, and without the words of the link on such a page that led to another. */
function page(value: Assessment['pages'][number], { gone }: Redaction): object {
  const { foundOn } = value;
  const found = foundOn !== undefined && gone.has(foundOn.page) ? { foundOn: { ...foundOn, text: '' } } : {};
  return { ...value, ...(gone.has(value.id) ? { title: '' } : {}), ...found };
}

/** Everything that results quote from the pages that are gone, longest first. */
function wordsOf(assessment: Assessment, gone: ReadonlySet<string>): ReadonlySet<string> {
  const words: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (typeof value !== 'object' || value === null) return;
    if (isPointer(value) && gone.has(value.page)) words.push(value.quote?.exact ?? '');
    const { text, evidence } = value as { readonly text?: unknown; readonly evidence?: unknown };
    if (typeof text === 'string' && Array.isArray(evidence) && evidence.some((each) => isPointer(each) && gone.has(each.page)))
      words.push(text);
    if (isPage(value) && gone.has(value.id)) words.push(value.title);
    Object.values(value).forEach(look);
  };
  look(assessment.results);
  look(assessment.facts);
  look(assessment.pages);
  // A word or two may stand anywhere, in the law as well.
  return new Set(words.filter((word) => word.length >= 4).sort((a, b) => b.length - a.length));
}

const withoutWords = (text: string, words: ReadonlySet<string>): string =>
  [...words].reduce((clean, word) => clean.replaceAll(word, withheld), text);

const isPointer = (value: unknown): value is EvidencePointer =>
  typeof value === 'object' && value !== null && 'page' in value && 'artifact' in value && 'sha256' in value;
const isPage = (value: object): value is Assessment['pages'][number] => 'id' in value && 'loadState' in value && 'title' in value;
