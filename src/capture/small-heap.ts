import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Growth of the heap beyond what lives in it before it is swept, percent. V8 alone lets it double, and a crawl leaves much behind. */
const growthPercent = 25;

/** Few pages that are judged take little more memory for it and a twentieth less time; more room saves none (`npm run bench -- assess`). */
const roomyGrowthPercent = 100;
const fewPages = 200;

/** The growth to allow while so many pages are judged: of many what lives is large, and its double would be too much. */
export const growthFor = (pages: number): number => (pages <= fewPages ? roomyGrowthPercent : growthPercent);

/** What works under way allow, each its own. */
const allowed = new Map<symbol, number>();

/**
 * Sweeps the memory of this process now, and more often from now on; returns what ends that. Works side by side share it, and the one
 * that allows least decides.
 * @param growth of the heap before it is swept, percent
 */
export function keepHeapSmall(growth: number = growthPercent): () => void {
  const work = Symbol('work');
  allowed.set(work, growth);
  growBy(leastAllowed());
  // How far the heap may grow is worked out at the end of a sweep; the next by itself would come fifty pages later.
  if (allowed.size === 1) sweep();
  return () => {
    allowed.delete(work);
    growBy(leastAllowed());
  };
}

const leastAllowed = (): number => (allowed.size === 0 ? 0 : Math.min(...allowed.values()));

/** Zero: as V8 thinks best. */
const growBy = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`);

function sweep(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
