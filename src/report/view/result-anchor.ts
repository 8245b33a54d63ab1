/** The id of a result on the page. */
export function resultAnchor(rule: string): string {
  return `r-${rule}`;
}
