import type { CaptureOptions, ProbeRequest } from '../capture/capture-options.js';
import type { LoginWarning } from '../capture/storage-state.js';
import { UsageError } from '../errors.js';
import { type AuditFolder, defaultAuditDirectory, openAuditFolder } from './audit-folder.js';
import {
  type CaptureFlags,
  captureLimits,
  captureSecrets,
  type SecretFlags,
  slugTries,
  typedCommand,
} from './capture-request.js';
import { entryUrlFrom } from './entry-url.js';
import { assertNoSteering, assertSameSecrets, assertSameSite, optionsOf, resumeFolder } from './resume-folder.js';
import { type SealFlags, sealingOf } from './sealing.js';
import { auditConsentFlag, captureFlags, probeFlags } from './shared-flags.js';
import { assertSameSignalList, readSignalList } from './signal-list.js';

/** The options that the command line decides; rules, engine, events and signal are added by the command. */
export interface PlannedOptions
  extends Omit<CaptureOptions, 'directory' | 'ruleset' | 'engine' | 'version' | 'onEvent' | 'signal' | 'probes'> {
  /** Absent: no probes. Which ones are run, the chosen rules say. */
  readonly probing?: ProbeRequest | undefined;
}

export interface CapturePlan {
  readonly options: PlannedOptions;
  readonly warnings: readonly LoginWarning[];
  /** Creates the folder of a new capture, or names the one that goes on. Asked for last: a refused command leaves nothing behind. */
  readonly openFolder: () => AuditFolder;
}

export interface CapturePlanInput {
  readonly url: string | undefined;
  readonly flags: CaptureFlags &
    SecretFlags &
    SealFlags & { readonly resume?: string | undefined; readonly out?: string | undefined };
  /** Names of the flags that stood on the command line. */
  readonly given: readonly string[];
  readonly bin: string;
  readonly argv: readonly string[];
}

/** Flags that are given again when a capture goes on: what is not kept, or changes no page of the visit. */
const allowedAgain = new Set(['header', 'basic-auth', 'proxy', 'storage-state', 'signal-list', 'browser', 'delay']);
const steering = new Set(
  [captureFlags, auditConsentFlag, probeFlags].flatMap(Object.keys).filter((name) => !allowedAgain.has(name)),
);

const politenessOf = (ms: number | undefined) => (ms === undefined ? {} : { politenessMs: ms });

/** What the command line asks for, checked; throws UsageError or ConfigError before anything is written or visited. */
export function capturePlan(input: CapturePlanInput): CapturePlan {
  const { url, flags } = input;
  const entryUrl = url === undefined ? undefined : entryUrlFrom(url);
  const { secrets, warnings } = captureSecrets(flags);
  const sealing = sealingOf(flags, new Date());
  if (flags.resume !== undefined) {
    const { folder, request } = resumeFolder(flags.resume);
    assertSameSite(request.entryUrl, entryUrl);
    assertNoSteering(input.given.filter((name) => steering.has(name)));
    assertSameSecrets(request, secrets);
    const signalList = flags['signal-list'] === undefined ? undefined : readSignalList(flags['signal-list']);
    assertSameSignalList(request.options.signalList, signalList);
    return {
      options: {
        ...optionsOf(request),
        limits: {
          slugTries,
          ...(request.options.tabs === undefined ? {} : { tabs: request.options.tabs }),
          ...politenessOf(flags.delay ?? request.options.delayMs),
        },
        command: typedCommand(input.bin, input.argv),
        resume: true,
        ...(signalList === undefined ? {} : { signalList }),
        ...(sealing === undefined ? {} : { sealing }),
        ...(secrets === undefined ? {} : { secrets }),
        ...(flags.browser === undefined ? {} : { browserPath: flags.browser }),
      },
      warnings,
      openFolder: () => folder,
    };
  }
  if (entryUrl === undefined) {
    throw new UsageError('The address of the site (url) is missing.', {
      code: 'no-address',
      hint: 'Give the entry page of the site, or --resume with the folder of an unfinished capture.',
    });
  }
  return {
    options: {
      ...captureLimits(flags),
      entryUrl,
      command: typedCommand(input.bin, input.argv),
      ...(sealing === undefined ? {} : { sealing }),
      ...(secrets === undefined ? {} : { secrets }),
    },
    warnings,
    openFolder: () => openAuditFolder(flags.out ?? defaultAuditDirectory(entryUrl, new Date())),
  };
}

/** Names of the flags that stood on the command line, from what oclif's parser says of each. */
export const givenFlags = (
  flags: Readonly<Record<string, { readonly setFromDefault?: boolean | undefined } | undefined>>,
): readonly string[] => Object.entries(flags).flatMap(([name, from]) => (from?.setFromDefault ? [] : [name]));
