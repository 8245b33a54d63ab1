/**
 * Columns wide enough for what they hold; numbers and dashes stand right, words left.
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const right = head.map((_, column) => rows.every((row) => /^[\d.,×+–>% -]+$/.test(String(row[column]))));
  const line = (row) =>
    row
      .map((cell, column) => (right[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  return cells.map(line).join('\n');
}

/** @param {number} bytes */
export const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(0);
