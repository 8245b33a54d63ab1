import type { Keeping } from './archive-exchange.js';

/** A decision that answers wait for; the first one counts. */
export function openKeeping(): { readonly keeping: Promise<Keeping>; readonly decide: (what: Keeping) => void } {
  let decide: (what: Keeping) => void = () => undefined;
  const keeping = new Promise<Keeping>((resolve) => {
    decide = resolve;
  });
  return { keeping, decide };
}
