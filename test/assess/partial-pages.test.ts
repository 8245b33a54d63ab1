import { describe, expect, it } from 'vitest';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { page, type TinySite } from '../support/tiny-site.js';

const askedOf = (url: string, status: number | null, resourceType = 'fetch') => ({
  requests: [{ url, method: 'GET', resourceType, status, thirdParty: true, afterMs: 10 }],
});
const connection = (host: string, port: number, outcome: 'refused' | 'connected') =>
  `${JSON.stringify({ at: '2026-11-01T12:00:00.000Z', host, port, answers: [], outcome, bytesReceived: 0, bytesSent: 0 })}\n`;

/** A legal page that asks another port for its words, on a network where the guard refused some connection. */
const site = (request: ReturnType<typeof askedOf>, lines = connection('127.0.0.1', 3001, 'refused')): TinySite => ({
  pages: [page('/', '<h1>Bienvenue</h1>'), page('/mentions-legales', '<h1>Mentions légales</h1>', request)],
  capture: { network: { bytesReceived: 1, connections: 1, refused: 1 } },
  files: { 'network/connections.jsonl': lines },
});

const proved = rule({ check: { fact: { id: 'host-named' } } });
const onSeenPages = rule({ check: { fact: { id: 'host-named', absence: 'visited' } } });

describe('an absence on a page whose parts the guard refused', () => {
  it.each([
    ['proved by the whole visit', proved],
    ['on the pages seen', onSeenPages],
  ])('is not stated, %s, and the mend is named', (_name, asked) => {
    const result = judgeTiny(asked, site(askedOf('http://127.0.0.1:3001/api/legal', null)));
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'coverage-incomplete' });
    const gap = result.coverage?.gaps.find(({ code }) => code === 'parts-refused');
    expect(gap?.detail.en).toContain('--allow-private');
    expect(gap?.urls).toEqual(['https://exemple.example/mentions-legales']);
  });

  it.each([
    ['the part arrived', askedOf('http://127.0.0.1:3001/api/legal', 200)],
    ['it was only a picture', askedOf('http://127.0.0.1:3001/logo.png', null, 'image')],
    ['another host was refused', askedOf('http://127.0.0.1:3002/api/legal', null)],
  ])('is stated when %s', (_name, request) => {
    expect(judgeTiny(proved, site(request)).outcome).toBe('fail');
    expect(judgeTiny(onSeenPages, site(request)).outcome).toBe('fail');
  });

  it('knows an IPv6 host by its brackets, and the usual port of https', () => {
    const lines = connection('::1', 443, 'refused');
    expect(judgeTiny(proved, site(askedOf('https://[::1]/api/legal', null), lines)).outcome).toBe('needs-review');
  });
});

describe('an absence on a page that never finished loading', () => {
  it('is not stated on the pages seen either', () => {
    const cut = page('/mentions-legales', '<h1>Mentions légales</h1>', { loadState: 'navigation-timeout' });
    const result = judgeTiny(onSeenPages, { pages: [page('/', '<h1>Bienvenue</h1>'), cut] });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'coverage-incomplete' });
  });
});
