/**
 * Sums of blocks, so that an altered file can be told to the byte. They prove nothing – that is what SHA-256 is for – but they say where
 * to look: of each block of 4 096 bytes the two sums of Adler-32 (RFC 1950 §9, without its start value), eight hexadecimal digits.
 */

export const blockBytes = 4096;
/** Largest prime below 2^16; sums stay exact in doubles for blocks of this size. */
const prime = 65_521;

export interface BlockSums {
  readonly update: (bytes: Uint8Array) => void;
  /** Eight hexadecimal digits per block, one after the other. */
  readonly digits: () => string;
}

/** Sums what it is given, in pieces of any length. */
export function createBlockSums(): BlockSums {
  const blocks: string[] = [];
  let plain = 0;
  let weighted = 0;
  let filled = 0;
  const close = () => {
    blocks.push(hex(plain % prime) + hex(weighted % prime));
    plain = weighted = filled = 0;
  };
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const end = Math.min(bytes.length, at + blockBytes - filled);
        filled += end - at;
        // The n-th byte from the end of the block weighs n: at most 255 · 4096 · 4096, far below 2^53.
        for (; at < end; at++) {
          plain += bytes[at] as number;
          weighted += plain;
        }
        if (filled === blockBytes) close();
      }
    },
    digits() {
      if (filled > 0) close();
      return blocks.join('');
    },
  };
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

export interface BlockDifference {
  /** Number of the block, from 0. */
  readonly block: number;
  /** Set when one byte of the block explains the difference: its place in the block, and what it was. */
  readonly single?: { readonly at: number; readonly was: number };
}

/**
 * First block whose sums differ from the recorded ones; undefined when all are as recorded.
 * @param bytesOf bytes of the altered file in a block
 */
export function firstDifference(
  recorded: string,
  found: string,
  bytesOf: (block: number) => Uint8Array,
): BlockDifference | undefined {
  const count = Math.max(recorded.length, found.length) / 8;
  for (let block = 0; block < count; block++) {
    const [before, now] = [recorded, found].map((digits) => digits.slice(block * 8, block * 8 + 8));
    if (before === now) continue;
    const single = before?.length === 8 && now?.length === 8 ? singleByte(before, now, bytesOf(block)) : undefined;
    return { block, ...(single ? { single } : {}) };
  }
  return undefined;
}

/** One altered byte changes the plain sum by d and the weighted one by d times its weight: both together tell which byte it is. */
function singleByte(before: string, now: string, bytes: Uint8Array): BlockDifference['single'] {
  const [plain, weighted] = [0, 4].map((at) => {
    const change = Number.parseInt(now.slice(at, at + 4), 16) - Number.parseInt(before.slice(at, at + 4), 16);
    return ((change % prime) + prime) % prime;
  }) as [number, number];
  if (plain === 0) return undefined;
  const change = plain > prime / 2 ? plain - prime : plain;
  for (let at = 0; at < bytes.length; at++) {
    const weight = bytes.length - at;
    const was = (bytes[at] as number) - change;
    if (was >= 0 && was <= 255 && (((change * weight - weighted) % prime) + prime) % prime === 0) return { at, was };
  }
  return undefined;
}
