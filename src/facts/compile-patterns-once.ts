import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile each pattern once in this process, to machine code, from now on. By itself it compiles one for its first search, to be
 * interpreted, and anew for the second; of the thousands of patterns of the rules most are asked of more than one text.
 */
export function compilePatternsOnce(): void {
  // Not --no-regexp-tier-up: set while patterns exist, that ends the process with a segmentation fault.
  setFlagsFromString('--regexp-tier-up-ticks=0');
}
