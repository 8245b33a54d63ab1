import { Flags } from '@oclif/core';
import { AuditError, UsageError } from '../errors.js';
import { askTimeStamp } from '../evidence/seal/ask-time-stamp.js';
import type { Sealing } from '../evidence/seal/seal-files.js';
import type { TimeStampRecord } from '../evidence/seal/seal-record.js';
import { readSigningKey } from '../evidence/seal/signing-key.js';
import type { TimeStamper } from '../evidence/seal/time-stamper.js';
import { checkedDate } from './checked-date.js';

/** How the bundle of a capture is sealed. */
export const sealFlags = {
  key: Flags.string({
    helpValue: 'FILE',
    env: 'VIGIE_KEY',
    summary: 'Sign the evidence with this private key, made by `vigie keys create`; VIGIE_KEY says the same.',
  }),
  tsa: Flags.string({
    helpValue: 'URL',
    env: 'VIGIE_TSA',
    summary: 'Time-stamping authority (RFC 3161) asked at the start and at the sealing; VIGIE_TSA says the same.',
  }),
  'require-seal': Flags.boolean({ summary: 'Fail when the evidence cannot be signed and time-stamped as asked.' }),
  'retain-until': Flags.string({
    helpValue: 'DATE',
    summary: 'Day until which the evidence is kept, and after which it is to be deleted; written in the seal.',
  }),
};

export interface SealFlags {
  readonly key?: string | undefined;
  readonly tsa?: string | undefined;
  readonly 'require-seal'?: boolean | undefined;
  readonly 'retain-until'?: string | undefined;
}

/** Milliseconds an authority has for its answer. */
const answerMs = 15_000;

/** What the flags ask for; undefined when they ask for nothing. Reads the key; throws UsageError before anything is visited. */
export function sealingOf(flags: SealFlags, now: Date): Sealing | undefined {
  const { key, tsa } = flags;
  if (flags['require-seal'] && key === undefined && tsa === undefined) {
    throw new UsageError('--require-seal asks for a seal, and neither --key nor --tsa says how to make one.', {
      code: 'no-seal',
      hint: 'Add --key FILE (see `vigie keys create`), --tsa URL, or both.',
    });
  }
  const retainUntil = flags['retain-until'] === undefined ? undefined : laterDay(flags['retain-until'], now);
  const sealing: Sealing = {
    ...(key === undefined ? {} : { key: readSigningKey(key) }),
    ...(tsa === undefined ? {} : { stamper: stamperAt(tsa) }),
    ...(retainUntil === undefined ? {} : { retainUntil }),
    ...(flags['require-seal'] ? { required: true } : {}),
  };
  return Object.keys(sealing).length === 0 ? undefined : sealing;
}

function laterDay(value: string, now: Date): string {
  const day = checkedDate('--retain-until', value);
  if (day >= now.toISOString().slice(0, 10)) return day;
  throw new UsageError(`--retain-until ${day} is over already.`, {
    code: 'retention-over',
    hint: 'Give the last day on which the evidence may still be kept.',
  });
}

function stamperAt(address: string): TimeStamper {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${address}" is not the address of a time-stamping authority.`, {
      code: 'not-a-tsa',
      hint: 'Give its web address, for example https://tsa.example.org/.',
    });
  }
  const { username, password } = url;
  url.username = url.password = '';
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const authorization: Record<string, string> = username === '' ? {} : { authorization: `Basic ${login}` };
  const ask = (digest: Uint8Array) =>
    askTimeStamp(url.href, digest, {
      timeoutMs: answerMs,
      fetch: (address, init) =>
        fetch(address, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...authorization } }),
    });
  return { authority: url.href, ask };
}

/**
 * Tells of a time-stamp that was asked for and not granted.
 * @param what what was sealed without it, e.g. `bundle`
 * @throws AuditError where the seal was required
 */
export function tellRefusal(
  timeStamps: readonly TimeStampRecord[],
  what: string,
  sealing: Sealing | undefined,
  warn: (message: string) => void,
): void {
  const refused = timeStamps.find(({ granted }) => !granted);
  if (refused === undefined) return;
  const reason = refused.reason ?? 'the authority did not answer';
  if (sealing?.required) {
    throw new AuditError(`No time-stamp for the contents of the ${what}: ${reason}`, {
      code: 'seal-incomplete',
      hint: `The ${what} is sealed without it. Check the address after --tsa.`,
    });
  }
  warn(`No time-stamp: ${reason}`);
}
