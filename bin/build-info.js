#!/usr/bin/env node
// Writes dist/build.json: from which commit this was compiled, whether the tree was altered, and which libraries are locked.
// Without git, or in the tree of another project, that is not known, and null says so.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function lockfileSha256() {
  try {
    return createHash('sha256')
      .update(readFileSync(`${root}package-lock.json`))
      .digest('hex');
  } catch {
    return null;
  }
}

const top = git('rev-parse', '--show-toplevel');
const isOurs = top !== undefined && realpathSync(top) === realpathSync(root);
const status = isOurs ? git('status', '--porcelain') : undefined;
const build = {
  commit: (isOurs && git('rev-parse', 'HEAD')) || null,
  altered: status === undefined ? null : status !== '',
  lockfileSha256: lockfileSha256(),
};
writeFileSync(`${root}dist/build.json`, `${JSON.stringify(build, null, 2)}\n`);
