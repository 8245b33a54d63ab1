import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStorageState } from '../../src/capture/storage-state.js';
import { ConfigError } from '../../src/errors.js';

const now = Date.parse('2026-11-23T00:00:00Z');
const cookie = {
  name: 'sid',
  value: 'hunter2',
  domain: 'forum.example',
  path: '/',
  expires: now / 1000 + 3600,
  httpOnly: true,
  secure: true,
  sameSite: 'Lax',
};
const origin = { origin: 'https://forum.example', localStorage: [{ name: 'token', value: 'hunter2' }] };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-login-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(content: string | object, mode = 0o600): string {
  const file = join(folder, `state-${Math.trunc(performance.now() * 1000)}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  chmodSync(file, mode);
  return file;
}

function mistakeIn(file: string): string {
  try {
    readStorageState(file, now);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const { message, hint } = error as ConfigError;
    expect(hint).toContain('vigie login');
    expect(`${message}${hint}`).not.toContain('hunter2');
    return message.replace(file, 'FILE');
  }
  return 'no mistake';
}

describe('a login file', () => {
  it('is read whole, with what Playwright adds of its own', () => {
    const state = { cookies: [{ ...cookie, partitionKey: 'x' }], origins: [{ ...origin, indexedDB: [] }] };
    expect(readStorageState(fileOf(state), now)).toEqual({ state, warnings: [] });
  });

  it('warns when others may read it', () => {
    expect(readStorageState(fileOf({ cookies: [cookie], origins: [] }, 0o644), now).warnings).toEqual(['readable-by-others']);
  });

  it('warns when every cookie has expired, not when one lives on or ends with the session', () => {
    const expired = { ...cookie, expires: now / 1000 - 1 };
    const session = { ...cookie, expires: -1 };
    const warnings = (cookies: readonly object[]) => readStorageState(fileOf({ cookies, origins: [] }), now).warnings;
    expect(warnings([expired, expired])).toEqual(['expired']);
    expect(warnings([expired, cookie])).toEqual([]);
    expect(warnings([expired, session])).toEqual([]);
  });

  it('warns when it holds no login at all', () => {
    expect(readStorageState(fileOf({ cookies: [], origins: [] }), now).warnings).toEqual(['empty']);
  });

  it.each([
    ['nothing', '', /^FILE:1:1 The login file is not JSON\.$/],
    ['a broken text', '{\n "cookies": [hunter2,,]\n}', /^FILE:\d+:\d+ The login file is not JSON\.$/],
    ['a list', [], /^FILE:1:1 The login file must be an object\.$/],
    ['no origins', { cookies: [] }, /^FILE:1:1 The login file has no `origins`\.$/],
    ['cookies that are no list', { cookies: {}, origins: [] }, /^FILE:2:\d+ `cookies` must be a list\.$/],
    [
      'another tool’s sameSite',
      { cookies: [cookie, { ...cookie, sameSite: 'no_restriction' }], origins: [] },
      /^FILE:21:16 `cookies\.1\.sameSite` must be Strict, Lax or None\.$/,
    ],
    [
      'an expiry in words',
      { cookies: [{ ...cookie, expires: 'hunter2' }], origins: [] },
      /^FILE:8:\d+ `cookies\.0\.expires` must be a number\.$/,
    ],
    ['storage without a value', { cookies: [], origins: [{ origin: 'x', localStorage: [{ name: 'a' }] }] }, /has no `value`/],
  ])('is refused with its place and no secret: %s', (_, content, message) => {
    expect(mistakeIn(fileOf(content))).toMatch(message);
  });

  it('is asked for when it is missing', () => {
    expect(mistakeIn(join(folder, 'nowhere.json'))).toBe('There is no login file at FILE.');
  });
});
