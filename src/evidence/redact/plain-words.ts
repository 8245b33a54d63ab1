import { decodeHTML } from 'entities';
import { decodeAddress } from '../decode-address.js';

const percentRun = /(?:%[0-9a-f]{2})+/gi;

/** Entities, percent signs and escapes of scripts read as the characters they stand for. */
export const unescaped = (text: string): string =>
  decodeHTML(text)
    .replace(percentRun, decodeAddress)
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, '\n');

/**
 * What a reader could make out of a text in whatever form it is kept: as it stands unescaped, and without its tags, once joined and once
 * apart. Each is to be searched.
 */
export function readings(text: string): readonly string[] {
  const plain = unescaped(text);
  if (!plain.includes('<')) return [plain];
  return [plain, plain.replace(/<[^<>]*>/g, ''), plain.replace(/<[^<>]*>/g, '\n')];
}
