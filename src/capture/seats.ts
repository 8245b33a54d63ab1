/** Resolves when one of `count` seats is free, in the order of asking, to what gives it back; giving it back twice does nothing. */
export function createSeats(count: number): () => Promise<() => void> {
  let free = count;
  const queue: (() => void)[] = [];
  const leaveOnce = () => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = queue.shift();
      if (next) next();
      else free++;
    };
  };
  return async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => queue.push(resolve));
    return leaveOnce();
  };
}
