import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EvidenceError } from '../errors.js';
import { type CustodyEntry, linesOf, linkTo, parseEntry } from './custody-entry.js';

/*
 * The custody log of a bundle: an append-only file of JSON lines beside it. Each line holds the hash of the line before, so that a line
 * that was altered, taken out or put in shows. Lines cut off from the end do not show, nor does a log that was written anew from the
 * first line on: whoever must exclude that keeps the hash of the last line elsewhere, or has it time-stamped.
 */

/** One fault of a log, with the 1-based number of the line where it shows; 0 when it concerns the log as a whole. */
export interface CustodyProblem {
  readonly line: number;
  /** One sentence. */
  readonly message: string;
}

export interface CustodyLog {
  /** Lines that are entries, in order, also those after a broken link. */
  readonly entries: readonly CustodyEntry[];
  readonly problems: readonly CustodyProblem[];
}

/** Path of the log: `evidence.custody.jsonl` beside `evidence.wacz`. */
export const custodyLogPath = (bundle: string): string => `${resolve(bundle).replace(/\.wacz$/i, '')}.custody.jsonl`;

/**
 * Reads a log and checks its chain. A log that does not exist has no entries and no problem. With `bundle` (digest, 64 hexadecimal
 * digits) the log must be about that bundle. Throws EvidenceError only when the file is there and cannot be read.
 */
export function readCustody(file: string, { bundle }: { readonly bundle?: string } = {}): CustodyLog {
  const { lines, ended } = linesOf(contentOf(file));
  const entries: CustodyEntry[] = [];
  const problems: CustodyProblem[] = [];
  let about: string | undefined;
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const report = (message: string) => problems.push({ line: number, message: `Line ${number} ${message}` });
    const entry = parseEntry(line);
    if (!ended && number === lines.length) report('was cut off: its end is missing.');
    if (entry === undefined) {
      if (ended || number < lines.length) report('is not an entry of a custody log.');
      continue;
    }
    if (entry.n !== number) report(`bears the number ${entry.n}: lines were taken out, put in or moved.`);
    if (entry.previous !== linkTo(lines[index - 1])) {
      report(index === 0 ? 'follows a line that is not there.' : `does not follow line ${index}: one of the two was altered.`);
    }
    // A redaction makes a new manifest, and nothing else does.
    if (about !== undefined && entry.bundle !== about && entry.action !== 'redacted') {
      report(`is about another bundle (${entry.bundle}) than the lines before (${about}).`);
    }
    about = entry.bundle;
    entries.push(entry);
  }
  if (bundle !== undefined && about !== undefined && about !== bundle) {
    problems.push({ line: 0, message: `The log is about the bundle ${about}, not ${bundle}.` });
  }
  return { entries, problems };
}

/**
 * Adds one line to the log of a bundle (path of its folder), creating the log when there is none, and returns it. Line number, time (when
 * not given) and link are set here. Appends of several processes come one after the other: each takes a lock file (`….lock`, created only
 * if it does not exist) before it reads the last line, and gives it back after the new one is on disk. A lock that a dead process left is
 * never broken by force. What stands in the log stays as it is, faults too; after a line that was cut the next one begins a line of its
 * own. Throws EvidenceError when the log cannot be written, or the lock is not given back within `waitMs`.
 */
export async function appendCustody(
  bundle: string,
  entry: Omit<CustodyEntry, 'n' | 'previous' | 'at'> & { readonly at?: string },
  { waitMs = 15_000 }: { readonly waitMs?: number } = {},
): Promise<CustodyEntry> {
  const file = custodyLogPath(bundle);
  const lock = `${file}.lock`;
  await takeLock(lock, waitMs);
  try {
    const content = contentOf(file);
    const { lines, ended } = linesOf(content);
    const { action, by, tool, detail } = entry;
    const whole: CustodyEntry = {
      n: lines.length + 1,
      at: entry.at ?? new Date().toISOString(),
      action,
      ...(by === undefined ? {} : { by }),
      tool,
      bundle: entry.bundle,
      ...(detail === undefined ? {} : { detail }),
      previous: linkTo(lines.at(-1)),
    };
    const line = JSON.stringify(whole);
    if (parseEntry(Buffer.from(line)) === undefined) throw new TypeError(`Not an entry of a custody log: ${line}`);
    appendDurably(file, `${ended ? '' : '\n'}${line}\n`);
    return whole;
  } finally {
    rmSync(lock, { force: true });
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw new EvidenceError(`The custody log ${file} cannot be read: ${(cause as Error).message}.`, {
      code: 'custody-unreadable',
      hint: 'Give yourself the right to read it, or move what stands in its place.',
      cause,
    });
  }
}

function appendDurably(file: string, text: string): void {
  try {
    const handle = openSync(file, 'a');
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    throw notWritable(file, cause);
  }
}

async function takeLock(lock: string, waitMs: number): Promise<void> {
  const end = performance.now() + waitMs;
  for (;;) {
    try {
      writeFileSync(lock, `process ${process.pid} on ${hostname()}, ${new Date().toISOString()}\n`, { flag: 'wx' });
      return;
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      // Windows says EPERM while the file of another is being removed.
      if (code !== 'EEXIST' && code !== 'EPERM') throw notWritable(lock, cause);
      if (performance.now() >= end) throw code === 'EEXIST' ? locked(lock) : notWritable(lock, cause);
    }
    await wait(5 + Math.random() * 20);
  }
}

function locked(lock: string): EvidenceError {
  let holder = '';
  try {
    holder = readFileSync(lock, 'utf8').slice(0, 200).trim();
  } catch {
    // Given back in this moment.
  }
  return new EvidenceError(`The custody log is being written by somebody else: ${lock} exists${holder && ` (${holder})`}.`, {
    code: 'custody-locked',
    hint: `Try again when that process is done; when no such process runs any more, remove ${lock}.`,
  });
}

const notWritable = (file: string, cause: unknown): EvidenceError =>
  new EvidenceError(`The custody log cannot be written (${file}): ${(cause as Error).message}.`, {
    code: 'custody-not-writable',
    hint: 'Put the bundle into a folder that you may write to.',
    cause,
  });
