import { describe, expect, it } from 'vitest';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import type { Node } from '../../src/ruleset/node.js';
import { type TinyRules, tinyFactRules } from '../support/tiny-fact-rules.js';

const french =
  'Ce forum réunit les passionnés de jardinage de la région, qui échangent leurs conseils tous les jours entre voisins.';
const shared: TinyRules = {
  lexicons: {
    host: { fr: ['hébergeur', 'hébergé par'], en: ['hosted by'] },
    publisher: { fr: ['éditeur'], en: ['publisher'] },
    report: { fr: ['signaler', 'signalement'], en: ['report'] },
    'report-split': { fr: ['sig\\]naler'] },
    negation: { fr: ["n'(?:avons|est|a) pas"], en: ['do not'] },
    reason: { fr: ['motif'], en: ['reason'] },
    email: { fr: ['courriel'], en: ['email'] },
    legal: { fr: ['mentions légales'], en: ['legal notice'] },
    'legal-address': { any: ['/mentions-legales'] },
    siren: { fr: ['siren', 'rcs'] },
  },
  fields: {
    phone: { patterns: ['(?P<value>0[1-9](?: ?\\d{2}){4})'], validator: 'phone' },
    siren: { patterns: ['(?P<value>\\d{3} ?\\d{3} ?\\d{3})'], validator: 'siren', context: 'siren' },
  },
  zones: { host: { heading: 'host', label: 'host' }, publisher: { heading: 'publisher', label: 'publisher' } },
  trackers: [
    { name: 'Analytics', purpose: 'analytics', cookies: ['_ga', '_ga_*'], requests: ['analytics.example/collect'] },
    { name: 'Session', purpose: 'exempt', cookies: ['PHPSESSID'] },
  ],
};

function answer(
  check: Node,
  html: string,
  extra: { cookies?: readonly { name: string; domain: string }[]; requests?: readonly { url: string }[]; language?: string } = {},
) {
  const engine = createFactEngine(tinyFactRules({ ...shared, facts: { asked: check } }));
  return engine.observe(
    engine.viewOfDocument({
      source: 'page.html',
      content: `<html lang="fr"><body><p>${french}</p>${html}</body></html>`,
      format: 'html',
      ...extra,
    }),
    'asked',
  );
}

describe('text leaf', () => {
  const report: Node = { text: { lexicon: 'report' } };
  it('is true with a quotation and its place', () => {
    const { value, quote } = answer(report, '<p id="x">Vous pouvez signaler un message.</p>');
    expect(value).toBe(true);
    expect(quote).toMatchObject({ exact: 'Vous pouvez signaler un message.', selector: '#x' });
  });
  it('is false on a readable page without the words', () => {
    expect(answer(report, '<p>Rien ici.</p>').value).toBe(false);
  });
  it('is open where the words stand in a note to the writer, and sure where they stand elsewhere too', () => {
    const note = '<p>[Décrire ici comment signaler un contenu illicite]</p>';
    expect(answer(report, note)).toMatchObject({ value: 'unknown', reason: 'ambiguous', quote: { exact: expect.any(String) } });
    expect(answer(report, `${note}<p>Vous pouvez signaler un message.</p>`)).toMatchObject({
      value: true,
      quote: { exact: 'Vous pouvez signaler un message.' },
    });
  });
  it.each([
    ['a button in brackets', '<p>[Signaler]</p>'],
    ['a node of a diagram', '<p>B --&gt; F[Signaler un message à la modératrice]</p>'],
    ['brackets that shut before', '<p>[les règles du forum] Vous pouvez signaler un message.</p>'],
    ['brackets that open after', '<p>Vous pouvez signaler un message [voir les règles du forum].</p>'],
    ['a bracket that nothing shuts', '<p>[ Vous pouvez toujours signaler un message.</p>'],
    ['words that lead out of the brackets', '<p>[Pour toute question sur ce sujet sig]naler un message.</p>'],
  ])('takes no note to the writer from %s', (_, html) => {
    const split: Node = { text: { lexicon: 'report-split' } };
    expect(answer({ any: [report, split] }, html).value).toBe(true);
  });
  it('counts what stands in notes towards several phrases as doubt', () => {
    const two: Node = { text: { lexicon: 'report', min: 2 } };
    const note = '[Préciser la suite donnée à un signalement reçu]';
    expect(answer(two, `<p>Vous pouvez signaler un message.</p><p>${note}</p>`).value).toBe('unknown');
    expect(answer(two, `<p>${note}</p>`).value).toBe(false);
  });
  it('does not count hidden words, unless asked', () => {
    const hidden = '<div data-vigie-hidden>Signaler</div>';
    expect(answer(report, hidden).value).toBe(false);
    expect(answer({ text: { lexicon: 'report', within: { visible: false } } }, hidden).value).toBe(true);
  });
  it('can be kept to headings, or to everything but them', () => {
    const within = (headings: boolean): Node => ({ text: { lexicon: 'report', within: { headings } } });
    expect(answer(within(true), '<h2>Signaler un message</h2>').value).toBe(true);
    expect(answer(within(false), '<h2>Signaler un message</h2>').value).toBe(false);
    expect(answer(within(false), '<p>Signaler un message</p>').value).toBe(true);
  });
  it('is cancelled by words of the same sentence only', () => {
    const check: Node = { text: { lexicon: 'report', unless: 'negation' } };
    expect(answer(check, "<p>Nous n'avons pas de signalement.</p>").value).toBe(false);
    expect(answer(check, "<p>Nous n'avons pas de bureau. Le signalement est ouvert.</p>").value).toBe(true);
  });
  it('asks for another lexicon nearby', () => {
    const check: Node = { text: { lexicon: 'report', near: { lexicon: 'reason', distance: 'sentence' } } };
    expect(answer(check, '<p>Tout signalement indique un motif.</p>').value).toBe(true);
    expect(answer(check, '<p>Faites un signalement. Un motif suit.</p>').value).toBe(false);
  });
  it('asks for the section', () => {
    const check: Node = { text: { lexicon: 'reason', within: { section: 'report' } } };
    expect(answer(check, '<h2>Signalement</h2><p>Le motif.</p>').value).toBe(true);
    expect(answer(check, '<h2>Autre</h2><p>Le motif.</p>').value).toBe(false);
  });
  it('is unknown in a language that the lexicon does not speak', () => {
    const german =
      '<html lang="de"><body><p>Dieses Forum ist ein Ort für alle, die gerne im Garten arbeiten und sich darüber austauschen wollen.</p></body></html>';
    const engine = createFactEngine(tinyFactRules({ ...shared, facts: { asked: report } }));
    expect(engine.observe(engine.viewOfDocument({ source: 'a.html', content: german, format: 'html' }), 'asked')).toMatchObject({
      value: 'unknown',
      reason: 'language-unsupported',
    });
  });
  it('is unknown on a page made of images', () => {
    const engine = createFactEngine(tinyFactRules({ ...shared, facts: { asked: report } }));
    const view = engine.viewOfDocument({
      source: 'a.html',
      content: '<html lang="fr"><title>Mentions</title><body><img alt="mentions"></body></html>',
      format: 'html',
    });
    expect(engine.observe(view, 'asked')).toMatchObject({ value: 'unknown', reason: 'low-quality-text' });
  });
});

describe('zones', () => {
  const hostPhone: Node = { field: { name: 'phone', is: 'present', within: { zone: 'host' } } };
  const otherPhone: Node = { field: { name: 'phone', is: 'present', within: { notZone: 'host' } } };
  it("tells the host's number from the publisher's by headings", () => {
    const page = '<h2>Éditeur</h2><p>Tél. 04 91 12 34 56</p><h2>Hébergeur</h2><p>03 20 11 22 33</p>';
    expect(answer(hostPhone, page)).toMatchObject({ value: true });
    expect(answer(otherPhone, '<h2>Hébergeur</h2><p>03 20 11 22 33</p>').value).toBe(false);
  });
  it('by labels inside one paragraph', () => {
    expect(answer(otherPhone, '<p>Hébergeur : X, 03 20 11 22 33.</p>').value).toBe(false);
    expect(answer(otherPhone, '<p>Hébergeur : X. Éditeur : Y, 03 20 11 22 33.</p>').value).toBe(true);
  });
  it('a label ends at the next heading', () => {
    expect(answer(hostPhone, '<p>Hébergeur : X</p><h2>Divers</h2><p>03 20 11 22 33</p>').value).toBe(false);
  });
});

describe('field leaf', () => {
  const siren: Node = { field: { name: 'siren', is: 'valid' } };
  it('gives the value in canonical form', () => {
    const engine = createFactEngine(tinyFactRules({ ...shared, facts: { asked: siren } }));
    const view = engine.viewOfDocument({
      source: 'a.html',
      content: `<p>${french}</p><p>RCS Lille 424 761 419</p>`,
      format: 'html',
    });
    expect(engine.evaluate(view, siren)).toMatchObject({ value: true, text: '424761419' });
  });
  it('leaves a wrong check digit to a person', () => {
    expect(answer(siren, '<p>SIREN 424 761 418</p>')).toMatchObject({ value: 'unknown', reason: 'ambiguous' });
  });
  it('needs its context words', () => {
    expect(answer(siren, '<p>Commande 424 761 419</p>').value).toBe(false);
  });
  it('crosses from a table cell to the next', () => {
    expect(answer(siren, '<table><tr><td>SIREN</td><td>424 761 419</td></tr></table>').value).toBe(true);
  });
});

describe('link, control and form leaves', () => {
  it('finds a link by its words or its address', () => {
    expect(
      answer({ link: { lexicon: 'legal', within: { place: 'footer' } } }, '<footer><a href="/x">Mentions légales</a></footer>')
        .value,
    ).toBe(true);
    expect(answer({ link: { to: 'legal-address' } }, '<a href="https://a.example/mentions-legales">M</a>').value).toBe(true);
    expect(answer({ link: { lexicon: 'legal' } }, '<a href="/x">Accueil</a>').value).toBe(false);
  });
  it('leaves out a link that some of its words tell to be about something else', () => {
    const reported: Node = { link: { lexicon: 'report', unless: 'reason' } };
    expect(answer(reported, '<a href="/x">Signaler</a>').value).toBe(true);
    expect(answer(reported, '<a href="/x">Signaler un motif</a>').value).toBe(false);
    expect(answer(reported, '<a href="/x" title="Donner un motif">Signaler</a>').value).toBe(false);
    expect(answer(reported, '<a href="/x">Signaler un motif</a> <a href="/y">Signaler</a>').value).toBe(true);
  });
  it('finds a control by its accessible name', () => {
    expect(
      answer({ control: { role: 'button', name: 'report' } }, '<button aria-label="Signaler ce message"><svg></svg></button>')
        .value,
    ).toBe(true);
    expect(answer({ control: { role: 'button', name: 'report' } }, '<button>Répondre</button>').value).toBe(false);
  });
  const form: Node = {
    form: { about: 'report', fields: [{ type: 'textarea', label: 'reason' }], without: [{ type: 'password' }] },
  };
  it('finds a form by its words and fields', () => {
    expect(
      answer(form, '<form><h2>Signalement</h2><label>Motif <textarea></textarea></label><button>Envoyer</button></form>').value,
    ).toBe(true);
  });
  it('refuses a form with an unwanted field', () => {
    expect(
      answer(form, '<form><h2>Signalement</h2><label>Motif <textarea></textarea></label><input type="password"></form>').value,
    ).toBe(false);
  });
  it('reads the names of fields as words', () => {
    expect(answer({ form: { fields: [{ label: 'email' }] } }, '<form><input name="user_email"></form>').value).toBe(true);
  });
  it('tells a box that is ticked from one that is not', () => {
    const ticked: Node = { form: { fields: [{ type: 'checkbox', label: 'email', checked: true }] } };
    expect(answer(ticked, '<form><label><input type="checkbox" checked> Courriel</label></form>').value).toBe(true);
    expect(answer(ticked, '<form><label><input type="checkbox"> Courriel</label></form>').value).toBe(false);
    expect(answer(ticked, '<form><label>Courriel <input></label></form>').value).toBe(false);
  });
  it('tells a control that is hard to read beside another', () => {
    const pale: Node = { control: { name: 'report', paleBeside: 'legal' } };
    const pair = (grey: string, strong: string) =>
      `<button style="color: ${grey}; background: #fff">Signaler</button><button style="color:#fff;background-color:${strong}">Mentions légales</button>`;
    expect(answer(pale, pair('#bbb', '#024')).value).toBe(true);
    expect(answer(pale, pair('rgb(187, 187, 187)', 'rgb(0, 34, 68)')).value).toBe(true);
    expect(answer(pale, pair('#555', '#024')).value).toBe(false);
    expect(answer(pale, pair('#bbb', '#ccc')).value).toBe(false);
    expect(answer(pale, pair('rgba(0, 0, 0, 0.2)', '#024')).value).toBe(false);
    expect(answer(pale, '<button>Signaler</button><button>Mentions légales</button>').value).toBe(false);
  });
  it('shows an element without words by its opening tag and its place', () => {
    const image: Node = { exists: { selector: 'img:not([alt])' } };
    expect(answer(image, '<div id="d"><img src="a.png"></div>').quote).toMatchObject({
      exact: '<img src="a.png">',
      selector: '#d > img:nth-of-type(1)',
    });
    expect(answer({ exists: { selector: 'del' } }, '<del>20\n €</del>').quote).toMatchObject({ exact: '20 €' });
    expect(answer(image, '<img alt="">').value).toBe(false);
  });
  it('reads the choices of a list, and no words beside it', () => {
    const list: Node = { form: { fields: [{ type: 'select', option: 'reason' }] } };
    const choices = '<form><label>Choix <select><option>Autre</option><option>Motif grave</option></select></label></form>';
    expect(answer(list, choices).value).toBe(true);
    expect(answer(list, '<form><label>Motif <select><option>Autre</option></select></label></form>').value).toBe(false);
    expect(answer(list, '<form><label>Motif <input></label></form>').value).toBe(false);
  });
  it('takes loose fields for a form', () => {
    expect(answer(form, '<div><p>Signalement</p><label>Motif <textarea></textarea></label><button>OK</button></div>').value).toBe(
      true,
    );
  });
});

describe('tracker leaf', () => {
  const check: Node = { tracker: { purpose: ['analytics', 'advertising'] } };
  it('is unknown without network records', () => {
    expect(answer(check, '')).toMatchObject({ value: 'unknown', reason: 'capture-missing' });
  });
  it('knows a cookie by its name and a request by its address', () => {
    expect(answer(check, '', { cookies: [{ name: '_ga_ABC', domain: 'site.example' }] }).value).toBe(true);
    expect(answer(check, '', { requests: [{ url: 'https://www.analytics.example/collect?v=1' }] }).value).toBe(true);
  });
  it('gives the name of the cookie or of the tracker as its text', () => {
    expect(answer(check, '', { cookies: [{ name: '_ga_ABC', domain: 'site.example' }] }).text).toBe('_ga_ABC');
    expect(answer(check, '', { requests: [{ url: 'https://www.analytics.example/collect?v=1' }] }).text).toBe('Analytics');
  });
  it('gives no text when the check also extracts a field that it does not name as its value', () => {
    const both: Node = { any: [check, { field: { name: 'phone', is: 'valid' } }] };
    const cookies = [{ name: '_ga_ABC', domain: 'site.example' }];
    expect(answer(both, '', { cookies })).toMatchObject({ value: true });
    expect(answer(both, '<p>01 23 45 67 89</p>', { cookies })).not.toHaveProperty('text');
  });
  it('does not accuse an exempt or an unlisted cookie', () => {
    expect(
      answer(check, '', {
        cookies: [
          { name: 'PHPSESSID', domain: 'site.example' },
          { name: 'xyz', domain: 'site.example' },
        ],
      }).value,
    ).toBe(false);
  });
});

describe('three-valued logic', () => {
  const yes: Node = { text: { lexicon: 'report' } };
  const no: Node = { text: { lexicon: 'reason' } };
  const unknown: Node = { tracker: { purpose: ['analytics'] } };
  it.each([
    [{ all: [yes, unknown] }, 'unknown'],
    [{ all: [no, unknown] }, false],
    [{ any: [yes, unknown] }, true],
    [{ any: [no, unknown] }, 'unknown'],
    [{ none: [no] }, true],
    [{ none: [unknown] }, 'unknown'],
    [{ sequence: [yes, no, unknown] }, false],
    [{ sequence: [unknown, no] }, 'unknown'],
    [{ atLeast: { min: 2, of: [yes, no, unknown] } }, 'unknown'],
    [{ atLeast: { min: 2, of: [yes, no, no] } }, false],
    [{ ...no, onFalse: 'needs-review' }, 'unknown'],
  ] as [Node, unknown][])('%j is %s', (node, expected) => {
    expect(answer(node, '<p>Signaler</p>').value).toBe(expected);
  });
});
