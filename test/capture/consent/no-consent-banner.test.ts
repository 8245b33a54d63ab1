import { expect, it } from 'vitest';
import { defaultLimits } from '../../../src/capture/capture-options.js';
import { startSite } from '../../support/site-server.js';
import { bannerPage, consentStates } from './consent-fixture.js';

const run = consentStates();

const overlay = (inner: string) => `<!doctype html><html lang="fr"><title>x</title><main><h1>Le forum</h1><p>Bonjour.</p></main>
<div role="dialog" style="position:fixed;inset:150px;background:#fff">${inner}</div>
<script>addEventListener('click', () => fetch('/clicked'), true)</script></html>`;

it.each([
  [
    'a page without any',
    '<!doctype html><html lang="fr"><title>x</title><main><h1>Recette</h1><p>Cookies au chocolat : accepter un four chaud.</p><button>Accepter</button></main></html>',
  ],
  [
    'a newsletter box',
    overlay(`<h2>Recevez notre newsletter</h2><p>Nous respectons votre vie privée. Ce site utilise des cookies.</p>
    <input type="email" placeholder="Adresse"> <button>J’accepte</button> <button>Non merci</button>`),
  ],
  [
    'a newsletter box without a field',
    overlay(
      `<h2>Inscrivez-vous à notre newsletter</h2><p>Vos données personnelles sont en sécurité.</p><button>OK</button> <button>Non merci</button>`,
    ),
  ],
  [
    'an age gate',
    overlay(`<h2>Avez-vous plus de 18 ans ?</h2><p>En entrant, vous acceptez nos cookies et nos conditions.</p>
    <button>Oui, j’accepte</button> <button>J’accepte</button> <button>Non</button>`),
  ],
])('clicks nothing on %s', async (_, page) => {
  const site = await startSite({ routes: { '/': page } });
  try {
    const { record } = await run(site);
    expect(record.banner).toBeNull();
    expect(record.states.untouched).toMatchObject({ status: 'done', clicks: [] });
    expect(record.states.refuse).toMatchObject({ status: 'no-banner', clicks: [] });
    expect(record.states.accept).toMatchObject({ status: 'no-banner', clicks: [] });
    expect(site.asked).not.toContain('/clicked');
  } finally {
    await site.close();
  }
});

it('says nothing of a page that broke off before its banner can have come', async () => {
  const { record } = await run(
    {
      '/': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.write('<!doctype html><html lang="fr"><title>x</title><main><h1>Le forum</h1><p>Bonjour.</p>');
      },
    },
    { limits: { ...defaultLimits, navigationMs: 1500 } },
  );
  expect(record.states.untouched).toMatchObject({ status: 'failed', obstacle: 'timeout' });
});

it('never goes past a wall against robots', async () => {
  const { record } = await run({
    '/': {
      status: 403,
      body: '<title>Attention Required!</title><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script><div class="cf-turnstile"></div><button>Accepter</button>',
    },
  });
  for (const state of Object.values(record.states))
    expect(state).toMatchObject({ status: 'failed', obstacle: 'captcha', clicks: [] });
});

it('ends at the deadline and on an interruption, with what it has', async () => {
  const page = { '/': bannerPage(`<button onclick="choose('yes')">Accepter</button>`) };
  const late = await run(page, { deadline: Date.now() + 3500, waits: { untouchedMs: 20_000 } });
  expect(late.record.states.untouched.status).toBe('timed-out');
  expect(late.record.states.refuse.status).toBe('timed-out');
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 2500);
  const began = Date.now();
  const interrupted = await run(page, { signal: stop.signal, waits: { untouchedMs: 20_000 } });
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(interrupted.record.states.accept.status).toBe('timed-out');
});

it('says so when the browser cannot give a fresh context', async () => {
  const { record, warnings } = await run({}, { openContext: () => Promise.reject(new Error('Target closed')) });
  expect(record.states.untouched).toMatchObject({ status: 'failed' });
  expect(record.states.refuse.status).toBe('failed');
  expect(warnings.join()).toContain('Target closed');
});
