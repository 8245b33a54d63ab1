import { describe, expect, it } from 'vitest';
import { captureLimits, captureSecrets, usualCaptureFlags } from '../../src/cli/capture-request.js';
import { checkedBasicAuth, checkedHeaders, checkedProxy } from '../../src/cli/checked-credentials.js';
import { checkedHosts } from '../../src/cli/checked-hosts.js';
import { checkedLocale, checkedTimezone } from '../../src/cli/checked-place.js';
import { checkedUserAgent, checkedViewport } from '../../src/cli/checked-window.js';
import { UsageError } from '../../src/errors.js';

/** What is said about a wrong value: one sentence and a way out. */
function refusal(work: () => unknown): { readonly message: string; readonly hint: string } {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    const { message, hint = '' } = error as UsageError;
    expect(message.split('\n')).toHaveLength(1);
    expect(hint).not.toBe('');
    return { message, hint };
  }
  throw new Error('nothing was refused');
}

describe('--locale', () => {
  it.each([
    ['fr-FR', 'fr-FR'],
    ['fr-fr', 'fr-FR'],
    ['de', 'de'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
  ])('reads %s as %s', (typed, locale) => expect(checkedLocale(typed)).toBe(locale));
  it.each(['fr_FR', 'french', 'zz-ZZ', '', 'fr-FR,en'])('refuses %j', (typed) => {
    expect(refusal(() => checkedLocale(typed)).message).toContain('--locale');
  });
});

describe('--timezone', () => {
  it.each(['Europe/Paris', 'UTC', 'America/Martinique'])('accepts %s', (zone) => expect(checkedTimezone(zone)).toBe(zone));
  it.each(['Paris', '+02:00', 'Europe/Lutetia', ''])('refuses %j', (zone) => {
    expect(refusal(() => checkedTimezone(zone)).message).toContain('--timezone');
  });
});

describe('--viewport', () => {
  it.each(['1920x1080', '1920X1080', ' 1920×1080 '])('reads %s', (typed) =>
    expect(checkedViewport(typed)).toEqual({ width: 1920, height: 1080 }),
  );
  it.each(['1920', '1920x', '0x0', '100x800', '99999x800', '1280x800px', '-5x300'])('refuses %j', (typed) => {
    expect(refusal(() => checkedViewport(typed)).message).toContain('--viewport');
  });
});

describe('--user-agent', () => {
  it('is kept as it is', () =>
    expect(checkedUserAgent(' Regulator/1 (+https://example.org) ')).toBe('Regulator/1 (+https://example.org)'));
  it.each(['', 'two\nlines', 'Régulateur', 'x'.repeat(501)])('refuses %j', (typed) => {
    expect(refusal(() => checkedUserAgent(typed)).message).toContain('--user-agent');
  });
});

describe('--header', () => {
  it('reads names and values', () => {
    expect(checkedHeaders(['Authorization: Bearer a:b', 'X-Audit:2026-17'])).toEqual({
      Authorization: 'Bearer a:b',
      'X-Audit': '2026-17',
    });
  });
  it.each([
    [['s3cret']],
    [[': s3cret']],
    [['A b: s3cret']],
    [['A:']],
    [['A: s3cret\r\nB: x']],
    [['A: s3cret', 'a: s3cret']],
    [['Cookie: sid=s3cret']],
    [['Host: s3cret']],
  ])('refuses %j without repeating the value', (typed) => {
    const { message, hint } = refusal(() => checkedHeaders(typed));
    expect(message).toContain('--header');
    expect(`${message}${hint}`).not.toContain('s3cret');
  });
  it('says what to use for cookies', () => {
    expect(refusal(() => checkedHeaders(['cookie: a=b'])).hint).toContain('--storage-state');
  });
});

describe('--basic-auth', () => {
  it('splits at the first colon', () => expect(checkedBasicAuth('me:p:w')).toEqual({ username: 'me', password: 'p:w' }));
  it.each(['s3cret', ':s3cret', ''])('refuses %j without repeating it', (typed) => {
    const { message, hint } = refusal(() => checkedBasicAuth(typed));
    expect(message).toContain('--basic-auth');
    expect(`${message}${hint}`).not.toContain('s3cret');
  });
});

describe('--proxy', () => {
  it.each([
    'http://proxy.example:3128',
    'https://me:pw@proxy.example:443',
    'socks5://127.0.0.1:1080',
    'http://proxy.example:3128/',
  ])('accepts %s', (typed) => expect(checkedProxy(typed)).toBe(typed.replace(/\/$/, '')));
  it.each(['me:s3cret@proxy:3128', 'ftp://me:s3cret@proxy', 'http://me:s3cret@proxy/path', 'proxy:3128', ''])(
    'refuses %j without repeating it',
    (typed) => {
      const { message, hint } = refusal(() => checkedProxy(typed));
      expect(message).toContain('--proxy');
      expect(`${message}${hint}`).not.toContain('s3cret');
    },
  );
});

describe('--allow-private', () => {
  it('reads hosts with and without ports, each once', () => {
    expect(checkedHosts(['Intranet.example', '10.0.0.7:8080', '[::1]:80', '10.0.0.7:8080', 'a.example:80'])).toEqual([
      'intranet.example',
      '10.0.0.7:8080',
      '[::1]:80',
      'a.example:80',
    ]);
  });
  it.each(['http://10.0.0.7', '10.0.0.0/8', '*.example', 'me@10.0.0.7', '', '10.0.0.7:99999'])('refuses %j', (typed) => {
    expect(refusal(() => checkedHosts([typed])).message).toContain('--allow-private');
  });
});

describe('the capture that the flags ask for', () => {
  it('has a laptop’s window, or a telephone’s, or the one that is asked for', () => {
    expect(captureLimits(usualCaptureFlags).viewport).toEqual({ width: 1280, height: 800 });
    expect(captureLimits({ ...usualCaptureFlags, device: 'mobile' })).toMatchObject({
      device: 'mobile',
      viewport: { width: 390, height: 844 },
    });
    expect(captureLimits({ ...usualCaptureFlags, device: 'mobile', viewport: '800x600' }).viewport).toEqual({
      width: 800,
      height: 600,
    });
  });

  it('takes every option over', () => {
    const flags = {
      ...usualCaptureFlags,
      samples: 5,
      robots: 'ignore',
      concurrency: 4,
      delay: 0,
      'user-agent': 'x',
      'allow-private': ['10.0.0.7'],
      consent: true,
    } as const;
    expect(captureLimits(flags)).toMatchObject({
      samples: 5,
      robots: 'ignore',
      limits: { tabs: 4, politenessMs: 0 },
      userAgent: 'x',
      allowPrivate: ['10.0.0.7'],
      consentStates: true,
    });
  });

  it('has no secrets when none are given', () => {
    expect(captureSecrets({})).toEqual({ warnings: [] });
    expect(captureSecrets({ header: ['A: b'], 'basic-auth': 'me:pw', proxy: 'http://p:1' }).secrets).toEqual({
      headers: { A: 'b' },
      basicAuth: { username: 'me', password: 'pw' },
      proxy: 'http://p:1',
    });
  });
});
