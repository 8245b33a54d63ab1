/** Cuts a text at a word border near `length` characters and marks the cut; shorter texts come back unchanged. */
export function clip(text: string, length: number): string {
  const characters = Array.from(text);
  if (characters.length <= length) return text;
  const head = characters.slice(0, length).join('');
  const border = head.lastIndexOf(' ');
  return `${(border > length * 0.6 ? head.slice(0, border) : head).trimEnd()}…`;
}
