import type { AssessedRedaction, AssessedSeal } from '../../assess/assessment.js';
import type { Words } from '../words.js';

export interface SealRow {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Who vouches for the evidence, and for its time: what is missing or failed is said like the rest. */
export function sealRows(seal: AssessedSeal | undefined, words: Words): readonly SealRow[] {
  if (seal === undefined) return [];
  const { t } = words;
  const { key } = seal;
  return [
    { name: t('seal.signature'), lines: [key === undefined ? t('seal.unsigned') : t('seal.signed', { key })] },
    ...stampRows(seal, words),
  ];
}

/** The times an authority gave, and how long the evidence is kept. */
export function stampRows({ timeStamps, retainUntil }: AssessedSeal, words: Words): readonly SealRow[] {
  const { t } = words;
  return [
    {
      name: t('seal.timeStamps'),
      lines: timeStamps.length === 0 ? [t('seal.unstamped')] : timeStamps.map((stamp) => stampLine(stamp, words)),
    },
    ...(retainUntil === undefined
      ? []
      : [{ name: t('seal.retention'), lines: [t('seal.retainUntil', { day: words.date(retainUntil) })] }]),
  ];
}

function stampLine(stamp: AssessedSeal['timeStamps'][number], words: Words): string {
  const { of, authority, granted, time, reason, qualified } = stamp;
  const what = words.t(`seal.of.${of}`);
  if (!granted || time === undefined) return words.t('seal.refused', { what, authority, reason: reason ?? '' });
  return words.t(`seal.granted.${qualified ?? 'not-known'}`, { what, authority, time: words.dateTime(time) });
}

/** What the evidence at hand lacks of the evidence that was judged; nothing for the original itself. */
export function redactionRows(redaction: AssessedRedaction | undefined, words: Words): readonly SealRow[] {
  if (redaction === undefined) return [];
  const { copy, redactedAt, reason, by } = redaction;
  const { t } = words;
  return [
    {
      name: t('seal.redaction'),
      lines: [
        t('seal.redacted', { time: words.dateTime(redactedAt), by: by === undefined ? '' : t('seal.redactedBy', { by }) }),
        t('seal.redactedWhy', { reason }),
        t('seal.redactedCopy', { copy }),
      ],
    },
  ];
}
