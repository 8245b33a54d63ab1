import type { CaptureOptions } from '../capture/capture-site.js';

/** Flags of `capture` and `audit` that steer the visit. */
export interface CaptureFlags {
  readonly 'max-pages': number;
  readonly 'max-depth': number;
  readonly 'max-seconds': number;
  readonly locale: string;
  readonly timezone: string;
  readonly browser?: string | undefined;
}

/** Window of an ordinary laptop, in CSS pixels. */
const viewport = { width: 1280, height: 800 } as const;

/** Every usual address of rules/page-types is asked for: one that was not tried leaves an absence unproved. */
const slugTries = Number.MAX_SAFE_INTEGER;

/** The visit as the flags ask for it. */
export const captureLimits = (flags: CaptureFlags) =>
  ({
    maxPages: flags['max-pages'],
    maxDepth: flags['max-depth'],
    maxSeconds: flags['max-seconds'],
    locale: flags.locale,
    timezone: flags.timezone,
    viewport,
    limits: { slugTries },
    ...(flags.browser === undefined ? {} : { browserPath: flags.browser }),
  }) satisfies Partial<CaptureOptions>;

/** Usual limits, for captures that no flag steers (demo, doctor, fact sheet of one page). */
export const usualCaptureFlags: CaptureFlags = {
  'max-pages': 40,
  'max-depth': 4,
  'max-seconds': 900,
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
};

/** The command line as typed, for the evidence: a reader must be able to repeat the visit. */
export const typedCommand = (bin: string, argv: readonly string[]): string[] => [bin, ...argv];
