import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Assessment } from '../assess/assessment.js';
import { redactAssessment } from '../assess/redact-assessment.js';
import { serialiseAssessment } from '../assess/serialise.js';
import { UsageError } from '../errors.js';
import type { EvidenceBundle } from '../evidence/bundle.js';
import { custodyLogPath } from '../evidence/custody-log.js';
import { readBundle } from '../evidence/read-bundle.js';
import { type Redacted, type RedactionRequest, redactBundle } from '../evidence/redact/redact-bundle.js';
import type { RedactionRecord } from '../evidence/redact/redaction-record.js';
import { renderHtml } from '../report/render-html.js';
import type { AuditFolder } from './audit-folder.js';
import type { InterfaceLanguage } from './interface-language.js';
import { noteCustody } from './note-custody.js';
import { readAssessment } from './read-assessment.js';
import { screenshotsOf } from './screenshots-of.js';

/** What was made for handing over. */
export interface RedactedAudit extends Pick<Redacted, 'record' | 'sealed'> {
  /** The assessment without the words that were taken out; absent when the original had none beside it. */
  readonly assessment?: Assessment;
}

/**
 * Makes the redacted copy of a bundle in a folder of its own, with the assessment and report that stand beside the original, and notes
 * it in both custody logs; the copy's begins with the lines of the original's.
 * @param given the bundle as it was named, folder or file; `directory` is where it can be read
 */
export async function redactAudit(
  given: string,
  directory: string,
  folder: AuditFolder,
  request: RedactionRequest & { readonly version: string; readonly lang: InterfaceLanguage },
  warn: (message: string) => void,
): Promise<RedactedAudit> {
  const { version, lang, by, reason } = request;
  const { record, sealed, mask } = await redactBundle(directory, folder.bundle, request);
  const who = by === undefined ? {} : { by };
  const log = custodyLogPath(given);
  if (existsSync(log)) copyFileSync(log, custodyLogPath(folder.bundle));
  const ofCopy = {
    action: 'redacted',
    version,
    digest: sealed.digest,
    ...who,
    detail: `copy of ${record.original}: ${reason}`,
  } as const;
  await noteCustody(folder.bundle, ofCopy, warn);
  const ofOriginal = {
    action: 'redacted',
    version,
    digest: record.original,
    ...who,
    detail: `copy ${sealed.digest}: ${reason}`,
  } as const;
  await noteCustody(given, ofOriginal, warn);

  const beside = assessmentBeside(given, record.original);
  if (beside === undefined) return { record, sealed };
  const assessment = redactAssessment(beside, {
    record,
    copy: sealed.digest,
    mask,
    leftOut: leftOut(readBundle(directory), record),
  });
  writeFileSync(folder.assessment, serialiseAssessment(assessment));
  writeFileSync(folder.report, renderHtml(assessment, { lang, screenshot: screenshotsOf(readBundle(folder.bundle)) }));
  return { record, sealed, assessment };
}

/** Addresses that were not visited, and were seen on pages that went. */
const leftOut = ({ skipped }: EvidenceBundle, { pages }: RedactionRecord): ReadonlySet<string> =>
  new Set(skipped.filter(({ page }) => page !== undefined && pages.includes(page)).map(({ url }) => url));

function assessmentBeside(given: string, digest: string): Assessment | undefined {
  const file = join(dirname(resolve(given)), 'assessment.json');
  if (!existsSync(file)) return undefined;
  const assessment = readAssessment(file);
  return assessment.bundle.digest === digest ? assessment : undefined;
}

/** The values of a file, one a line; throws UsageError when it cannot be read or holds none. */
export function textsIn(file: string): readonly string[] {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`The file ${file} of --text-file cannot be read: ${(cause as Error).message}.`, {
      code: 'file-unreadable',
      hint: 'Check the path.',
      cause,
    });
  }
  const texts = content.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (texts.length === 0) {
    throw new UsageError(`The file ${file} of --text-file holds no words.`, {
      code: 'no-words',
      hint: 'Write one value a line: a name, a pseudonym, an address.',
    });
  }
  return texts;
}
