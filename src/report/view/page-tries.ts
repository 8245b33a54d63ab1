import type { AssessedPage } from '../../assess/assessment.js';
import type { Words } from '../words.js';

/** « tried 3 times: 09:02:07 UTC, timed out; 09:02:12 UTC, timed out; then read ». Empty for a page that was read at once. */
export function triesSentence({ attempts = [], failure }: Pick<AssessedPage, 'attempts' | 'failure'>, words: Words): string {
  const last = failure === undefined ? undefined : words.label('failure', failure);
  if (attempts.length === 0) return last ?? '';
  const earlier = attempts.map(({ at, code }) =>
    words.t('pages.attempt', { time: words.time(at), what: words.label('failure', code) }),
  );
  const end = last === undefined ? words.t('pages.readAtLast') : words.t('pages.lastTry', { what: last });
  return words.plural('pages.tried', attempts.length + 1, { attempts: [...earlier, end].join(words.t('check.separator')) });
}
