import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { startSite } from '../../support/site-server.js';
import { bannerPage, consentStates } from './consent-fixture.js';

const run = consentStates();

const threeButtons = `
<button onclick="choose('yes')" style="background:#006600;color:#ffffff;font-size:18px;font-weight:700">Tout accepter</button>
<button onclick="choose('no')" style="background:#ffffff;color:#999999;font-size:12px">Tout refuser</button>
<button onclick="document.title = 'panel'">Paramétrer</button>
<a href="/cookies">Politique de cookies</a>`;

it('records the buttons of a plain banner, presses each choice in a context of its own, and sees that it holds', async () => {
  const { record, phase, files, warnings } = await run({ '/': bannerPage(threeButtons) });
  expect(warnings).toEqual([]);
  expect(record.banner).toMatchObject({ language: 'fr', payWall: false, secondLayerSeen: false, purposes: [] });
  expect(record.banner?.foundBy).toContain('lexicon');
  expect(record.banner?.text).toContain('Nous utilisons des cookies');
  expect(record.banner?.buttons.map(({ name, kind, layer, clicksNeeded }) => [name, kind, layer, clicksNeeded])).toEqual([
    ['Tout accepter', 'accept', 1, 1],
    ['Tout refuser', 'refuse', 1, 1],
    ['Paramétrer', 'settings', 1, 1],
    ['Politique de cookies', 'other', 1, 1],
  ]);
  const [accept, refuse] = record.banner?.buttons ?? [];
  expect(accept).toMatchObject({ color: 'rgb(255, 255, 255)', background: 'rgb(0, 102, 0)', fontSize: 18, fontWeight: 700 });
  // WCAG 2: white on #060 and #999 on white.
  expect(accept?.contrast).toBeCloseTo(7.24, 1);
  expect(refuse?.contrast).toBeCloseTo(2.85, 1);
  expect(accept?.rect.y).toBeGreaterThan(600);

  const { untouched, refuse: refused, accept: accepted } = record.states;
  expect(untouched).toMatchObject({ status: 'done', clicks: [] });
  expect(phase('untouched', 'before').cookies).toEqual([]);
  expect(refused).toMatchObject({ status: 'done', actor: 'lexicon', means: 'clicks' });
  expect(refused.clicks.map(({ name, layer, pointer }) => [name, layer, pointer])).toEqual([['Tout refuser', 1, true]]);
  expect(accepted.clicks.map(({ name }) => name)).toEqual(['Tout accepter']);
  expect(refused.phases.map(({ name, bannerVisible }) => [name, bannerVisible])).toEqual([
    ['before', true],
    ['after', false],
    ['reload', false],
  ]);
  const stored = phase('refuse', 'after').cookies;
  expect(stored).toMatchObject([{ name: 'choice', since: 'after', change: 'new', valueLength: 2 }]);
  expect(stored[0]?.valueSha256).toBe(createHash('sha256').update('no').digest('hex'));
  expect(phase('refuse', 'reload').cookies).toMatchObject([{ name: 'choice', since: 'after', change: 'kept' }]);
  expect(phase('accept', 'before').cookies).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      'consent/untouched.jpg',
      'consent/refuse-before.jpg',
      'consent/refuse-after.jpg',
      'consent/accept-after.jpg',
    ]),
  );
  expect(JSON.stringify(record)).not.toContain('"value"');
});

it('reads the words on a button before its accessible name', async () => {
  const { record } = await run({
    '/': bannerPage(
      `<button aria-label="Cookies : Tout accepter" onclick="choose('yes')">Tout accepter</button>
      <button aria-label="Cookies : Tout refuser" onclick="choose('no')">Tout refuser</button>
      <button aria-label="Fermer le bandeau"><svg width="9" height="9"></svg></button>`,
    ),
  });
  expect(record.banner?.buttons.map(({ name, accessibleName, kind }) => [name, accessibleName, kind])).toEqual([
    ['Tout accepter', 'Cookies : Tout accepter', 'accept'],
    ['Tout refuser', 'Cookies : Tout refuser', 'refuse'],
    ['Fermer le bandeau', undefined, 'close'],
  ]);
  expect(record.states.refuse.status).toBe('done');
});

it('finds the refusal of the second layer and counts two clicks', async () => {
  const { record } = await run({
    '/': bannerPage(
      `<button onclick="choose('yes')">J’accepte</button> <button onclick="panel.hidden = false">Personnaliser mes choix</button>`,
      {
        script: `document.body.insertAdjacentHTML('beforeend', '<div id="panel" hidden role="dialog" style="position:fixed;inset:100px;background:#eee">' +
          '<h2>Vos préférences de cookies</h2><label><input type=checkbox checked disabled> Nécessaires</label>' +
          '<label><input type=checkbox checked> Publicité</label><label><input type=checkbox> Audience</label>' +
          '<button id=none>Tout refuser</button><button id=save>Enregistrer mes choix</button></div>');
          const panel = document.getElementById('panel');
          document.getElementById('none').onclick = () => { panel.remove(); choose('no') };`,
      },
    ),
  });
  expect(record.states.refuse.status).toBe('done');
  expect(record.states.refuse.clicks.map(({ name, layer }) => [name, layer])).toEqual([
    ['Personnaliser mes choix', 1],
    ['Tout refuser', 2],
  ]);
  expect(record.banner?.secondLayerSeen).toBe(true);
  expect(
    record.banner?.buttons.filter(({ layer }) => layer === 2).map(({ name, kind, clicksNeeded }) => [name, kind, clicksNeeded]),
  ).toEqual([
    ['Tout refuser', 'refuse', 2],
    ['Enregistrer mes choix', 'save', 2],
  ]);
  expect(record.banner?.purposes.map(({ name, checked, locked }) => [name, checked, locked])).toEqual([
    ['Nécessaires', true, true],
    ['Publicité', true, false],
    ['Audience', false, false],
  ]);
  expect(record.states.accept.clicks).toHaveLength(1);
});

it('refuses by saving a second layer in which nothing optional is ticked, after unticking what was', async () => {
  const { record } = await run({
    '/': bannerPage(
      `<button onclick="choose('yes')">Accept all</button> <button onclick="panel.hidden = false">Manage preferences</button>`,
      {
        text: 'We use cookies to measure our audience.',
        script: `document.body.insertAdjacentHTML('beforeend', '<div id="panel" hidden role="dialog" style="position:fixed;inset:100px;background:#eee">' +
          '<h2>Cookie preferences</h2><label><input id=ads type=checkbox checked> Advertising</label><button id=save>Save preferences</button></div>');
          const panel = document.getElementById('panel');
          document.getElementById('save').onclick = () => { const ads = document.getElementById('ads').checked; panel.remove(); choose(ads ? 'ads' : 'none') };`,
      },
    ),
  });
  const { refuse } = record.states;
  expect(refuse.clicks.map(({ name }) => name)).toEqual(['Manage preferences', 'Advertising', 'Save preferences']);
  expect(refuse.status).toBe('done');
  expect(refuse.phases.at(1)?.cookies[0]?.valueSha256).toBe(createHash('sha256').update('none').digest('hex'));
});

const lastingPanel = (onNone: string) =>
  bannerPage(
    `<button onclick="choose('yes')">Tout accepter</button> <button onclick="panel.hidden = false">Personnaliser</button>`,
    {
      script: `document.body.insertAdjacentHTML('beforeend', '<div id="panel" hidden role="dialog" style="position:fixed;inset:100px;background:#eee">' +
        '<h2>Cookies</h2><p>Audience <button class=deny>Interdire</button></p><p>Vidéos <button class=deny>Interdire</button></p>' +
        '<button id=none>Tout refuser</button><button id=save>Enregistrer</button></div>');
        const panel = document.getElementById('panel');
        document.getElementById('none').onclick = () => { ${onNone} };
        document.getElementById('save').onclick = () => { panel.remove(); choose('saved') };`,
    },
  );

it('closes a panel that stays open after « tout refuser », and only when that click changed something', async () => {
  const lasting = await run({ '/': lastingPanel(`document.cookie = 'services=none';`) });
  expect(lasting.record.states.refuse).toMatchObject({ status: 'done' });
  expect(lasting.record.states.refuse.clicks.map(({ name }) => name)).toEqual(['Personnaliser', 'Tout refuser', 'Enregistrer']);
  const dead = await run({ '/': lastingPanel('') });
  expect(dead.record.states.refuse).toMatchObject({ status: 'failed' });
  expect(dead.record.states.refuse.clicks.map(({ name }) => name)).not.toContain('Enregistrer');
});

it('says that there is no refusal when the banner has none, and still records the acceptance', async () => {
  const { record } = await run({ '/': bannerPage(`<button onclick="choose('yes')">J’ai compris</button>`) });
  expect(record.states.refuse).toMatchObject({ status: 'no-such-choice', clicks: [] });
  expect(record.states.refuse.detail).toContain('J’ai compris');
  expect(record.states.accept.status).toBe('done');
});

it('takes a wall that asks to pay or to accept for one, and refuses nothing on it', async () => {
  const site = await startSite({
    routes: {
      '/': bannerPage(`<button onclick="choose('yes')">Accepter et continuer</button> <a href="/abo">S’abonner pour 2 €</a>`, {
        text: 'Nous et nos partenaires utilisons des cookies. Acceptez-les ou abonnez-vous pour lire sans publicité.',
      }),
    },
  });
  try {
    const { record } = await run(site);
    expect(record.banner?.payWall).toBe(true);
    expect(record.states.refuse.status).toBe('no-such-choice');
    expect(record.states.accept.status).toBe('done');
    expect(site.asked).not.toContain('/abo');
  } finally {
    await site.close();
  }
});
