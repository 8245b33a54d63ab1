import { describe, expect, it } from 'vitest';
import { failureCodeOf, isTransient } from '../../src/capture/failure-code.js';

describe('failureCodeOf', () => {
  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns', false],
    ['net::ERR_CONNECTION_REFUSED at http://x', 'connection-refused', false],
    ['net::ERR_CONNECTION_RESET', 'connection-broken', true],
    ['net::ERR_EMPTY_RESPONSE', 'connection-broken', true],
    ['net::ERR_CERT_DATE_INVALID', 'tls', false],
    ['net::ERR_TOO_MANY_REDIRECTS', 'redirect-loop', false],
    ['page.goto: Timeout 30000ms exceeded.', 'timeout', false],
    ['net::ERR_UNSAFE_PORT', 'unsafe-scheme', false],
    ['Target page, context or browser has been closed', 'browser-lost', true],
    ['Page crashed', 'crash', true],
    ['something else', 'other', false],
  ] as const)('calls « %s » %s', (said, code, passes) => {
    expect(failureCodeOf({ said, status: null })).toBe(code);
    expect(isTransient(code)).toBe(passes);
  });

  it.each([
    [429, 'rate-limited'],
    [500, 'server-error'],
    [503, 'server-error'],
    [404, undefined],
    [200, undefined],
    [null, undefined],
  ] as const)('reads HTTP %s as %s', (status, code) => {
    expect(failureCodeOf({ said: '', status })).toBe(code);
  });

  it('believes the guard more than the browser', () => {
    const signs = { said: 'net::ERR_EMPTY_RESPONSE', status: null };
    expect(failureCodeOf({ ...signs, guard: { code: 'private-address' } })).toBe('private-address');
    expect(failureCodeOf({ ...signs, guard: { code: 'ENOTFOUND' } })).toBe('dns');
    expect(failureCodeOf({ ...signs, guard: { code: 'E_NEW' } })).toBe('other');
  });
});
