import type { ControlRecord, FieldRecord, FormRecord } from '../../evidence/page-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { BirthDateStep } from '../../ruleset/probe-definition.js';
import { type BirthDate, birthDateAtAge, dateParts, writtenDate } from './birth-date.js';
import { isTarget, type ListOption, type PageState } from './page-state.js';

/** A field of a form, and what is put into it: words, or one of its choices. */
export interface Entry {
  readonly control: ControlRecord | ListOption;
  readonly text: string;
}

/** A field that a visitor sees, as control and as field. */
interface Seen {
  readonly control: ControlRecord;
  readonly field: FieldRecord;
}

const typed = ['textbox', 'searchbox', 'spinbutton'];
/** A list of years of birth holds at least so many. */
const leastYears = 30;

const numberOf = (words: string): number | undefined => (/^\d{1,4}$/.test(words.trim()) ? Number(words) : undefined);
const numbersIn = ({ options = [] }: FieldRecord): readonly number[] => options.map(numberOf).filter((one) => one !== undefined);

/** The choices of a list without the first, where that only says what the list is of. */
const choicesOf = ({ options = [] }: FieldRecord): readonly string[] => (options.length === 13 ? options.slice(1) : options);

/** Lists are told by what they hold, in any language. */
const isList = {
  day: (field: FieldRecord) => {
    const days = new Set(numbersIn(field));
    return days.size >= 28 && [...days].every((day) => day >= 1 && day <= 31);
  },
  month: (field: FieldRecord) => choicesOf(field).length === 12,
  year: (field: FieldRecord) => numbersIn(field).filter((year) => year > 1900 && year < 2100).length >= leastYears,
};

type Part = keyof BirthDate;

/** The choice of a list that says this part of the date; undefined when the list has none, as one that ends at the grown-ups. */
function choiceOf(part: Part, date: BirthDate, { control, field }: Seen): Entry | undefined {
  const wanted = Number(date[part]);
  const name =
    part === 'month' ? choicesOf(field)[wanted - 1] : (field.options ?? []).find((words) => numberOf(words) === wanted);
  return name === undefined ? undefined : { control: { ...control, role: 'option', name, list: control }, text: name };
}

function seenIn({ fields }: FormRecord, state: PageState): readonly Seen[] {
  const controls = new Map(state.controls.map((control) => [control.selector, control]));
  return fields.flatMap((field) => {
    const control = controls.get(field.selector);
    return control === undefined || control.disabled ? [] : [{ control, field }];
  });
}

/** The fields of one form that ask for day, month and year apart; undefined when it does not ask so. */
function inParts(seen: readonly Seen[], step: BirthDateStep, date: BirthDate, engine: FactEngine): readonly Entry[] | undefined {
  const { parts: names } = step;
  if (names === undefined) return undefined;
  const taken = new Set<Seen>();
  const entries = dateParts.map((part): Entry | undefined => {
    const isAsked = (one: Seen) =>
      !taken.has(one) &&
      (one.control.role === 'combobox'
        ? isList[part](one.field)
        : typed.includes(one.control.role) && isTarget(one.control, { name: names[part] }, engine));
    const found = seen.find(isAsked);
    if (found === undefined) return undefined;
    taken.add(found);
    return found.control.role === 'combobox' ? choiceOf(part, date, found) : { control: found.control, text: date[part] };
  });
  return taken.size === dateParts.length ? entries.filter((entry) => entry !== undefined) : undefined;
}

function inOneField(seen: readonly Seen[], step: BirthDateStep, date: BirthDate, engine: FactEngine): Entry | undefined {
  const { fill, parts: names, age } = step;
  const isMeant = ({ control }: Seen) => isTarget(control, fill, engine);
  const years = seen.find((one) => one.control.role === 'combobox' && isMeant(one) && isList.year(one.field));
  if (years !== undefined) return choiceOf('year', date, years);
  const field = seen.find((one) => typed.includes(one.control.role) && isMeant(one));
  if (field !== undefined) {
    const says = (part: Part) => names !== undefined && isTarget(field.control, { name: names[part] }, engine);
    const isYear = says('year') && !says('day');
    return { control: field.control, text: isYear ? date.year : writtenDate(date, field.field.placeholder) };
  }
  const aged = age === undefined ? undefined : seen.find(({ control }) => isTarget(control, { name: age }, engine));
  if (aged === undefined) return undefined;
  const own = String(step.birthDateAtAge);
  if (aged.control.role !== 'combobox')
    return typed.includes(aged.control.role) ? { control: aged.control, text: own } : undefined;
  const name = aged.field.options?.find((words) => numberOf(words) === step.birthDateAtAge);
  return name === undefined ? undefined : { control: { ...aged.control, role: 'option', name, list: aged.control }, text: name };
}

/**
 * What is put into the fields in which a page asks how old somebody is: one date, day and month and year apart (as lists or as
 * words), a year alone, or a number of years. Empty where it does not ask, or where a list does not offer that age.
 * @param today the day on which the person is of the age that the step names
 */
export function birthDateEntries(state: PageState, step: BirthDateStep, today: Date, engine: FactEngine): readonly Entry[] {
  const date = birthDateAtAge(step.birthDateAtAge, today);
  for (const form of state.view.forms) {
    const seen = seenIn(form, state);
    const apart = inParts(seen, step, date, engine);
    if (apart !== undefined) return apart.length === dateParts.length ? apart : [];
    const whole = inOneField(seen, step, date, engine);
    if (whole !== undefined) return [whole];
  }
  return [];
}
