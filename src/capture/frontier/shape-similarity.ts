/**
 * How alike two page shapes are, 0 to 1: the Jaccard index of their sets of marks, estimated from the smallest ones when a
 * shape was cut (bottom-k sketch: Cohen & Kaplan 2007). Marks are compared as text, so that the estimate is the same everywhere.
 */
export function shapeSimilarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  const [left, right] = [new Set(a), new Set(b)];
  const most = Math.max(left.size, right.size);
  const union = [...new Set([...left, ...right])].sort().slice(0, most);
  return union.filter((mark) => left.has(mark) && right.has(mark)).length / union.length;
}
