import { assessedSeal } from '../../assess/capture-facts.js';
import { stampRows } from '../view/seal-view.js';
import type { Words } from '../words.js';
import { bothTimes } from './both-times.js';
import type { RecordInput } from './record-input.js';

/** Digest, signature and time-stamps as they stand in the bundle, and until when data elsewhere are likely to last. */
export function integrityRows({ bundle, seals }: RecordInput, words: Words) {
  const { t } = words;
  const { signature, unreadable } = seals;
  const stated = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ name: t(`record.integrity.${name}`), value }];
  return {
    digest: bundle.digest,
    signature: [
      ...stated('software', signature?.software),
      ...stated('created', signature?.created && bothTimes(signature.created, words)),
      ...stated('domain', signature?.domain),
      ...stated('key', signature?.keySha256),
      ...stated('value', signature?.signature),
    ],
    seal: stampRows(bundle.seal ? assessedSeal(bundle.seal) : { timeStamps: [] }, words),
    unreadable: unreadable.map((path) => t('record.integrity.unreadable', { path })),
    check: `vigie verify <${t('record.integrity.folder')}>`,
    preservation: t('record.integrity.preservation', { date: words.date(oneYearAfter(bundle.capture.startedAt)) }),
  };
}

/** Connection data are kept for one year (CPCE L34-1): the day on which those of this day run out. */
function oneYearAfter(iso: string): string {
  const day = new Date(iso);
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}
