import { describe, expect, it } from 'vitest';
import { captureOf, entryOf } from './capture-fixture.js';

/** What the reading asks of nodes: each as the name of a field makes `form.<name>` that field (HTML, [LegacyOverrideBuiltIns]). */
const asked =
  'id name title action method elements children childNodes childElementCount firstChild firstElementChild nextSibling nextElementSibling previousSibling ' +
  'previousElementSibling parentNode parentElement ownerDocument shadowRoot assignedSlot attributes localName nodeName nodeType nodeValue ' +
  'textContent isConnected getAttribute hasAttribute querySelector querySelectorAll matches closest contains getRootNode getBoundingClientRect';

const form = (names: readonly string[]) => `<main><h2>Nous écrire</h2><form action="/envoi" id="ecrire">
  ${names.map((name) => `<input type="hidden" name="${name}">`).join('')}
  <label>Votre message <textarea name="message"></textarea></label><p>Réponse sous deux jours.</p><button>Envoyer</button>
  <a href="/aide">Aide</a></form><p>Après</p></main>`;

const read = async (body: string) =>
  entryOf(await captureOf({ routes: { '/': `<!doctype html><html lang="fr"><title>Contact</title>${body}</html>` } }));

const withoutPort = (records: unknown): string => JSON.stringify(records, null, 1).replace(/127\.0\.0\.1:\d+/g, 'here');

describe('a form whose fields have the names of what is asked of it', () => {
  it('is read as one whose fields have other names', async () => {
    const usual = await read(form(['a']));
    const odd = await read(form(asked.split(' ')));
    expect(odd.page.loadState).toBe('quiet');
    expect(odd.text).toBe(usual.text);
    expect(withoutPort(odd.page.forms)).toEqual(withoutPort(usual.page.forms));
    expect(odd.page.forms[0]).toMatchObject({
      name: 'ecrire',
      heading: 'Nous écrire',
      method: 'get',
      buttons: [{ name: 'Envoyer' }],
    });
    expect(withoutPort(odd.page.links)).toEqual(withoutPort(usual.page.links));
    expect(odd.page.controls.map(({ name, selector }) => `${name} ${selector}`)).toEqual(
      usual.page.controls.map(({ name, selector }) => `${name} ${selector}`),
    );
    expect(odd.html.replace(/<input[^>]*>\s*/g, '')).toBe(usual.html.replace(/<input[^>]*>\s*/g, ''));
  });

  it('is read with a hidden field "id", as wikis and shops have it', async () => {
    const { page, text } = await read(form(['id']));
    expect(page.forms[0]?.fields.map(({ name }) => name)).toEqual(['message']);
    expect(text).toContain('Réponse sous deux jours.');
  });

  it('is read in a frame and in a shadow root', async () => {
    const { page, text } = entryOf(
      await captureOf({
        routes: {
          '/': `<!doctype html><title>T</title><div id="host"></div><iframe src="/inner"></iframe>
            <script>host.attachShadow({mode:'open'}).innerHTML = ${JSON.stringify(form(asked.split(' ')))};</script>`,
          '/inner': `<!doctype html>${form(asked.split(' '))}`,
        },
      }),
    );
    expect(page.forms.map(({ fields }) => fields.map(({ label }) => label))).toEqual([['Votre message'], ['Votre message']]);
    expect(text.match(/Réponse sous deux jours\./g)).toHaveLength(2);
  });
});

it('a document whose pictures and forms have the names of its own parts is read whole', async () => {
  const names =
    'title body head documentElement querySelector querySelectorAll createRange createTreeWalker defaultView URL baseURI elementFromPoint elementsFromPoint ' +
    'nodeType getRootNode scrollingElement';
  const { page, text } = await read(
    `${names
      .split(' ')
      .map((name) => `<form name="${name}"></form><img name="${name}" alt="">`)
      .join('')}<p>Mentions légales</p><a href="/cgu">Conditions</a><button>Menu</button>`,
  );
  expect(page.loadState).toBe('quiet');
  expect(page.title).toBe('Contact');
  expect(text).toContain('Mentions légales');
  expect(page.links.map((link) => link.text)).toEqual(['Conditions']);
});
