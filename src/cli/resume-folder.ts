import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CaptureOptions, CaptureSecrets, ProbeRequest } from '../capture/capture-options.js';
import { type CaptureRequest, readRequest, requestPath } from '../capture/capture-request.js';
import { UsageError } from '../errors.js';
import { bundlePath } from '../evidence/bundle-path.js';
import { manifestPath } from '../evidence/manifest.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { type AuditFolder, auditFolderAt } from './audit-folder.js';

export interface UnfinishedCapture {
  readonly folder: AuditFolder;
  readonly request: CaptureRequest;
}

function refused(code: string, message: string, hint: string): UsageError {
  return new UsageError(message, { code, hint });
}

/**
 * Finds the unfinished capture in the folder of an audit, or in the bundle folder itself.
 * Throws UsageError when there is none, when it is finished already, or when what it was asked for cannot be read.
 */
export function resumeFolder(typed: string): UnfinishedCapture {
  const given = resolve(typed);
  if (!existsSync(given)) throw refused('resume-missing', `There is no folder ${typed}.`, 'Check the path after --resume.');
  for (const bundle of [given, join(given, 'evidence.wacz')]) {
    if (existsSync(bundlePath(bundle, manifestPath))) {
      throw refused(
        'resume-finished',
        `The capture in ${typed} is finished and sealed: nothing may be added to it.`,
        'Judge it with `vigie assess`, or start a new one without --resume.',
      );
    }
    if (existsSync(bundlePath(bundle, requestPath))) {
      return { folder: { ...auditFolderAt(dirname(bundle)), bundle }, request: usableRequest(bundle) };
    }
  }
  throw refused(
    'resume-nothing',
    `The folder ${typed} holds no unfinished capture.`,
    'Give the folder of an audit or capture that was cut short, or start a new one without --resume.',
  );
}

function usableRequest(bundle: string): CaptureRequest {
  try {
    const request = readRequest(bundle);
    if (request.schema === 1 && typeof request.entryUrl === 'string' && typeof request.options.maxPages === 'number')
      return request;
  } catch {
    // Half written or altered: told below.
  }
  throw refused(
    'resume-unreadable',
    `The file ${requestPath} in ${bundle} does not say what the capture was asked for.`,
    'The file was altered: start a new capture without --resume.',
  );
}

/** The options of the unfinished capture, as they were recorded. */
export function optionsOf({ entryUrl, options, needs, sheet }: CaptureRequest) {
  const {
    maxPages,
    maxDepth,
    maxSeconds,
    locale,
    timezone,
    viewport,
    samples,
    robots,
    device,
    allowPrivate,
    consentStates,
    probes,
    userAgent,
    media,
    cleared,
  } = options;
  return {
    entryUrl,
    maxPages,
    maxDepth,
    maxSeconds,
    locale,
    timezone,
    viewport,
    samples,
    robots,
    device,
    allowPrivate,
    consentStates,
    probing: probes,
    userAgent,
    media,
    cleared,
    ...(sheet === undefined ? {} : { sheet }),
    ...(needs === undefined ? {} : { needs: needs as readonly PageType[] }),
  } satisfies Partial<CaptureOptions> & { readonly probing?: ProbeRequest | undefined };
}

/** Which secrets a capture has, never their values. */
interface SecretNames {
  readonly headers: readonly string[];
  readonly given: ReadonlySet<string>;
}

const secretFlags = { storageState: '--storage-state', basicAuth: '--basic-auth', proxy: '--proxy' } as const;
type SecretKey = keyof typeof secretFlags;

const namesOf = (headers: readonly string[], has: (key: SecretKey) => boolean): SecretNames => ({
  headers: headers.map((name) => name.toLowerCase()).sort(),
  given: new Set((Object.keys(secretFlags) as SecretKey[]).filter(has)),
});

/** Secrets are not kept, so they are given again; others than before would mix two visits. Throws UsageError. */
export function assertSameSecrets({ options }: CaptureRequest, secrets: CaptureSecrets | undefined): void {
  const before = namesOf(options.headerNames ?? [], (key) => Boolean(options[key]));
  const now = namesOf(Object.keys(secrets?.headers ?? {}), (key) => secrets?.[key] !== undefined);
  const key = (Object.keys(secretFlags) as SecretKey[]).find((name) => before.given.has(name) !== now.given.has(name));
  if (key !== undefined) throw otherSecrets(secretFlags[key], before.given.has(key));
  if (before.headers.join() === now.headers.join()) return;
  const names = before.headers.length > 0 ? ` (${options.headerNames?.join(', ')})` : '';
  throw otherSecrets(`--header${names}`, before.headers.length > 0);
}

const otherSecrets = (flag: string, wasGiven: boolean): UsageError =>
  refused(
    'resume-other-secrets',
    `The capture was started ${wasGiven ? 'with' : 'without'} ${flag}.`,
    wasGiven ? 'Give the same again: its value is not kept in the evidence.' : 'Leave it out, or start a new capture.',
  );

/** Throws UsageError when an address is given and is not the one of the unfinished capture. */
export function assertSameSite(before: string, now: string | undefined): void {
  if (now === undefined || now === before) return;
  throw refused(
    'resume-other-site',
    `The unfinished capture is one of ${before}, not of ${now}.`,
    'Leave the address out, or give the folder of the right capture after --resume.',
  );
}

/** Throws UsageError for the first flag that would change a visit that has begun. */
export function assertNoSteering(flags: readonly string[]): void {
  const [first] = flags;
  if (first === undefined) return;
  throw refused(
    'resume-other-options',
    `--${first} cannot be given with --resume: the visit goes on with the options it was started with.`,
    'Leave it out, or start a new capture without --resume.',
  );
}
