/** Pages with one form each, and the heading that the form stands under. A captured page and a saved one must tell the same. */
export const formHeadings: readonly { readonly name: string; readonly body: string; readonly heading: string }[] = [
  {
    name: 'inside the form',
    body: '<h1>Le service</h1><form><fieldset><legend>Signaler un contenu</legend><input name="url"></fieldset></form>',
    heading: 'Signaler un contenu',
  },
  {
    name: 'before the form, however deep the form lies',
    body: `<h1>Signaler un contenu</h1>${'<div>'.repeat(12)}<form><input name="url"></form>${'</div>'.repeat(12)}`,
    heading: 'Signaler un contenu',
  },
  {
    name: 'the last one of the part before it',
    body: '<section><h1>Aide</h1><h2>Nous écrire</h2><p>…</p></section><section><form><textarea name="m"></textarea></form></section>',
    heading: 'Nous écrire',
  },
  {
    name: 'past a menu that has a heading of its own',
    body: '<h1>Nous écrire</h1><nav><h2>Rubriques</h2></nav><form><textarea name="m"></textarea></form>',
    heading: 'Nous écrire',
  },
  {
    name: 'past an empty heading',
    body: '<h1>Nous écrire</h1><h2> </h2><form><h3></h3><textarea name="m"></textarea></form>',
    heading: 'Nous écrire',
  },
  {
    name: 'a form in the footer is not about what the page is about',
    body: '<h1>Signaler un contenu</h1><footer><form><input name="email"></form></footer>',
    heading: '',
  },
  {
    name: 'nor is one in a dialog',
    body: '<h1>Signaler un contenu</h1><dialog open><form><input name="email"></form></dialog>',
    heading: '',
  },
  {
    name: 'a footer that tells its own',
    body: '<h1>Signaler un contenu</h1><footer><h2>Nouvelles</h2><form><input name="email"></form></footer>',
    heading: 'Nouvelles',
  },
  {
    name: 'nor is one in what only calls itself a dialog',
    body: '<h1>Signaler un contenu</h1><div role="dialog"><form><input name="email"></form></div>',
    heading: '',
  },
  {
    name: 'the name of a dialog without headings',
    body: '<h1>Le fil</h1><div role="dialog" aria-label="Signaler ce message"><form><textarea name="m"></textarea></form></div>',
    heading: 'Signaler ce message',
  },
  {
    name: 'the title of a page without headings',
    body: '<p>Dites-nous ce que vous avez vu.</p><form><textarea name="m"></textarea></form>',
    heading: 'Titre de la page',
  },
];

/** @param body what the page shows */
export const titledPage = (body: string): string =>
  `<!doctype html><html lang="fr"><head><title>Titre de la page</title></head><body>${body}</body></html>`;
