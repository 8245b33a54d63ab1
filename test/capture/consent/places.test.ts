import { expect, it } from 'vitest';
import { startSite } from '../../support/site-server.js';
import { consentStates } from './consent-fixture.js';

const run = consentStates();

/** What a consent tool serves in a frame: it tells its parent, which keeps the choice and removes the frame. */
const framed = `<!doctype html><html lang="fr"><body><p>Nous et nos partenaires utilisons des cookies pour la publicité.</p>
<button onclick="parent.postMessage('yes', '*')">Accepter</button> <button onclick="parent.postMessage('no', '*')">Continuer sans accepter</button>
</body></html>`;

const hostPage = (frameUrl: string) => `<!doctype html><html lang="fr"><title>x</title><p>Un article.</p>
<script>if (!/choice=/.test(document.cookie)) document.write('<iframe src="${frameUrl}" id="cmp" style="position:fixed;left:80px;bottom:0;width:700px;height:200px"></iframe>');
addEventListener('message', (event) => { if (!/^(yes|no)$/.test(event.data)) return;
document.cookie = 'choice=' + event.data + ';path=/'; document.getElementById('cmp').remove(); });</script></html>`;

it.each([
  ['of the same origin', (origin: string) => origin, false],
  ['of another port', (_: string, other: string) => other, true],
  [
    'of another site, which has a process of its own',
    (_: string, other: string) => other.replace('127.0.0.1', 'localhost'),
    true,
  ],
])('presses the buttons of a banner in a frame %s', async (_, originOf, foreign) => {
  const other = await startSite({ routes: { '/cmp': framed } });
  let address = '';
  const site = await startSite({
    routes: {
      '/': (_request, response) => response.setHeader('content-type', 'text/html').end(hostPage(address)),
      '/cmp': framed,
    },
  });
  address = `${originOf(site.origin, other.origin)}/cmp`;
  try {
    const { record, phase } = await run(site);
    expect(record.banner?.buttons.map(({ name, kind }) => [name, kind])).toEqual([
      ['Accepter', 'accept'],
      ['Continuer sans accepter', 'refuse'],
    ]);
    expect(record.banner?.frameUrl).toBe(foreign ? address : undefined);
    expect(record.banner?.buttons[0]?.rect.x).toBeGreaterThanOrEqual(80);
    expect(record.states.refuse).toMatchObject({ status: 'done' });
    expect(record.states.refuse.clicks).toMatchObject([{ name: 'Continuer sans accepter', pointer: true }]);
    expect(phase('refuse', 'after').cookies).toMatchObject([{ name: 'choice', valueLength: 2 }]);
    expect(record.states.accept.status).toBe('done');
    expect(phase('accept', 'reload').bannerVisible).toBe(false);
  } finally {
    await Promise.all([site.close(), other.close()]);
  }
});

it('presses the buttons of a banner in a shadow root', async () => {
  const { record, phase } = await run({
    '/': `<!doctype html><html lang="en"><title>x</title><p>An article.</p><my-consent></my-consent><script>
      const host = document.querySelector('my-consent');
      if (/choice=/.test(document.cookie)) host.remove(); else host.attachShadow({ mode: 'open' }).innerHTML =
        '<section style="position:fixed;bottom:0;width:100%;background:#222;color:#fff"><p>We use cookies to show personalised ads.</p>' +
        '<span role=button tabindex=0 id=y style="cursor:pointer">Accept all</span> <div id=n style="cursor:pointer">Reject all</div></section>';
      for (const id of ['y', 'n']) host.shadowRoot?.getElementById(id)?.addEventListener('click', () => { document.cookie = 'choice=' + id; host.remove(); });
    </script></html>`,
  });
  expect(record.banner?.buttons.map(({ name, kind }) => [name, kind])).toEqual([
    ['Accept all', 'accept'],
    ['Reject all', 'refuse'],
  ]);
  expect(record.states.refuse.clicks).toMatchObject([{ name: 'Reject all', pointer: true }]);
  expect(phase('refuse', 'after').cookies[0]?.name).toBe('choice');
});

it('finds a banner that stands in the flow of the page, and one whose refusal stands beside its text', async () => {
  const page = `<!doctype html><html lang="fr"><title>x</title><div id="all"><div><a href="#" id="no">Continuer sans accepter →</a>
    <div class="text"><p>Ce site utilise des cookies pour mesurer son audience.</p><button id="yes">Tout accepter</button></div></div></div>
    <main><h1>Recettes</h1><p>Une recette de cookies au chocolat.</p></main>
    <script>for (const id of ['yes', 'no']) document.getElementById(id).onclick = () => { document.getElementById('all').remove(); document.cookie = 'c=' + id; return false };</script></html>`;
  const { record } = await run({ '/': page.replace('id="all"', 'id="all" class="cookie-banner"') });
  expect(record.banner?.buttons.map(({ kind }) => kind).sort()).toEqual(['accept', 'refuse']);
  expect(record.states.refuse).toMatchObject({ status: 'done', clicks: [{ name: 'Continuer sans accepter →' }] });
});
