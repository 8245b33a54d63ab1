const calendarWord =
  /(?:^|[/_.-])(?:calendars?|calendriers?|agenda|events?|evenements?|kalender|planning|schedule|archives?|day|week|month|jour|semaine|mois)(?:$|[/_.-])/i;
const yearKey = /^(?:y|yr|year|annee|an|jahr)$/i;
const monthKey = /^(?:m|mo|mon|month|mois|monat)$/i;
const dayKey = /^(?:d|day|jour|week|semaine|woche)$/i;
const dateKey =
  /^(?:date|day|jour|month|mois|week|from_?date|to_?date|start_?date|end_?date|tribe-bar-date|event_?date|cal_?date)$/i;
const fullDate = /^(\d{4})[-/]?(\d{2})(?:[-/]?(\d{2}))?$/;
/** Years that a page of today speaks about; a calendar beyond them was walked into. */
const nearYears = { from: 1995, to: 2035 } as const;

const isYear = (text: string): boolean => /^(?:1[5-9]|2\d|3\d)\d{2}$/.test(text);
const isMonth = (text: string): boolean => /^(?:0?[1-9]|1[0-2])$/.test(text);
const isDay = (text: string): boolean => /^(?:0?[1-9]|[12]\d|3[01])$/.test(text);
const spanOf = (years: readonly string[]): 'near' | 'far' =>
  years.some((year) => Number(year) < nearYears.from || Number(year) > nearYears.to) ? 'far' : 'near';

/** Year, when the path ends in a date: `/2024/05`, `/2024/05/12`, `/2024-05`. */
function dateAtEnd(steps: readonly string[]): { readonly year: string; readonly length: number } | undefined {
  const last = steps.at(-1) ?? '';
  const whole = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(last);
  if (whole && isYear(whole[1] ?? '') && isMonth(whole[2] ?? '')) return { year: whole[1] ?? '', length: 1 };
  for (const length of [3, 2]) {
    const [year = '', month = '', day] = steps.slice(-length);
    if (steps.length < length || !isYear(year) || !isMonth(month)) continue;
    if (length === 2 || isDay(day ?? '')) return { year, length };
  }
  return undefined;
}

/**
 * Whether an address is a leaf of a calendar or of an archive by date: every month links to the next one, without end.
 * `far` beyond the years that pages of today speak about. A text that merely carries its date (`/2024/05/12/title`) is none.
 */
export function isCalendar(url: URL): 'near' | 'far' | undefined {
  const query = [...url.searchParams];
  const value = (key: RegExp, test: (text: string) => boolean) => query.find(([name, text]) => key.test(name) && test(text))?.[1];
  const year = value(yearKey, isYear);
  if (year !== undefined && (value(monthKey, isMonth) ?? value(dayKey, isDay)) !== undefined) return spanOf([year]);
  const named =
    calendarWord.test(url.pathname) ||
    query.some(([key, text]) => calendarWord.test(`/${key}/`) || calendarWord.test(`/${text}/`));
  if (year !== undefined && named) return spanOf([year]);
  const date = query.find(([key, text]) => dateKey.test(key) && fullDate.test(text));
  const dated = fullDate.exec(date?.[1] ?? '')?.[1];
  if (dated !== undefined && isYear(dated)) return spanOf([dated]);
  const steps = url.pathname.split('/').filter((step) => step !== '');
  const end = dateAtEnd(steps);
  if (end === undefined) return undefined;
  const before = steps.slice(0, -end.length);
  return before.length === 0 || calendarWord.test(`/${before.join('/')}/`) ? spanOf([end.year]) : undefined;
}
