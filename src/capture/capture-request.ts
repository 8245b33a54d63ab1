import { existsSync, readFileSync } from 'node:fs';
import { EvidenceError, UsageError } from '../errors.js';
import { bundlePath } from '../evidence/bundle-path.js';
import type { BundleWriter } from '../evidence/bundle-writer.js';
import type { CaptureRecord } from '../evidence/capture-record.js';
import { sha256 } from '../evidence/sha256.js';
import type { SignalList } from './abuse-watch.js';
import type { CaptureLimits, CaptureOptions, SheetRequest } from './capture-options.js';

/** `capture-request.json`: what was asked for, written before anything is visited, so that a killed capture can be taken up again. */
export interface CaptureRequest {
  readonly schema: 1;
  readonly entryUrl: string;
  readonly startedAt: string;
  readonly version: string;
  readonly rulesetDigest: string;
  readonly options: CaptureRecord['options'];
  readonly needs?: readonly string[];
  /** Kept here so that a resumed capture has it too. */
  readonly sheet?: SheetRequest;
}

export const requestPath = 'capture-request.json';

/** The options as they are recorded: everything that steers the visit, no secret. */
export function recordedOptions(options: CaptureOptions, limits: CaptureLimits, samples: number): CaptureRecord['options'] {
  const { secrets } = options;
  const headerNames = Object.keys(secrets?.headers ?? {}).sort();
  return {
    maxPages: options.maxPages,
    maxDepth: options.maxDepth,
    maxSeconds: options.maxSeconds,
    locale: options.locale,
    timezone: options.timezone,
    viewport: options.viewport,
    samples,
    robots: options.robots ?? 'respect',
    device: options.device ?? 'desktop',
    tabs: limits.tabs,
    delayMs: limits.politenessMs,
    media: options.media ?? 'auto',
    ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
    ...(headerNames.length > 0 ? { headerNames } : {}),
    ...(secrets?.basicAuth ? { basicAuth: true } : {}),
    ...(secrets?.storageState ? { storageState: true } : {}),
    ...(secrets?.proxy ? { proxy: withoutCredentials(secrets.proxy) } : {}),
    ...(options.allowPrivate && options.allowPrivate.length > 0 ? { allowPrivate: options.allowPrivate } : {}),
    ...(options.signalList === undefined ? {} : { signalList: recordedList(options.signalList) }),
    ...(options.cleared && options.cleared.length > 0 ? { cleared: options.cleared } : {}),
    ...(options.consentStates === undefined ? {} : { consentStates: options.consentStates }),
    ...(options.probes === undefined
      ? {}
      : {
          probes: {
            allowRequests: options.probes.allowRequests,
            ...(options.probes.named?.length ? { named: options.probes.named } : {}),
          },
        }),
  };
}

/** The list may be lent under secrecy: its hash says later which one it was. */
export function recordedList({ words, addresses }: SignalList): NonNullable<CaptureRecord['options']['signalList']> {
  return { words: words.length, addresses: addresses.length, sha256: sha256([...words, ...addresses].join('\n')) };
}

function withoutCredentials(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** Writes the request of a new capture, or checks that the one being resumed is the same visit. */
export function openRequest(writer: BundleWriter, options: CaptureOptions, request: CaptureRequest): CaptureRequest {
  if (!options.resume) {
    writer.writeFile(requestPath, `${JSON.stringify(request, null, 2)}\n`);
    return request;
  }
  const known = readRequest(writer.directory);
  writer.writeFile(requestPath, readFileSync(bundlePath(writer.directory, requestPath)));
  const differs = differenceOf(known, request);
  if (differs) {
    throw new UsageError(`The unfinished capture in ${writer.directory} cannot go on: ${differs}.`, {
      code: 'resume-differs',
      hint: 'Give the same options as before, or capture anew into another folder.',
    });
  }
  return known;
}

/** Reads the request of an unfinished capture. Throws EvidenceError when the folder holds none. */
export function readRequest(directory: string): CaptureRequest {
  const file = bundlePath(directory, requestPath);
  if (!existsSync(file)) {
    throw new EvidenceError(`${directory} holds no capture that was begun: it has no ${requestPath}.`, {
      code: 'nothing-to-resume',
      hint: 'Name the folder of a capture that was interrupted, or capture anew without --resume.',
    });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as CaptureRequest;
}

/** What makes two requests different visits, in words; undefined when the second continues the first. Limits may differ. */
function differenceOf(known: CaptureRequest, asked: CaptureRequest): string | undefined {
  if (known.entryUrl !== asked.entryUrl) return `it visits ${known.entryUrl}, not ${asked.entryUrl}`;
  if (known.rulesetDigest !== asked.rulesetDigest) return 'the rules have changed since, and with them what is looked for';
  const steering = ['locale', 'device', 'robots', 'samples', 'userAgent', 'storageState', 'basicAuth', 'proxy'] as const;
  const changed = steering.find((name) => (known.options[name] ?? '') !== (asked.options[name] ?? ''));
  return changed === undefined
    ? undefined
    : `its option "${changed}" was ${String(known.options[changed] ?? 'not given')} and is now ${String(asked.options[changed] ?? 'not given')}`;
}
