/** One match, as indexes into the searched text. */
export interface Match {
  readonly start: number;
  readonly end: number;
}
