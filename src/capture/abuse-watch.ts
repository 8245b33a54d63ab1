import { existsSync, readFileSync } from 'node:fs';
import { type AbuseSignal, type AbuseSignalPlace, abuseSignalsPath } from '../evidence/abuse-signal.js';
import { bundlePath } from '../evidence/bundle-path.js';
import type { BundleWriter } from '../evidence/bundle-writer.js';
import { pageUrl } from '../evidence/page-address.js';
import { type AbuseTrigger, abuseWords } from '../facts/abuse-words.js';
import type { Ruleset } from '../ruleset/ruleset.js';

/** What the operator adds to the words of the rules, and what a person has looked at already. */
export interface SignalList {
  readonly words: readonly string[];
  /** Addresses that were reported: they are not opened. */
  readonly addresses: readonly string[];
}

/** Turns away from addresses of which words suggest that they lead to sexual pictures of minors, and keeps which they were. */
export interface AbuseWatch {
  /** Reads words of the page at an address, line by line. */
  readonly inText: (page: string, text: string) => AbuseTrigger | undefined;
  /** Reads an address: whether it was reported, or its words. What a cleared `page` shows is cleared with it. */
  readonly inAddress: (url: string, page?: string) => AbuseTrigger | undefined;
  /** What an address that gave a signal is: one of the operator's list, or any. */
  readonly placeOf: (url: string) => AbuseSignalPlace;
  /** Notes a signal at once; the same address is noted once. */
  readonly raise: (signal: Omit<AbuseSignal, 'at'>) => void;
  readonly all: () => readonly AbuseSignal[];
}

/** Opens the watch of a visit; with a `writer` each signal is noted in the bundle, and what an earlier run of the capture noted is known. */
export function openAbuseWatch(input: {
  readonly writer?: BundleWriter;
  readonly ruleset: Pick<Ruleset, 'lexicons' | 'patterns'>;
  readonly list?: SignalList | undefined;
  /** Patterns of addresses that a person looked at and cleared. */
  readonly cleared?: readonly string[] | undefined;
  readonly onSignal: (signal: AbuseSignal) => void;
}): AbuseWatch {
  const { writer, list, onSignal } = input;
  const words = abuseWords(input.ruleset, list?.words);
  const listed = new Set((list?.addresses ?? []).map(keyOf));
  const cleared = (input.cleared ?? []).map((pattern) => new RegExp(pattern));
  const signals = new Map((writer ? earlierIn(writer) : []).map((signal) => [signal.url, signal]));
  const isCleared = (url: string) => cleared.some((pattern) => pattern.test(url));
  const isListed = (url: string) => listed.has(keyOf(url));
  return {
    inText: (page, text) => (isCleared(page) ? undefined : words.inText(text)),
    inAddress(url, page = url) {
      if (isCleared(url) || isCleared(page)) return undefined;
      return isListed(url) ? { trigger: url.slice(0, 80), list: 'operator' } : words.inAddress(url);
    },
    placeOf: (url) => (isListed(url) ? 'listed-address' : 'address'),
    raise(found) {
      const url = found.url.slice(0, 2000);
      if (signals.has(url)) return;
      const signal = { ...found, url, at: new Date().toISOString() };
      signals.set(url, signal);
      writer?.appendLine(abuseSignalsPath, signal);
      onSignal(signal);
    },
    all: () => [...signals.values()],
  };
}

const keyOf = (url: string): string => pageUrl(url) ?? url;

/** The last line of a killed process may be cut. */
function earlierIn({ directory }: BundleWriter): readonly AbuseSignal[] {
  const file = bundlePath(directory, abuseSignalsPath);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as AbuseSignal];
      } catch {
        return [];
      }
    });
}
