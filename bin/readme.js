#!/usr/bin/env node
// Rewrites the command list between the <!-- commands --> marks of README.md.
// With --check it writes nothing and ends with code 2 when the list on disk is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Config } from '@oclif/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}README.md`;
const [open, close] = ['<!-- commands -->', '<!-- commandsstop -->'];

const config = await Config.load({ root, ignoreManifest: true });
const own = config.commands.filter((command) => command.pluginName === config.name && !command.hidden);
const name = (command) => [config.bin, ...command.id.split(':')].join(' ');
const args = (command) =>
  Object.values(command.args).map((arg) => {
    const label = arg.name.toUpperCase() + (command.strict ? '' : '…');
    return arg.required ? label : `[${label}]`;
  });
const summary = (command) => (command.summary ?? command.description ?? '').split('\n')[0];
const rows = own
  .sort((a, b) => (a.id < b.id ? -1 : 1))
  .map((command) => `| \`${[name(command), ...args(command)].join(' ')}\` | ${summary(command)} |`);
const section = [open, '', '| Command | What it does |', '| --- | --- |', ...rows, '', close].join('\n');

const before = readFileSync(file, 'utf8');
const [from, to] = [before.indexOf(open), before.indexOf(close)];
if (from < 0 || to < from) {
  console.error(`README.md lacks the marks ${open} and ${close}.`);
  process.exit(2);
}
const after = before.slice(0, from) + section + before.slice(to + close.length);

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('The command list of README.md is stale: run `npm run build` and commit the file.');
    process.exit(2);
  }
  console.log('README.md lists every command.');
} else if (after !== before) {
  writeFileSync(file, after);
  console.log(`wrote the command list of README.md (${own.length} commands)`);
}
