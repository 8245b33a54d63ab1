import { existsSync, readFileSync, statSync } from 'node:fs';
import { AuditError } from '../errors.js';
import { bundlePath } from '../evidence/bundle-path.js';
import type { BundleWriter } from '../evidence/bundle-writer.js';
import type { Sealing } from '../evidence/seal/seal-files.js';
import { startPath, startStampPath, type TimeStampRecord } from '../evidence/seal/seal-record.js';
import { stampFile } from '../evidence/seal/time-stamper.js';
import { sha256 } from '../evidence/sha256.js';
import type { CaptureEvent } from './capture-event.js';
import { type CaptureRequest, requestPath } from './capture-request.js';

/**
 * Has an authority state the time before anything is visited, over what was asked for. A resumed capture keeps the stamp of its first
 * start. Resolves to what came of it, or undefined when no authority was named.
 */
export async function stampStart(
  writer: BundleWriter,
  sealing: Sealing | undefined,
  request: CaptureRequest,
): Promise<TimeStampRecord | undefined> {
  const place = (path: string) => bundlePath(writer.directory, path);
  if (existsSync(place(startStampPath))) {
    const known = JSON.parse(readFileSync(place(startStampPath), 'utf8')) as TimeStampRecord;
    for (const path of [startPath, startStampPath, known.request, known.response]) {
      if (path !== undefined && existsSync(place(path))) {
        const bytes = statSync(place(path)).size;
        writer.adoptFile({ path, sha256: sha256(readFileSync(place(path))), bytes });
      }
    }
    return known;
  }
  if (!sealing?.stamper) return undefined;
  const { entryUrl, startedAt, version, rulesetDigest } = request;
  const start = {
    schema: 1,
    entryUrl,
    startedAt,
    version,
    rulesetDigest,
    requestSha256: sha256(readFileSync(place(requestPath))),
  };
  const content = Buffer.from(`${JSON.stringify(start, null, 2)}\n`, 'utf8');
  writer.writeFile(startPath, content);
  const record = await stampFile(sealing.stamper, 'start', { path: startPath, content }, writer.writeFile);
  writer.writeFile(startStampPath, `${JSON.stringify(record, null, 2)}\n`);
  return record;
}

/**
 * Tells that an authority gave no time. Throws AuditError when the seal was required to be whole: what was captured stays where it is.
 */
export function tellStamp(
  stamp: TimeStampRecord | undefined,
  sealing: Sealing | undefined,
  tell: (event: CaptureEvent) => void,
): void {
  if (stamp === undefined || stamp.granted) return;
  const what = stamp.of === 'start' ? 'the start of the capture' : 'the contents of the bundle';
  const message = `No time-stamp for ${what}: ${stamp.reason ?? 'the authority did not answer'}`;
  if (sealing?.required) {
    throw new AuditError(message, {
      code: 'seal-incomplete',
      hint:
        stamp.of === 'start'
          ? 'Nothing was visited. Check the address after --tsa, or leave --require-seal out.'
          : 'What was captured is kept. Check the address after --tsa, or leave --require-seal out.',
    });
  }
  tell({ type: 'warning', code: 'time-stamp-failed', message });
}
