import type { CaptureOptions, CaptureSecrets, ProbeRequest } from '../capture/capture-options.js';
import { type DeviceName, deviceTraits } from '../capture/device.js';
import { type LoginWarning, readStorageState } from '../capture/storage-state.js';
import { checkedBasicAuth, checkedHeaders, checkedProxy } from './checked-credentials.js';
import { checkedHosts } from './checked-hosts.js';
import { checkedPatterns } from './checked-patterns.js';
import { checkedLocale, checkedTimezone } from './checked-place.js';
import { checkedSheet, type SheetFlags } from './checked-sheet.js';
import { checkedUserAgent, checkedViewport } from './checked-window.js';
import { maskedCommand } from './masked-command.js';
import { readSignalList } from './signal-list.js';

/** Flags of `capture` and `audit` that steer the visit. */
export interface CaptureFlags extends SheetFlags {
  readonly 'max-pages': number;
  readonly 'max-depth': number;
  readonly 'max-seconds': number;
  readonly locale: string;
  readonly timezone: string;
  readonly browser?: string | undefined;
  readonly samples?: number | undefined;
  readonly robots?: 'respect' | 'ignore' | undefined;
  readonly concurrency?: number | undefined;
  readonly delay?: number | undefined;
  readonly device?: DeviceName | undefined;
  readonly viewport?: string | undefined;
  readonly 'user-agent'?: string | undefined;
  readonly 'allow-private'?: readonly string[] | undefined;
  readonly media?: 'keep' | 'none' | undefined;
  readonly 'signal-list'?: string | undefined;
  readonly cleared?: readonly string[] | undefined;
  readonly consent?: boolean | undefined;
  readonly probes?: boolean | undefined;
  readonly 'allow-request'?: readonly string[] | undefined;
  readonly 'with-probe'?: readonly string[] | undefined;
}

/** Flags that hold secrets, or the path of one. */
export interface SecretFlags {
  readonly header?: readonly string[] | undefined;
  readonly 'basic-auth'?: string | undefined;
  readonly proxy?: string | undefined;
  readonly 'storage-state'?: string | undefined;
}

/** Every usual address of rules/page-types is asked for: one that was not tried leaves an absence unproved. */
export const slugTries = Number.MAX_SAFE_INTEGER;

/** The visit as the flags ask for it; throws UsageError for a value that cannot be used. */
export const captureLimits = (flags: CaptureFlags) =>
  ({
    sheet: checkedSheet(flags),
    maxPages: flags['max-pages'],
    maxDepth: flags['max-depth'],
    maxSeconds: flags['max-seconds'],
    locale: checkedLocale(flags.locale),
    timezone: checkedTimezone(flags.timezone),
    viewport: flags.viewport === undefined ? deviceTraits(flags.device).viewport : checkedViewport(flags.viewport),
    limits: {
      slugTries,
      ...(flags.concurrency === undefined ? {} : { tabs: flags.concurrency }),
      ...(flags.delay === undefined ? {} : { politenessMs: flags.delay }),
    },
    ...(flags.browser === undefined ? {} : { browserPath: flags.browser }),
    ...(flags.samples === undefined ? {} : { samples: flags.samples }),
    ...(flags.robots === undefined ? {} : { robots: flags.robots }),
    ...(flags.device === undefined ? {} : { device: flags.device }),
    ...(flags['user-agent'] === undefined ? {} : { userAgent: checkedUserAgent(flags['user-agent']) }),
    ...(flags['allow-private'] === undefined ? {} : { allowPrivate: checkedHosts(flags['allow-private']) }),
    ...(flags.media === undefined ? {} : { media: flags.media }),
    ...(flags['signal-list'] === undefined ? {} : { signalList: readSignalList(flags['signal-list']) }),
    ...(flags.cleared === undefined ? {} : { cleared: checkedPatterns(flags.cleared, '--cleared') }),
    ...(flags.consent === undefined ? {} : { consentStates: flags.consent }),
    ...(flags.probes
      ? { probing: { allowRequests: checkedPatterns(flags['allow-request'] ?? []), named: flags['with-probe'] } }
      : {}),
  }) satisfies Partial<CaptureOptions> & { readonly probing?: ProbeRequest };

/** What a capture may send but not keep. Reads the login file; throws UsageError or ConfigError. */
export function captureSecrets(flags: SecretFlags): {
  readonly secrets?: CaptureSecrets;
  readonly warnings: readonly LoginWarning[];
} {
  const headers = checkedHeaders(flags.header ?? []);
  const login = flags['storage-state'] === undefined ? undefined : readStorageState(flags['storage-state']);
  const secrets: CaptureSecrets = {
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(flags['basic-auth'] === undefined ? {} : { basicAuth: checkedBasicAuth(flags['basic-auth']) }),
    ...(flags.proxy === undefined ? {} : { proxy: checkedProxy(flags.proxy) }),
    ...(login === undefined ? {} : { storageState: login.state }),
  };
  return { ...(Object.keys(secrets).length === 0 ? {} : { secrets }), warnings: login?.warnings ?? [] };
}

/** Usual limits, for captures that no flag steers (demo, doctor, fact sheet of one page). */
export const usualCaptureFlags: CaptureFlags = {
  'max-pages': 60,
  'max-depth': 4,
  'max-seconds': 900,
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
};

/** The command line as typed, its secrets masked, for the evidence: a reader must be able to repeat the visit. */
export const typedCommand = (bin: string, argv: readonly string[]): string[] => [bin, ...maskedCommand(argv)];
