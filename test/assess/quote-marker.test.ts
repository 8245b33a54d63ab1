import { describe, expect, it } from 'vitest';
import { createMarker } from '../../src/assess/quote-marker.js';
import type { LayoutRun, PageLayout } from '../../src/evidence/page-layout.js';
import { readBlocks } from '../../src/facts/dom-blocks.js';
import type { Quote } from '../../src/facts/page-view.js';
import { quoteFrom } from '../../src/facts/quote.js';
import { readDom } from '../../src/facts/read-dom.js';

/** A layout in which every text and every element that speaks stands 100 pixels below the one before. */
function layoutOf(html: string): PageLayout {
  const runs: LayoutRun[] = [];
  for (const match of html.matchAll(/<(?:a|button|img|input|form)\b[^>]*>|(?<=>)\s*([^<\s][^<]*)/g)) {
    const written = match[1] ?? match[0];
    runs.push([match.index + match[0].indexOf(written), written.slice(0, 8), 10, runs.length * 100, 50, 20]);
  }
  return { cut: false, runs };
}
const page = (body: string) => `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`;
const quote = (exact: string, selector: string, around: Partial<Quote> = {}): Quote => ({
  exact,
  prefix: '',
  suffix: '',
  selector,
  ...around,
});

/** Which run of the layout is marked: its text or tag. */
function markedIn(body: string, wanted: Quote, change: (html: string) => string = (html) => html): string | undefined {
  const html = page(body);
  const layout = layoutOf(html);
  const rect = createMarker(change(html), layout)(wanted);
  return rect && layout.runs.find((run) => run[3] === rect.y)?.[1];
}

/** The quotation that facts would take of the block with these words. */
function quoted(body: string, words: string): Quote {
  const block = readBlocks(readDom(page(body)), 'T').find(({ folded }) => folded.includes(words));
  if (!block) throw new Error(`no block says « ${words} »`);
  const at = block.folded.indexOf(words);
  return quoteFrom(block, at, at + words.length);
}

describe('the place of a quotation', () => {
  it('is the box of the text that says it', () => {
    const body = '<main><p>Premier texte.</p><p>Second texte, cité.</p></main>';
    expect(markedIn(body, quote('Second texte, cité.', 'body > main:nth-of-type(1) > p:nth-of-type(2)'))).toBe('Second t');
  });

  it.each([
    ['a sentence of a paragraph with marks inside', '<p>Avant. Le <b>siège</b> est à Lyon &amp; Paris. Après.</p>', 'lyon'],
    ['a cell with its label', '<table><tr><td>SIREN</td><td>552 100 554</td></tr></table>', '552 100 554'],
    ['a term with its definition', '<dl><dt>Directeur de la publication</dt><dd>Alice Martin</dd></dl>', 'alice'],
    ['text in a shadow root and in a frame', '<div><vigie-shadow><p>dans l’ombre</p></vigie-shadow></div>', 'ombre'],
    ['text beside a list in one element', '<div>Tout de suite <ul><li>un</li></ul> et après</div>', 'apres'],
  ])('is found for %s as facts quote it', (_, body, words) => {
    const wanted = quoted(body, words);
    expect(createMarker(page(body), layoutOf(page(body)))(wanted), wanted.exact).toBeDefined();
  });

  it('spans all lines of the quotation and no other', () => {
    const body = '<p id="p">Un. Deux <i>trois</i> quatre. <i>Cinq.</i></p>';
    const html = page(body);
    const rect = createMarker(html, layoutOf(html))(quote('Deux trois quatre.', '#p', { prefix: 'Un. ', suffix: ' Cinq.' }));
    // The title is the first run.
    expect(rect).toEqual({ x: 10, y: 100, width: 50, height: 220 });
  });

  it('is the whole button, image or form that says it without text of its own', () => {
    expect(markedIn('<button aria-label="Fermer"><svg></svg></button>', quote('Fermer', 'button:nth-of-type(1)'))).toBe(
      '<button ',
    );
    expect(markedIn('<p><img alt="Nos bureaux"></p>', quote('Nos bureaux', 'p:nth-of-type(1) > img:nth-of-type(1)'))).toBe(
      '<img alt',
    );
    const form = '<form><label>Motif</label><input name="url"><button>Envoyer</button></form>';
    expect(markedIn(form, quote('Motif · url · Envoyer', 'body > form:nth-of-type(1)'))).toBe('<form>');
  });

  it('is told by the words around it where an element says them twice', () => {
    const body = '<p id="p"><b>Oui</b> un <b>Oui</b> deux</p>';
    expect(markedIn(body, quote('Oui', '#p'))).toBeUndefined();
    expect(markedIn(body, quote('Oui', '#p', { prefix: 'Oui un ', suffix: ' deux' }))).toBe('Oui');
  });

  it('is not given where two elements fit selector and words alike', () => {
    const twice = '<div><ul><li><p>Contact</p></li></ul></div><div><ul><li><p>Contact</p></li></ul></div>';
    expect(markedIn(twice, quote('Contact', 'li:nth-of-type(1) > p:nth-of-type(1)'))).toBeUndefined();
    const once = twice.replace('Contact', 'Autre');
    expect(markedIn(once, quote('Contact', 'li:nth-of-type(1) > p:nth-of-type(1)'))).toBe('Contact');
  });

  it.each([
    ['another tag stands there', (html: string) => html.replace(/p>/g, 'b>')],
    ['the text moved in the file', (html: string) => html.replace('<p>', '<p class="x">')],
    ['the text is another', (html: string) => html.replace('Cité', 'Tiré')],
    ['the file was cut before it', (html: string) => html.slice(0, html.indexOf('Cité'))],
  ])('is not given when %s', (_, change) => {
    const wanted = quote('Cité ici', 'main:nth-of-type(1) > p:nth-of-type(1)');
    expect(markedIn('<main><p>Cité ici</p></main>', wanted)).toBe('Cité ici');
    expect(markedIn('<main><p>Cité ici</p></main>', wanted, change)).toBeUndefined();
  });

  it.each(['title', 'p', 'p:nth-of-type(2)', '#absent', 'p:hover', 'p > > b', '', '*'])(
    'is not given by the selector « %s », which does not lead there',
    (selector) => {
      expect(markedIn('<p>Autre</p><section><p>Cité</p></section>', quote('Cité.', selector))).toBeUndefined();
    },
  );

  it('is not given to text that has no box, hidden text for instance', () => {
    const html = page('<p>Vu</p><p data-vigie-hidden="display">Cité</p>');
    const layout = layoutOf(html);
    const seen = { ...layout, runs: layout.runs.filter(([, begins]) => begins !== 'Cité') };
    expect(createMarker(html, seen)(quote('Cité', 'body > p:nth-of-type(2)'))).toBeUndefined();
  });

  it('is not a box so tall that it shows nothing', () => {
    const body = `<form>${'<label>Champ</label><input>'.repeat(9)}<button>Envoyer</button></form>`;
    const html = page(body);
    const { runs } = layoutOf(html);
    const tall = runs.map((run): LayoutRun => (run[1].startsWith('<form') ? [run[0], run[1], 0, 0, 900, 5000] : run));
    expect(createMarker(html, { cut: false, runs: tall })(quote('Champ · Envoyer', 'form:nth-of-type(1)'))).toBeUndefined();
  });
});
