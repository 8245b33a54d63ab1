import { createInterface } from 'node:readline';

/** Settles at the next line of the terminal; an input that ends without one never settles it. */
export function enterPressed(input: NodeJS.ReadableStream): { readonly pressed: Promise<void>; readonly stop: () => void } {
  const lines = createInterface({ input });
  const pressed = new Promise<void>((resolve) => lines.once('line', () => resolve()));
  return {
    pressed,
    stop: () => {
      lines.close();
      // A terminal left open would keep the process alive.
      input.pause();
    },
  };
}
