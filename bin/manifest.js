#!/usr/bin/env node
// Writes oclif.manifest.json from the compiled commands, keys sorted so that the same sources give the same bytes.
// With --check it writes nothing and ends with code 2 when the file on disk is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Plugin } from '@oclif/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}oclif.manifest.json`;

/** Sorts object keys at every depth; arrays keep their order, which carries meaning (arguments, examples). */
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** Arguments are positional: their order is part of the command and must survive the sorting. */
const command = (manifest) => ({ ...sorted(manifest), args: manifest.args });

const plugin = new Plugin({ root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true, respectNoCacheDefault: true });
await plugin.load();
const { commands, version } = plugin.manifest;
const ids = Object.keys(commands).sort();
const text = `${JSON.stringify({ commands: Object.fromEntries(ids.map((id) => [id, command(commands[id])])), version }, null, 2)}\n`;

if (process.argv.includes('--check')) {
  const onDisk = (() => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  })();
  if (onDisk !== text) {
    console.error('oclif.manifest.json is stale: run `npm run build` and commit the file.');
    process.exit(2);
  }
  console.log('oclif.manifest.json is up to date.');
} else {
  writeFileSync(file, text);
  console.log(`wrote oclif.manifest.json (${ids.length} commands)`);
}
