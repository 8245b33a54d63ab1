import type { ProfileEntry } from '../../profile/profile.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';

/** One answer about the service, with where it comes from; a detection is always printed as assumed. */
export function profileEntryView(entry: ProfileEntry, words: Words) {
  return {
    key: entry.key,
    name: words.label('profileKey', entry.key),
    value: profileValue(entry.value, words),
    origin: words.t(`profile.origin.${entry.origin}`),
    assumed: entry.origin === 'detected',
    confidence: entry.origin === 'detected' ? words.percent(entry.confidence) : '',
    seen: entry.seen === undefined ? undefined : { ...entry.seen, quote: clip(entry.seen.quote, 240) },
  };
}

function profileValue(value: string | boolean, words: Words): string {
  return typeof value === 'boolean' ? words.t(`profile.value.${value}`) : words.label('profileValue', value);
}
