/** What a cell that should hold a number holds. */
export type CellNumber =
  | { readonly kind: 'blank' }
  /** `local`: written with separators, a percent sign or a unit; readable all the same. */
  | { readonly kind: 'number'; readonly value: number; readonly local: boolean }
  /** « n/a », a dash: nothing is meant. */
  | { readonly kind: 'marker' }
  | { readonly kind: 'text' };

const marker =
  /^(?:n\.?\/?a\.?|na|nd|n\.?d\.?|not (?:applicable|available)|non applicable|sans objet|s\.?o\.?|none|null|nil|nan|[-–—/.]+)$/i;
const unit = /\s*(?:h|hrs?|hours?|heures?|stunden|horas?|ore)\.?$/i;

/** Reads a number as the template asks (`1234`, `0.5`), or as people write it (`1 234`, `0,5`, `50 %`, `1,234.5`). */
export function numberIn(cell: string): CellNumber {
  const text = cell.trim();
  if (text === '') return { kind: 'blank' };
  if (/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return { kind: 'number', value: Number(text), local: false };
  if (marker.test(text)) return { kind: 'marker' };
  const percent = /%$/.test(text);
  const bare = text
    .replace(/\s*%$/, '')
    .replace(unit, '')
    .replace(/[\s'’\u00A0\u202F]/g, '');
  const value = localNumber(bare);
  if (value === undefined) return { kind: 'text' };
  return { kind: 'number', value: percent ? value / 100 : value, local: true };
}

function localNumber(text: string): number | undefined {
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(text) || /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) {
    return Number(text.replaceAll('.', '').replace(',', '.'));
  }
  if (/^[+-]?\d+,\d+$/.test(text)) return Number(text.replace(',', '.'));
  return undefined;
}

/** A day of a report: `YYYY-MM-DD`, or one written otherwise that can mean only one day. */
export interface CellDay {
  readonly day: string;
  /** Written otherwise than the template asks. */
  readonly local: boolean;
}

const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};
const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/** The day in a cell; undefined when there is none, or when day and month could be exchanged. */
export function dayIn(cell: string): CellDay | undefined {
  const text = cell.trim();
  // A workbook's date comes with a time of day.
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text)?.[1];
  if (iso !== undefined) return isDay(iso) ? { day: iso, local: false } : undefined;
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (yearFirst) return local(`${yearFirst[1]}-${two(yearFirst[2])}-${two(yearFirst[3])}`);
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!parts) return undefined;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first > 12) return local(`${parts[3]}-${two(parts[2])}-${two(parts[1])}`);
  if (second > 12) return local(`${parts[3]}-${two(parts[1])}-${two(parts[2])}`);
  return first === second ? local(`${parts[3]}-${two(parts[1])}-${two(parts[2])}`) : undefined;
}

const local = (day: string): CellDay | undefined => (isDay(day) ? { day, local: true } : undefined);

/** Last day of the month that comes `months` after that of a day: « within two months of the end » of 31 December is 28 February. */
export function monthsAfter(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastOfTarget = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = Number(day.slice(8, 10));
  const kept = date === lastOfMonth ? lastOfTarget : Math.min(date, lastOfTarget);
  return `${target.toISOString().slice(0, 8)}${two(String(kept))}`;
}
