#!/usr/bin/env node
// Compiles the sources, then runs the command with full stack traces and without the manifest's cache.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execute } from '@oclif/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const build = spawnSync(process.execPath, [compiler], { cwd: root, stdio: ['ignore', 2, 2] });
if (build.status !== 0) process.exit(2);
// Sources that changed may read the rules in another way: the YAML is read.
rmSync(new URL('../dist/rules.json', import.meta.url), { force: true });
// What was compiled last time says nothing about these sources.
rmSync(new URL('../dist/build.json', import.meta.url), { force: true });

process.env.DEBUG ??= 'vigie';
await execute({ loadOptions: { root, ignoreManifest: true } });
