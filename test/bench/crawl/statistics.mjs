/**
 * Median of numbers; the mean of the two in the middle when their count is even. NaN of none.
 * @param {readonly number[]} numbers
 */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {readonly number[]} numbers */
export const spread = (numbers) => ({ min: Math.min(...numbers), median: median(numbers), max: Math.max(...numbers) });
