import { describe, expect, it, vi } from 'vitest';
import type { CaptureEvent } from '../../src/capture/capture-event.js';
import { type ProgressOptions, progressTo, speechOf } from '../../src/cli/progress.js';
import { clockOf, fitted, progressBlock } from '../../src/cli/progress-block.js';
import { asksForJsonLog, jsonLine } from '../../src/cli/progress-json.js';
import { plainLine } from '../../src/cli/progress-line.js';
import { advance, initialProgress, rateOf } from '../../src/cli/progress-state.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

const ruleset = loadRuleset();
const english = speechOf(ruleset, 'en');
const french = speechOf(ruleset, 'fr');

const page = {
  type: 'page-done',
  id: 'p0001',
  url: 'https://forum.example/\u001b[31mred',
  status: 200,
  loadState: 'quiet',
  durationMs: 400,
  pages: 1,
  maxPages: 40,
  queued: 7,
} as const satisfies CaptureEvent;
const legal = {
  ...page,
  url: 'https://forum.example/legal',
  pages: 2,
  types: ['legal-notice'],
  sought: ['contact', 'terms'],
} as const;
const started: CaptureEvent = { type: 'started', entryUrl: 'https://forum.example/', directory: 'out' };
const finished: CaptureEvent = { type: 'finished', status: 'complete', pages: 1, durationMs: 1_900 };
const opening: CaptureEvent = { type: 'page-start', url: 'https://forum.example/next' };

const stateAfter = (events: readonly CaptureEvent[]) => events.reduce(advance, initialProgress(0));

function shown(
  events: readonly CaptureEvent[],
  stream: { isTTY?: boolean; columns?: number },
  own: Partial<ProgressOptions> = {},
) {
  let text = '';
  const options = {
    speech: english,
    quiet: false,
    format: 'text',
    maxSeconds: 900,
    now: () => 0,
    environment: { TERM: 'xterm' },
  } as const;
  const progress = progressTo({ ...stream, write: (part: string) => (text += part) }, { ...options, ...own });
  for (const event of events) progress.onEvent(event);
  progress.end();
  return text;
}

describe('the line of an event where there is no terminal', () => {
  it.each([
    [page, '[1/40] 200 https://forum.example/red — 7 waiting', '[1/40] 200 https://forum.example/red — 7 en attente'],
    [
      legal,
      '[2/40] 200 https://forum.example/legal (Legal notice) — 7 waiting, 2 still sought',
      '[2/40] 200 https://forum.example/legal (Mentions légales) — 7 en attente, 2 encore cherchés',
    ],
    [
      { ...page, status: 403, obstacle: 'blocked', persona: 'member' },
      '[1/40] blocked https://forum.example/red (member) — 7 waiting',
      '[1/40] accès bloqué https://forum.example/red (membre) — 7 en attente',
    ],
    [
      { ...page, status: 404, obstacle: 'http-error' },
      '[1/40] 404 https://forum.example/red — 7 waiting',
      '[1/40] 404 https://forum.example/red — 7 en attente',
    ],
    [finished, '1 page in 2 s, complete', '1 page en 2 s, visite complète'],
    [
      { type: 'finished', status: 'partial', pages: 12, durationMs: 60_000, detail: 'The limit was reached.' },
      '12 pages in 60 s, partial: The limit was reached.',
      '12 pages en 60 s, visite partielle\u00a0: The limit was reached.',
    ],
    [
      {
        type: 'finished',
        status: 'partial',
        pages: 40,
        durationMs: 60_000,
        stoppedBy: 'page-limit',
        detail: 'The limit of 40 pages.',
      },
      '40 pages in 60 s, partial: the number of pages allowed is reached, allow more with --max-pages',
      '40 pages en 60 s, visite partielle\u00a0: le nombre de pages permis est atteint, augmentez-le avec --max-pages',
    ],
    [
      { type: 'browser', name: 'Chromium', version: '156', source: 'system', sandbox: true },
      'Chromium 156 (system)',
      'Chromium 156 (system)',
    ],
    [
      { type: 'browser', name: 'Chromium', version: '147', source: 'npm package', sandbox: false },
      'Chromium 147 (npm package): it is the one of the npm packages, older than current Chromium and without its latest security fixes, install Chromium or Chrome for regular use; the browser sandbox is off because vigie runs as root, run it as an ordinary user to have it on',
      'Chromium 147 (npm package)\u00a0: c’est celui des paquets npm, plus ancien que le Chromium actuel et sans ses derniers correctifs de sécurité, installez Chromium ou Chrome pour un usage régulier\u202f; le bac à sable du navigateur est coupé parce que vigie tourne en root, lancez-le sous un compte ordinaire pour l’avoir',
    ],
    [
      { type: 'retry', url: 'https://x.example/a', code: 'rate-limited', attempt: 2, waitMs: 2000 },
      'new try (2) in 2 s, the site says too many requests: https://x.example/a',
      'nouvel essai (2) dans 2 s, trop de demandes selon le site\u00a0: https://x.example/a',
    ],
    [
      { type: 'refused', host: 'evil\u202e.example', reason: 'private address (link-local)' },
      'connection refused: evil .example (private address (link-local))',
      'connexion refusée\u00a0: evil .example (private address (link-local))',
    ],
    [
      { type: 'browser-replaced', reason: 'lost' },
      'the browser stopped, another one goes on',
      'le navigateur s’est arrêté, un autre prend la suite',
    ],
    [{ type: 'resumed', pages: 9 }, 'resumed: 9 pages already in the evidence', 'reprise\u00a0: 9 pages déjà dans les preuves'],
    [
      { type: 'trap', kind: 'calendar', pattern: 'x.example/cal?month=#' },
      'left alone: endless calendar, x.example/cal?month=#',
      'laissé de côté\u00a0: calendrier sans fin, x.example/cal?month=#',
    ],
    [{ type: 'warning', code: 'w', message: 'a\u0007b' }, 'warning: a b', 'attention\u00a0: a b'],
    [{ type: 'phase', phase: 'consent' }, 'choices about cookies', 'choix des cookies'],
  ] as readonly (readonly [CaptureEvent, string, string])[])('says %j in both languages', (event, en, fr) => {
    expect(plainLine(event, english)).toBe(en);
    expect(plainLine(event, french)).toBe(fr);
  });

  it('is written as it comes, and nothing for what only moves a display', () => {
    const lines = '[1/40] 200 https://forum.example/red — 7 waiting\n1 page in 2 s, complete\n';
    expect(shown([opening, page, finished], {})).toBe(lines);
    expect(shown([page, finished], { isTTY: true }, { environment: { TERM: 'dumb' } })).toBe(lines);
    expect(shown([page, finished], { isTTY: true }, { environment: { TERM: 'xterm', CI: 'true' } })).toBe(lines);
  });

  it('is nothing at all when quiet', () => {
    expect(shown([page, finished], {}, { quiet: true })).toBe('');
    expect(shown([page, finished], {}, { quiet: true, format: 'json' })).toBe('');
  });
});

describe('the live block of a terminal', () => {
  const view = { now: 30_000, width: 100, maxSeconds: 900 };

  it('tells counts, rate and time, what is found, what is sought and what is being opened', () => {
    expect(progressBlock(stateAfter([started, page, legal, opening]), english, view)).toEqual([
      'forum.example — 2/40 pages (4/min), 7 waiting, 0:30 of 15:00',
      'found: Legal notice',
      expect.stringMatching(/^still sought: Contact, Terms/),
      'opening https://forum.example/next',
    ]);
  });

  it('speaks French', () => {
    const phase: CaptureEvent = { type: 'phase', phase: 'usual-addresses' };
    expect(progressBlock(stateAfter([started, legal, phase, opening]), french, view)).toEqual([
      'forum.example — 2/40 pages (4/min), 7 en attente, 0:30 sur 15:00',
      'trouvé\u00a0: Mentions légales',
      expect.stringMatching(/^encore cherché\u00a0: Contact, Conditions/),
      'adresses usuelles\u00a0: ouverture de https://forum.example/next',
    ]);
  });

  it('has two lines before anything is known', () => {
    expect(progressBlock(initialProgress(0), english, { ...view, now: 0 })).toEqual([
      '0 pages, 0 waiting, 0:00 of 15:00',
      'found: nothing yet',
    ]);
  });

  it.each([10, 30, 60])('is never wider than %i columns', (width) => {
    const types = [...ruleset.pageTypes.keys()] as NonNullable<(typeof legal)['types']>[number][];
    const long = { ...opening, url: `https://forum.example/${'x'.repeat(300)}` };
    const lines = progressBlock(stateAfter([started, { ...legal, types, sought: types }, long]), english, { ...view, width });
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(width);
  });

  it('counts each type once, and pages of an earlier run not in the rate', () => {
    const state = stateAfter([
      { type: 'resumed', pages: 30 },
      { ...legal, pages: 31 },
      { ...legal, pages: 32 },
    ]);
    expect(state.found).toEqual(['legal-notice']);
    expect(rateOf(state, 60_000)).toBe(2);
    expect(rateOf(state, 1000)).toBeUndefined();
  });

  it('says how many names did not fit', () => {
    expect(fitted('found:', ['Contact', 'Legal notice', 'Terms'], 25)).toBe('found: Contact +2');
    expect(fitted('found:', ['Contact', 'Terms'], 25)).toBe('found: Contact, Terms');
  });

  it.each([
    [0, '0:00'],
    [61_000, '1:01'],
    [3_661_000, '1:01:01'],
    [-5, '0:00'],
  ])('writes %i ms as %s', (time, text) => expect(clockOf(time)).toBe(text));

  it('is rewritten in place, with lasting lines above it, and is gone at the end', () => {
    const text = shown([started, opening, finished], { isTTY: true, columns: 60 });
    const [afterStarted, ...redrawn] = text.replaceAll('\u001b', '<esc>').split('<esc>[J');
    expect(afterStarted).toMatch(
      /^capturing https:\/\/forum\.example\/\nforum\.example — 0 pages.*\nfound: nothing yet\r<esc>\[1A$/,
    );
    expect(redrawn[0]).toMatch(/\nopening https:\/\/forum\.example\/next\r<esc>\[2A$/);
    expect(redrawn.slice(1)).toEqual(['1 page in 2 s, complete\n']);
  });

  it('moves its clock while nothing happens, until the end', () => {
    vi.useFakeTimers();
    try {
      let text = '';
      const options = { speech: english, quiet: false, format: 'text', maxSeconds: 900, environment: {} } as const;
      const progress = progressTo({ isTTY: true, columns: 80, write: (part: string) => (text += part) }, options);
      vi.advanceTimersByTime(5000);
      expect(text).toContain('0:05 of 15:00');
      progress.end();
      const before = text;
      vi.advanceTimersByTime(5000);
      expect(text).toBe(before);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('progress as JSON', () => {
  it('is one object per event, time and type first', () => {
    const lines = shown([started, page], { isTTY: true }, { format: 'json' }).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\{"ts":"1970-01-01T00:00:00\.000Z","type":"started",/);
    expect(JSON.parse(lines[1] ?? '')).toEqual({ ts: '1970-01-01T00:00:00.000Z', ...page });
  });

  it('escapes what a terminal would obey, and loses none of it', () => {
    const url = 'a\u001b[31m\u009b2J\u202e\u2028\u007f\u{e0041}é';
    const line = jsonLine({ type: 'page-start', url }, 0);
    expect(line).toMatch(/^[\x20-\x7eé]+$/);
    expect(JSON.parse(line)).toMatchObject({ url });
  });

  it('tells a login that is doubtful, and Ctrl-C, as events too', () => {
    let text = '';
    const options = { speech: french, quiet: false, format: 'json', maxSeconds: 900, now: () => 0 } as const;
    const progress = progressTo({ write: (part: string) => (text += part) }, options);
    progress.warnOfLogin(['expired']);
    progress.stopping();
    const [warning, stopping] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(warning).toMatchObject({ type: 'warning', code: 'login-expired', message: expect.stringContaining('ont expiré') });
    expect(stopping).toEqual({ ts: '1970-01-01T00:00:00.000Z', type: 'stopping' });
  });

  it('is asked for by either form of the flag', () => {
    expect(asksForJsonLog(['audit', 'x', '--log-format', 'json'])).toBe(true);
    expect(asksForJsonLog(['audit', '--log-format=json'])).toBe(true);
    expect(asksForJsonLog(['audit', '--log-format', 'text', 'json'])).toBe(false);
  });
});
