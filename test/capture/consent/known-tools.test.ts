import { expect, it } from 'vitest';
import { actingRules, loadAutoconsent } from '../../../src/capture/consent/autoconsent-rules.js';
import { bannerPage, consentStates } from './consent-fixture.js';

const run = consentStates();

it('names a consent tool that autoconsent knows and presses what a visitor would', async () => {
  const { record } = await run({
    '/': `<!doctype html><html lang="fr"><title>x</title><p>Un article.</p><div id="didomi-host"><div id="didomi-notice" style="position:fixed;bottom:0;background:#fff">
      <p>Avec nos partenaires, nous utilisons des cookies pour stocker des informations.</p>
      <button id="didomi-notice-disagree-button">Continuer sans accepter</button><button id="didomi-notice-agree-button">Accepter &amp; Fermer</button></div></div>
      <script>for (const [id, value] of [['didomi-notice-disagree-button', 'no'], ['didomi-notice-agree-button', 'yes']])
        document.getElementById(id).onclick = () => { document.cookie = 'euconsent=' + value; document.getElementById('didomi-host').remove(); };
        if (/euconsent/.test(document.cookie)) document.getElementById('didomi-host').remove();</script></html>`,
  });
  expect(record.banner).toMatchObject({ cmp: 'didomi' });
  expect(record.banner?.foundBy).toEqual(expect.arrayContaining(['autoconsent', 'lexicon']));
  expect(record.states.refuse).toMatchObject({ status: 'done', actor: 'lexicon', clicks: [{ name: 'Continuer sans accepter' }] });
  expect(record.states.accept.status).toBe('done');
});

it('leaves the choice to autoconsent when the words of the buttons are not understood', async () => {
  const { record, phase } = await run({
    '/': `<!doctype html><html lang="pl"><title>x</title><p>Artykuł.</p><div id="didomi-host"><div id="didomi-notice" style="position:fixed;bottom:0;background:#fff">
      <p>Dbamy o Twoją prywatność.</p>
      <button id="didomi-notice-disagree-button">Kontynuuj bez zgody</button><button id="didomi-notice-agree-button">Zgadzam się</button></div></div>
      <script>for (const [id, value] of [['didomi-notice-disagree-button', 'no'], ['didomi-notice-agree-button', 'yes']])
        document.getElementById(id).onclick = () => { document.cookie = 'euconsent=' + value; document.getElementById('didomi-host').remove(); };
        if (/euconsent/.test(document.cookie)) document.getElementById('didomi-host').remove();</script></html>`,
  });
  expect(record.banner).toMatchObject({ cmp: 'didomi', foundBy: ['autoconsent'], buttons: [] });
  expect(record.states.refuse).toMatchObject({
    status: 'done',
    actor: 'autoconsent',
    means: 'clicks',
    clicks: [{ name: 'Kontynuuj bez zgody', selector: 'button#didomi-notice-disagree-button', pointer: false }],
  });
  expect(phase('refuse', 'after').cookies).toMatchObject([{ name: 'euconsent', valueLength: 2 }]);
  expect(record.states.accept.clicks).toMatchObject([{ name: 'Zgadzam się' }]);
});

it('declares a refusal that only the tool’s own function made', async () => {
  const { record } = await run({
    '/': `<!doctype html><html lang="fr"><title>x</title><p>Un article.</p><div id="didomi-host"><div id="didomi-notice" style="position:fixed;bottom:0;background:#fff">
      <p>Avec nos partenaires, nous utilisons des cookies.</p><button id="didomi-notice-agree-button">Accepter</button></div></div>
      <script>const host = document.getElementById('didomi-host'); window.Didomi = { setUserDisagreeToAll() { document.cookie = 'euconsent=no'; host.remove(); } };
        document.getElementById('didomi-notice-agree-button').onclick = () => { document.cookie = 'euconsent=yes'; host.remove(); };</script></html>`,
  });
  expect(record.states.refuse).toMatchObject({
    status: 'done',
    actor: 'autoconsent',
    means: 'api',
    clicks: [],
    visitor: { status: 'no-such-choice' },
  });
  expect(record.states.refuse.detail).toContain('EVAL_DIDOMI_OPT_OUT');
  expect(record.banner?.buttons.map(({ kind }) => kind)).toEqual(['accept']);
});

it('never hides a banner: what a cosmetic rule would hide stays and is no refusal', async () => {
  // Matches the package's `cookiecuttr` family: one button to accept, and a rule whose refusal hides the bar.
  const { record } = await run({
    '/': bannerPage(`<button onclick="choose('yes')">Accepter</button>`).replaceAll(
      'id="banner"',
      'id="banner" class="cc-cookies"',
    ),
  });
  expect(record.states.refuse.status).not.toBe('done');
  expect(record.states.refuse.clicks).toEqual([]);
  expect(record.states.accept.status).toBe('done');
});

it('keeps no rule that hides and no hiding step of the others', () => {
  const rules = loadAutoconsent().rulesFor('https://example.org/');
  expect(rules.length).toBeGreaterThan(150);
  const said = JSON.stringify(rules.map(({ optOut, optIn }) => [optOut, optIn]));
  expect(said).not.toMatch(/"(hide|removeClass|setStyle|addStyle|prehideSelectors)"/);
  expect(actingRules([{ name: 'a', cosmetic: true }])).toEqual([]);
  const branches = (step: object) =>
    JSON.parse(`{ "if": { "exists": "#x" }, "then": [${JSON.stringify(step)}], "else": [{ "click": "#y" }] }`);
  expect(actingRules([{ name: 'b', optOut: [branches({ hide: '#x' })] }])).toEqual([
    { name: 'b', optOut: [branches({ wait: 1 })], optIn: [] },
  ]);
});
