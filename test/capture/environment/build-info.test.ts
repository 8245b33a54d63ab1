import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuild } from '../../../src/capture/environment/build-info.js';
import { sha256 } from '../../../src/evidence/sha256.js';

let outer: string;
let project: string;
beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'vigie-build-'));
  project = join(outer, 'project');
  mkdirSync(join(project, 'bin'), { recursive: true });
  mkdirSync(join(project, 'dist'));
  cpSync('bin/build-info.js', join(project, 'bin', 'build-info.js'));
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  writeFileSync(join(project, 'package-lock.json'), 'locked');
  writeFileSync(join(project, '.gitignore'), 'dist/\n');
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

const git = (folder: string, ...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
const commitAll = (folder: string): string => {
  git(folder, 'init');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-m', 'first');
  return git(folder, 'rev-parse', 'HEAD');
};
const build = () => {
  execFileSync(process.execPath, [join(project, 'bin', 'build-info.js')], {
    env: { ...process.env, GIT_CEILING_DIRECTORIES: '' },
  });
  return readBuild(join(project, 'dist', 'build.json'));
};

describe('what is written when the program is compiled', () => {
  it('is the commit, whether the tree was altered, and the hash of the lockfile', () => {
    const commit = commitAll(project);
    expect(build()).toEqual({ commit, altered: false, lockfileSha256: sha256('locked') });
    writeFileSync(join(project, 'new.ts'), '');
    expect(build()).toMatchObject({ commit, altered: true });
  });

  it('is not known without git, and the commit of a project around this one is not taken for its own', () => {
    expect(build()).toEqual({ commit: null, altered: null, lockfileSha256: sha256('locked') });
    commitAll(outer);
    expect(build()).toMatchObject({ commit: null, altered: null });
    rmSync(join(project, 'package-lock.json'));
    expect(build().lockfileSha256).toBeNull();
  });
});

it('is written by `npm run compile`', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(scripts.compile).toMatch(/tsc .*&& node bin\/build-info\.js$/);
});
