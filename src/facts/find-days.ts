/** Days and periods in a folded text, each by the last day that it covers. */
export interface FoundDay {
  /** ISO day: the last of a month, half-year or year that is named as a whole. */
  readonly end: string;
  readonly index: number;
  readonly length: number;
}

const monthNames: readonly string[] = [
  'january|janvier|januar|enero|gennaio|januari|jan',
  'february|fevrier|februar|febrero|febbraio|februari|feb|fevr',
  'march|mars|marz|maerz|marzo|maart|mar',
  'april|avril|abril|aprile|apr|avr',
  'may|mai|mayo|maggio|mei',
  'june|juin|juni|junio|giugno|jun',
  'july|juillet|juli|julio|luglio|jul|juil',
  'august|aout|agosto|augustus|aug',
  'september|septembre|septiembre|settembre|sept|sep',
  'october|octobre|oktober|octubre|ottobre|oct|okt',
  'november|novembre|noviembre|nov',
  'december|decembre|dezember|diciembre|dicembre|dec|dez',
];
const month = `(${monthNames.join('|')})\\.?`;
const year = '(20[12]\\d)';
const monthOf = (name: string): number => monthNames.findIndex((names) => names.split('|').includes(name)) + 1;
const pad = (number: number): string => String(number).padStart(2, '0');
const lastDay = (inYear: number, ofMonth: number): string => new Date(Date.UTC(inYear, ofMonth, 0)).toISOString().slice(0, 10);
const day = (inYear: string, ofMonth: number, date: string | undefined): string | undefined => {
  const text = `${inYear}-${pad(ofMonth)}-${pad(Number(date))}`;
  const time = Date.parse(text);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : text;
};

type Form = readonly [RegExp, (groups: readonly (string | undefined)[]) => string | undefined];

/** Forms from the most to the least exact; what one has taken the next leaves alone. All are linear. */
const forms: readonly Form[] = [
  [new RegExp(`\\b${year}-(\\d{2})-(\\d{2})\\b`, 'g'), ([, y, m, d]) => day(y ?? '', Number(m), d)],
  [
    new RegExp(`\\b(\\d{1,2})[./](\\d{1,2})[./]${year}\\b`, 'g'),
    // Where day and month could be exchanged, the later reading: nothing recent is called old.
    ([, a, b, y]) =>
      [day(y ?? '', Number(b), a), day(y ?? '', Number(a), b)]
        .filter((each) => each !== undefined)
        .sort()
        .at(-1),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:er|st|nd|rd|th|\\.)? (?:de |of )?${month} (?:de |del )?${year}\\b`, 'g'),
    ([, d, m, y]) => day(y ?? '', monthOf(m ?? ''), d),
  ],
  [new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? ${year}\\b`, 'g'), ([, m, d, y]) => day(y ?? '', monthOf(m ?? ''), d)],
  [new RegExp(`\\b${month} (?:de |del )?${year}\\b`, 'g'), ([, m, y]) => lastDay(Number(y), monthOf(m ?? ''))],
  [new RegExp(`\\b(?:h|s)([12])[ /-]?${year}\\b`, 'g'), ([, half, y]) => lastDay(Number(y), half === '1' ? 6 : 12)],
  [new RegExp(`\\b${year}[ /-]?(?:h|s)([12])\\b`, 'g'), ([, y, half]) => lastDay(Number(y), half === '1' ? 6 : 12)],
  [new RegExp(`\\bq([1-4])[ /-]?${year}\\b`, 'g'), ([, q, y]) => lastDay(Number(y), Number(q) * 3)],
  [
    new RegExp(
      `\\b(?:premier|1er|first|1st|erstes|primer|primo) (?:semestre|half(?: of)?|halbjahr) (?:de |del )?${year}\\b`,
      'g',
    ),
    ([, y]) => lastDay(Number(y), 6),
  ],
  // The number of an act (« 2022/2065 », « 2024/2835 ») is no year.
  [new RegExp(`(?<![\\d/.])${year}(?![\\d/]|\\.\\d)`, 'g'), ([, y]) => `${y}-12-31`],
];

/** Finds the days and periods that a folded text names, in order of appearance. */
export function findDays(folded: string): readonly FoundDay[] {
  const found: FoundDay[] = [];
  let rest = folded;
  for (const [pattern, read] of forms) {
    rest = rest.replace(pattern, (...args) => {
      const groups = args.slice(0, -2) as string[];
      const index = args.at(-2) as number;
      const whole = groups[0] ?? '';
      const end = read(groups);
      if (end !== undefined) found.push({ end, index, length: whole.length });
      return ' '.repeat(whole.length);
    });
  }
  return found.sort((a, b) => a.index - b.index);
}
