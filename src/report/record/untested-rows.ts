import { resultLine } from '../view/result-view.js';
import type { Words } from '../words.js';
import type { RecordInput } from './record-input.js';

/** Everything that was not looked at, so that nobody reads silence as absence. */
export function untestedRows({ bundle, assessment }: RecordInput, words: Words) {
  const { capture, pages, skipped } = bundle;
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const sawMember = capture.personas?.includes('member') ?? false;
  return {
    general: words.t(sawMember ? 'record.untested.generalMember' : 'record.untested.general'),
    stop:
      capture.stoppedBy === undefined
        ? ''
        : words.t('record.untested.stop', { reason: words.label('stoppedBy', capture.stoppedBy) }),
    unread: pages
      .filter((page) => page.obstacle !== undefined || page.loadState === 'failed')
      .map(({ id, url, obstacle, loadState }) => ({
        id,
        url,
        reason: obstacle === undefined ? words.label('loadState', loadState) : words.label('obstacle', obstacle),
      })),
    skipped: [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([reason, count]) =>
        words.t('record.untested.count', { reason: words.label('skipped', reason), count: words.number(count) }),
      ),
    rules: (assessment?.results ?? [])
      .filter(({ outcome }) => outcome === 'not-tested')
      .map((result) => {
        const { rule, title, act, article, message } = resultLine(result, words);
        return { rule, title, law: [article, act].filter(Boolean).join(', '), why: message };
      }),
    noAssessment: assessment === undefined ? words.t('record.untested.noAssessment') : '',
  };
}
