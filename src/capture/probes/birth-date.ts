/** A date of birth of somebody who is so old today, half a year past the birthday, as people write it. */
export function birthDateAtAge(age: number, today: Date): string {
  const date = new Date(Date.UTC(today.getUTCFullYear() - age, today.getUTCMonth() - 6, 15));
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
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
