import type { Words } from '../words.js';
import type { RecordInput } from './record-input.js';

/** How the visit was made, one sentence each. */
export function methodLines({ bundle }: RecordInput, words: Words): readonly string[] {
  const { capture, environment, pages, skipped, consent, probes = [] } = bundle;
  const { maxPages, maxDepth, maxSeconds, viewport, locale, timezone, robots = 'respect' } = capture.options;
  const { t, plural, number } = words;
  const left = skipped.filter(({ reason }) => reason === 'robots').length;
  const window = `${viewport.width} × ${viewport.height}`;
  return [
    t('record.method.readOnly'),
    t('record.method.opened'),
    plural('record.method.pages', pages.length, { skipped: number(skipped.length) }),
    t('record.method.limits', { pages: number(maxPages), depth: maxDepth, seconds: number(maxSeconds) }),
    t(`record.method.robots.${robots}`, { count: number(left) }),
    t(capture.personas?.includes('member') ? 'record.method.member' : 'record.method.visitor'),
    t('record.method.window', { viewport: window, locale, timezone, userAgent: environment.browser.userAgent }),
    ...(consent === undefined ? [] : [t('record.method.consent')]),
    ...(probes.length === 0 ? [] : [plural('record.method.probes', probes.length)]),
    ...(capture.picturesOff === undefined
      ? []
      : [t(`visit.picturesOff.${capture.picturesOff.why}`, { time: words.dateTime(capture.picturesOff.at) })]),
    t('record.method.kept'),
  ];
}
