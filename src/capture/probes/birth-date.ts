/** A date of birth, in figures: day and month of two, year of four. */
export interface BirthDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Its parts in the order of most of Europe. */
export const dateParts = ['day', 'month', 'year'] as const satisfies readonly (keyof BirthDate)[];

/** That of somebody who is so old today, half a year past the birthday. */
export function birthDateAtAge(age: number, today: Date): BirthDate {
  const date = new Date(Date.UTC(today.getUTCFullYear() - age, today.getUTCMonth() - 6, 15));
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  return { day, month, year };
}

/** The letters by which a field shows its pattern, in the languages of the lexicons: « JJ/MM/AAAA », “yyyy-mm-dd”, „TT.MM.JJJJ“. */
const patternLetters = { day: /^([djtg])\1$/, month: /^mm$/, year: /^([ajy])\1{3}$/ };

/** As people write it, or in the order that the field asks for. */
export function writtenDate(date: BirthDate, placeholder = ''): string {
  const [, ...pieces] = /^\W*([a-z]+)([-./ ]+)([a-z]+)\2([a-z]+)\W*$/.exec(placeholder.toLowerCase()) ?? [];
  const [first, sign = '/', ...others] = pieces;
  const order = [first, ...others].map((letters) => dateParts.find((part) => patternLetters[part].test(letters ?? '')));
  const isWhole = dateParts.every((part) => order.includes(part));
  return (isWhole ? order : dateParts).map((part) => (part === undefined ? '' : date[part])).join(isWhole ? sign : '/');
}

/** Program that sets the date field under the cursor, which takes no words; it answers whether there was one. */
export function chooseDateProgram(text: string): string {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return 'false';
  return `(() => {
    let field = document.activeElement;
    while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
    if (!(field instanceof HTMLInputElement) || field.type !== 'date') return false;
    field.value = '${year}-${month}-${day}';
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    return true;
  })()`;
}
