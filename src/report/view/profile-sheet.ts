import type { Assessment } from '../../assess/assessment.js';
import type { ProfileEntry } from '../../profile/profile.js';
import type { Words } from '../words.js';
import { profileEntryView } from './profile-view.js';

/**
 * The answers about the service: those on which a result rests, then the others. A detection that agrees with what was declared
 * is told beside it, one that contradicts it stands under the contradictions.
 */
export function profileSheet({ service, results }: Assessment, words: Words) {
  const restsOn = new Set(results.flatMap(({ rests }) => rests.map(({ key }) => key)));
  const declared = new Map(service.declared.map((entry) => [entry.key, entry]));
  const detected = new Map(service.detected.map((entry) => [entry.key, entry]));
  const rows = [
    ...service.declared.map((entry) => ({
      ...profileEntryView(entry, words),
      confirmed: confirmation(entry, detected.get(entry.key)),
    })),
    ...service.detected
      .filter(({ key }) => !declared.has(key))
      .map((entry) => ({ ...profileEntryView(entry, words), confirmed: '' })),
  ];
  return {
    any: rows.length > 0,
    used: rows.filter(({ key }) => restsOn.has(key)),
    rest: rows.filter(({ key }) => !restsOn.has(key)),
  };
}

/** Page on which a detection agrees with the declaration. */
function confirmation(entry: ProfileEntry, detection: ProfileEntry | undefined): string {
  return detection !== undefined && detection.value === entry.value ? (detection.seen?.page ?? '') : '';
}
