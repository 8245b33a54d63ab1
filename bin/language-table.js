#!/usr/bin/env node
// Writes data/languages.bin, the compact form of a table of Efficient Language Detector (data/README.md); its layout is told in
// src/facts/language-table.ts. With --check it writes nothing and ends with code 2 when the file on disk is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const file = new URL('../data/languages.bin', import.meta.url);
const folder = import.meta.resolve('eld/extrasmall');
const [{ ngramsData }, { avgScore }, { dictionary }] = await Promise.all(
  ['../ngrams/extrasmall.js', '../avgScore.js', '../dictionary.js'].map((path) => import(new URL(path, folder).href)),
);

// Bytes from 0x80 on stand there as one letter each, chosen by the dictionary.
const byteOf = new Map(dictionary.flatMap((sign, byte) => (byte >= 0x80 && sign !== ' ' ? [[sign, byte]] : [])));
for (const sign of " '`abcdefghijklmnopqrstuvwxyz") {
  if (byteOf.has(sign)) throw new Error(`The dictionary of the language detector has two meanings for "${sign}".`);
  byteOf.set(sign, sign.charCodeAt(0));
}
const numberOf = (sequence) =>
  [...sequence].reduce((number, sign) => {
    if (!byteOf.has(sign)) throw new Error(`The sequence "${sequence}" of the language detector has an unknown sign.`);
    return number * 256 + byteOf.get(sign);
  }, 0);

const sequences = Object.entries(ngramsData.ngrams)
  .map(([sequence, scores]) => [numberOf(sequence), Object.entries(scores).map((entry) => entry.map(Number))])
  .sort(([a], [b]) => a - b);
const entries = sequences.flatMap(([, scores]) => scores);
const starts = new Uint32Array(sequences.length + 1);
sequences.forEach(([, scores], index) => {
  starts[index + 1] = starts[index] + scores.length;
});
const head = JSON.stringify({
  notice: 'Derived from Efficient Language Detector, Copyright 2023 Nito T.M., Apache-2.0. See README.md in this folder.',
  languages: Object.values(ngramsData.languages).map((code) => ({ code, usual: avgScore[code] })),
  sequences: sequences.length,
  entries: entries.length,
});
const length = Buffer.alloc(4);
length.writeUInt32LE(Buffer.byteLength(head));
const plain = Buffer.concat([
  length,
  Buffer.from(head),
  Buffer.from(Float64Array.from(sequences, ([number]) => number).buffer),
  Buffer.from(starts.buffer),
  Uint8Array.from(entries, ([language]) => language),
  Uint8Array.from(entries, ([, points]) => points),
]);

/** What is on disk, or nothing. Compressed bytes differ from one version of Node to another: what they hold is compared. */
function onDisk() {
  try {
    return inflateRawSync(readFileSync(file));
  } catch {
    return Buffer.alloc(0);
  }
}

if (!onDisk().equals(plain)) {
  if (process.argv.includes('--check')) {
    console.error('data/languages.bin is stale: run `npm run build` and commit the file.');
    process.exit(2);
  }
  writeFileSync(file, deflateRawSync(plain, { level: 9 }));
} else if (process.argv.includes('--check')) console.log('data/languages.bin is that of the language detector.');
