import { type BaseBlock, Constructed, fromBER } from 'asn1js';

/** Where a byte stands in a structure of ASN.1: `1.0.3` is the content of a leaf, `1.0/` the tag or length of a branch. */
export function placeOf(bytes: Uint8Array, offset: number): string {
  const path: number[] = [];
  let block: BaseBlock = fromBER(bytes).result;
  let start = 0;
  while (block instanceof Constructed) {
    let at = start + block.idBlock.blockLength + block.lenBlock.blockLength;
    if (offset < at) return `${path.join('.')}/`;
    for (const [index, part] of block.valueBlock.value.entries()) {
      if (offset < at + part.blockLength) {
        path.push(index);
        [block, start] = [part, at];
        break;
      }
      at += part.blockLength;
    }
  }
  return path.join('.');
}
