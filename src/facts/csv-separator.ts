const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** The sign that cuts most lines of the beginning into the same number of cells. */
export function separatorOf(text: string): Separator {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, ''));
  const score = (separator: string) => {
    const counts = lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0);
    // A title above the table has no cells: the commonest count tells, not that of the first line.
    const often = (count: number) => counts.filter((each) => each === count).length;
    const most = [...counts].sort((a, b) => often(b) - often(a) || b - a)[0] ?? 0;
    return most === 0 ? 0 : often(most) * 100 + Math.min(most, 99);
  };
  return [...separators].sort((a, b) => score(b) - score(a))[0] ?? ',';
}
