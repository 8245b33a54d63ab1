/** Puts no-break spaces where French typography asks for them, so that no line begins with a punctuation mark. */
export function frenchSpacing(text: string): string {
  return text
    .replace(/ ([:»])/g, '\u00A0$1')
    .replace(/« /g, '«\u00A0')
    .replace(/ ([;?!])/g, '\u202F$1');
}
