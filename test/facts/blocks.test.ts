import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../src/facts/dom-blocks.js';
import { readDom } from '../../src/facts/read-dom.js';

const blocks = (body: string) => readBlocks(readDom(`<body>${body}</body>`), '');
const texts = (body: string) => blocks(body).map((block) => block.text);

describe('cutting a page into blocks', () => {
  it('joins inline elements and splits at block elements', () => {
    expect(texts('<p>Édité par <b>Exemple</b> <a href="#">SAS</a></p><div>Suite</div>')).toEqual([
      'Édité par Exemple SAS',
      'Suite',
    ]);
  });

  it('keeps links that stand side by side apart', () => {
    expect(texts('<p><span>Nos cookies.</span><a>Refuser</a><a>Accepter</a></p><p>Voir <a>ici</a>.</p>')).toEqual([
      'Nos cookies. Refuser Accepter',
      'Voir ici.',
    ]);
  });

  it('keeps a line break, not the line ends of the source', () => {
    expect(texts('<p>2 rue X<br>59100\n   Roubaix</p>')).toEqual(['2 rue X\n59100 Roubaix']);
  });

  it('leaves scripts, styles and noscript out', () => {
    expect(texts('<p>a</p><script>b</script><style>c</style><noscript>d</noscript>')).toEqual(['a']);
  });

  it('marks what the browser did not show', () => {
    const all = blocks(
      '<p>vu</p><div data-vigie-hidden><p>caché</p></div><p style="display:none">caché aussi</p><p hidden>encore</p>',
    );
    expect(all.map((block) => block.hidden)).toEqual([false, true, true, true]);
  });

  it('takes the button of an accordion for the heading in which it stands', () => {
    const all = blocks('<h2><button>Hébergeur</button></h2><p>B</p><p><button>Envoyer</button></p>');
    expect(all.map(({ text, kind, level }) => [text, kind, level])).toContainEqual(['Hébergeur', 'heading', 2]);
    expect(all.map(({ text, kind }) => [text, kind])).toContainEqual(['Envoyer', 'button']);
  });

  it('knows the headings above a block', () => {
    const all = blocks('<h1>Mentions</h1><h2>Éditeur</h2><p>A</p><h2>Hébergeur</h2><p>B</p>');
    expect(all[4]?.under.map((index) => all[index]?.text)).toEqual(['Mentions', 'Hébergeur']);
  });

  it('takes a short paragraph wholly in bold for a heading', () => {
    expect(blocks('<p><strong>Hébergement</strong></p><p>Chez X.</p>').map((block) => block.kind)).toEqual([
      'heading',
      'paragraph',
    ]);
  });

  it('knows header, footer and consent banner, by element, role and name', () => {
    const all = blocks('<header><p>a</p></header><div role="contentinfo"><p>b</p></div><div id="cookie-banner"><p>c</p></div>');
    expect(all.map((block) => block.places)).toEqual([['header'], ['footer'], ['banner']]);
  });

  it('reads image texts and submit values', () => {
    expect(texts('<img alt="Logo Exemple"><input type="submit" value="Envoyer">')).toEqual(['Logo Exemple', 'Envoyer']);
  });

  it('reads a label and its value in neighbouring cells as one line', () => {
    const rows = '<tr><th>Hébergeur</th><td>Lac Serveurs</td></tr><tr><td>Téléphone :</td><td><b>04 50 12 34 59</b></td></tr>';
    expect(texts(`<table>${rows}</table>`)).toEqual(['Hébergeur │ Lac Serveurs', 'Téléphone : 04 50 12 34 59']);
    expect(texts('<dl><dt>Éditeur</dt><dd><p>Verger Bleu</p><p>Lyon</p></dd></dl>')).toEqual(['Éditeur │ Verger Bleu', 'Lyon']);
  });

  it('leaves column titles, menus, empty cells and headings as they are', () => {
    expect(texts('<table><tr><th>Nom</th><th>Durée</th></tr></table>')).toEqual(['Nom', 'Durée']);
    expect(texts('<table><tr><td><a href="/">Accueil</a></td><td>Bonjour</td></tr></table>')).toEqual(['Accueil', 'Bonjour']);
    expect(texts('<table><tr><td>Éditeur</td><td></td></tr></table><p>Suite</p>')).toEqual(['Éditeur', 'Suite']);
    expect(texts('<table><tr><td>Verger</td><td><h1>Mentions</h1><p>A</p></td></tr></table>')).toEqual([
      'Verger',
      'Mentions',
      'A',
    ]);
    expect(texts('<table><tr><td>a a</td><td>b</td><td>c</td></tr></table>')).toEqual(['a a', 'b', 'c']);
  });
});
