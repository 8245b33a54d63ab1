import type { ProfileEntry } from '../../profile/profile.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';

/** One answer about the service, with where it comes from; a detection is always printed as assumed. */
export function profileEntryView(entry: ProfileEntry, words: Words) {
  return {
    key: entry.key,
    name: words.label('profileKey', entry.key),
    value: profileValue(entry.value, words),
    origin: originOf(entry, words),
    assumed: entry.origin === 'detected',
    confidence: entry.origin === 'detected' ? words.percent(entry.confidence) : '',
    seen: entry.seen === undefined ? undefined : { ...entry.seen, quote: clip(entry.seen.quote, 240) },
  };
}

function originOf({ origin, follows }: ProfileEntry, words: Words): string {
  const own = words.t(`profile.origin.${origin}`);
  return follows === undefined ? own : words.t('profile.follows', { origin: own, name: words.label('profileKey', follows) });
}

function profileValue(value: string | boolean, words: Words): string {
  return typeof value === 'boolean' ? words.t(`profile.value.${value}`) : words.label('profileValue', value);
}
