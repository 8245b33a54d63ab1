import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Growth of the heap beyond what lives in it before it is swept, percent. V8 alone lets it double, and a crawl leaves much behind. */
const growthPercent = 25;

/** How many captures and judgements of this process are under way. */
let works = 0;

/** Sweeps the memory of this process now, and more often from now on; returns what ends that. Works side by side share it. */
export function keepHeapSmall(): () => void {
  if (works++ === 0) {
    growBy(growthPercent);
    // How far the heap may grow is worked out at the end of a sweep; the next by itself would come fifty pages later.
    sweep();
  }
  return () => {
    if (--works === 0) growBy(0);
  };
}

/** Zero: as V8 thinks best. */
const growBy = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`);

function sweep(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
