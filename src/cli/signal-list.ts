import { readFileSync } from 'node:fs';
import type { SignalList } from '../capture/abuse-watch.js';
import { recordedList } from '../capture/capture-request.js';
import { UsageError } from '../errors.js';
import type { CaptureRecord } from '../evidence/capture-record.js';

/** Shorter words stand on any page. */
const shortest = 3;

/**
 * Reads the operator's list of signals: on each line a word or an address that was reported; empty lines and those that begin with `#` say
 * nothing. Throws UsageError for a file that cannot be read, holds nothing, or holds a line that cannot be used.
 */
export function readSignalList(file: string): SignalList {
  const lines = textOf(file).split(/\r?\n/);
  const words: string[] = [];
  const addresses: string[] = [];
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (/^https?:/i.test(line)) {
      if (!URL.canParse(line))
        throw unusable(`${file}:${at + 1} « ${line} » is not a web address.`, 'Mend the line, or remove it.');
      addresses.push(new URL(line).href);
    } else if (line.replace(/[^\p{L}\p{N}]/gu, '').length < shortest) {
      const hint = `Give words of at least ${shortest} letters, or an address with its scheme.`;
      throw unusable(`${file}:${at + 1} « ${line} » is too short: it stands on any page.`, hint);
    } else words.push(line);
  }
  if (words.length + addresses.length === 0)
    throw unusable(`The file ${file} of --signal-list holds no word and no address.`, 'Write one on each line.');
  return { words, addresses };
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    const why = cause instanceof TypeError ? 'it is not text in UTF-8' : (cause as Error).message;
    throw new UsageError(`The file ${file} of --signal-list cannot be read: ${why}.`, {
      code: 'signal-list-unreadable',
      hint: 'Give a text file with one word or address on each line.',
      cause,
    });
  }
}

const unusable = (message: string, hint: string) => new UsageError(message, { code: 'signal-list-invalid', hint });

/** A capture that goes on turns away from what it turned away from before. Throws UsageError for another list than its own. */
export function assertSameSignalList(known: CaptureRecord['options']['signalList'], given: SignalList | undefined): void {
  const asked = given && recordedList(given);
  if (known?.sha256 === asked?.sha256) return;
  throw new UsageError(
    known === undefined
      ? 'The unfinished capture was begun without --signal-list.'
      : 'The unfinished capture was begun with another list of --signal-list, or this one has changed since.',
    {
      code: 'resume-other-signal-list',
      hint:
        known === undefined ? 'Leave --signal-list out.' : 'Give the file as it was, or start a new capture without --resume.',
    },
  );
}
