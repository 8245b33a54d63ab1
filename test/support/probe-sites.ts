/** A small site by path, and the answers that a person who walked it would give. */
export interface ProbeSite {
  readonly name: string;
  readonly probe: 'report-from-content' | 'open-composer' | 'registration';
  readonly pages: Readonly<Record<string, string>>;
  /** Answers; `undefined` where the answer has to stay open. */
  readonly truth: Readonly<Record<string, boolean | number | undefined>>;
  /** Walked at the width of a telephone too, and twice. */
  readonly whole?: boolean;
}

const prose: Readonly<Record<string, string>> = {
  fr: 'Un message d’une personne qui parle de son jardin et des tomates de cette année.',
  en: 'A message of a person who talks about the garden and the tomatoes of this year.',
  de: 'Eine Nachricht von einer Person, die über ihren Garten und die Tomaten dieses Jahres spricht.',
  es: 'Un mensaje de una persona que habla de su jardín y de los tomates de este año.',
};
const page = (body: string, lang = 'fr', title = 'Sujet') =>
  `<html lang="${lang}"><title>${title}</title><body><main><article><h1>${title}</h1><p>${prose[lang]}</p></article>${body}</main></body></html>`;
const fields =
  '<label>Motif <select name="motif"><option>Contenu illicite</option><option>Spam</option></select></label><label>Pourquoi ce contenu est-il illicite ? <textarea name="pourquoi"></textarea></label><button>Envoyer le signalement</button>';
const form = (extra = '') => `<form method="post" action="/envoi"><h2>Signaler un contenu illicite</h2>${extra}${fields}</form>`;
const formPage = page(form(), 'fr', 'Signaler un contenu illicite');
const englishForm =
  '<form><h2>Report this post</h2><label>Reason <select name="reason"><option>Illegal content</option><option>Spam</option></select></label><label>Details <textarea name="why"></textarea></label><button>Send report</button></form>';
const loginPage = page(
  '<form method="post"><label>Pseudo <input name="login"></label><label>Mot de passe <input type="password"></label><button>Se connecter</button></form>',
  'fr',
  'Connexion',
);
const show = (id: string) => `document.getElementById('${id}').hidden=false`;
const dialog = (id: string, content: string) => `<div id="${id}" role="dialog" hidden>${content}</div>`;

const report = (name: string, pages: ProbeSite['pages'], truth: ProbeSite['truth'], whole = false): ProbeSite => ({
  name,
  probe: 'report-from-content',
  pages,
  truth,
  whole,
});
const compose = (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
  name,
  probe: 'open-composer',
  pages: { '/': page(body), ...more },
  truth,
});
const register = (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
  name,
  probe: 'registration',
  pages: { '/': page(body, 'fr', 'Le jardin partagé'), ...more },
  truth,
});
const account = (extra = '') =>
  `<form method="post"><label>Pseudo <input name="pseudo"></label><label>Courriel <input type="email"></label><label>Mot de passe <input type="password"></label>${extra}<button>S’inscrire</button></form>`;
const accountPage = (extra = '') => page(account(extra), 'fr', 'Créer un compte');

export const probeSites: readonly ProbeSite[] = [
  report(
    'a plain link',
    { '/': page('<a href="/signaler?id=7">Signaler</a>'), '/signaler': formPage },
    { reached: true, clicks: 1, fromContent: true },
  ),
  report(
    'an English link',
    { '/': page('<a href="/report">Report this post</a>', 'en', 'Topic'), '/report': page(englishForm, 'en', 'Report content') },
    { reached: true, clicks: 1 },
  ),
  report(
    'a German button',
    { '/': page(`<button onclick="${show('d')}">Beitrag melden</button>${dialog('d', englishForm)}`, 'de', 'Thema') },
    { reached: true, clicks: 1 },
  ),
  report(
    'a Spanish button',
    { '/': page(`<button onclick="${show('d')}">Denunciar</button>${dialog('d', englishForm)}`, 'es', 'Tema') },
    { reached: true, clicks: 1 },
  ),
  report(
    'a duplicate that is not shown',
    {
      '/': page(
        `<a href="/nulle-part" style="display:none">Signaler</a><button onclick="${show('d')}">Signaler</button>${dialog('d', form())}`,
      ),
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a kebab menu',
    {
      '/': page(
        `<button aria-label="Options" onclick="${show('m')}">⋮</button><div id="m" role="menu" hidden><button role="menuitem" onclick="${show('d')}">Signaler</button></div>${dialog('d', form())}`,
      ),
    },
    { reached: true, clicks: 2 },
  ),
  report(
    'three dots without a name',
    {
      '/': page(
        `<button onclick="${show('m')}">⋯</button><ul id="m" hidden><li role="menuitem" tabindex="0" onclick="${show('d')}">Signaler ce message</li></ul>${dialog('d', form())}`,
      ),
    },
    { reached: true, clicks: 2 },
  ),
  report(
    'an icon that only has a label',
    {
      '/': page(
        `<button aria-label="Signaler ce message" onclick="${show('d')}"><svg width="20" height="20"><path d="M0 0h20v20"/></svg></button>${dialog('d', form())}`,
      ),
    },
    { reached: true, clicks: 1, carriesContent: true },
  ),
  report(
    'a dialog in a shadow root',
    {
      '/': page(
        `<x-report></x-report><script>customElements.define('x-report',class extends HTMLElement{connectedCallback(){const r=this.attachShadow({mode:'open'});r.innerHTML='<button>Signaler</button><div role="dialog" hidden>${form().replaceAll("'", '’')}</div>';r.querySelector('button').onclick=()=>{r.querySelector('div').hidden=false}}})</script>`,
      ),
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a link in a frame',
    {
      '/': page('<iframe src="/cadre" width="600" height="400"></iframe>'),
      '/cadre': `<html lang="fr"><body><button onclick="${show('d')}">Signaler</button>${dialog('d', form())}</body></html>`,
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a route of a single page',
    {
      '/': page(
        `<a href="/signaler" onclick="event.preventDefault();history.pushState({},'','/signaler');document.querySelector('main').innerHTML=document.getElementById('f').innerHTML">Signaler</a><template id="f">${form()}</template>`,
      ),
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a route behind a hash',
    {
      '/': page(
        `<a href="#/signaler">Signaler</a><template id="f">${form()}</template><script>onhashchange=()=>{document.querySelector('main').innerHTML=document.getElementById('f').innerHTML}</script>`,
      ),
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a footer that comes late',
    {
      '/': page(
        "<script>setTimeout(()=>{document.body.insertAdjacentHTML('beforeend','<footer><a href=\"/signaler\">Signaler un contenu illicite</a></footer>')},1500)</script>",
      ),
      '/signaler': formPage,
    },
    { reached: true, clicks: 1, fromContent: false },
  ),
  report(
    'a footer that comes with scrolling',
    {
      '/': page(
        "<div style=\"height:3000px\"></div><script>addEventListener('scroll',()=>{if(!window.seen){window.seen=1;document.body.insertAdjacentHTML('beforeend','<footer><a href=\"/signaler\">Signaler</a></footer>')}})</script>",
      ),
      '/signaler': formPage,
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a consent wall before it',
    {
      '/': page(
        `<button onclick="${show('d')}">Signaler</button>${dialog('d', form())}<div id="c" style="position:fixed;inset:0;background:#fff"><p>Nous utilisons des cookies.</p><button onclick="document.getElementById('c').remove()">Tout refuser</button><button onclick="document.getElementById('c').remove()">Tout accepter</button></div>`,
      ),
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a wall that nothing puts aside',
    {
      '/': page(
        `<button onclick="${show('d')}">Signaler</button>${dialog('d', form())}<div style="position:fixed;inset:0;background:#fff"><p>Une minute.</p></div>`,
      ),
    },
    { reached: undefined },
  ),
  report(
    'a login page',
    { '/': page('<a href="/connexion">Signaler</a>'), '/connexion': loginPage },
    { reached: false, loginWall: true },
  ),
  report(
    'a login dressed as a dialog',
    {
      '/': page(
        `<button onclick="${show('d')}">Signaler</button>${dialog('d', '<h2>Connectez-vous</h2><form><label>Pseudo <input></label><label>Mot de passe <input type="password"></label><button>Se connecter</button></form>')}`,
      ),
    },
    { reached: false, loginWall: true },
  ),
  report(
    'a form in steps',
    {
      '/': page(
        `<button onclick="${show('d')}">Signaler</button>${dialog('d', '<form><h2>Signaler ce message</h2><label><input type="radio" name="r" value="1"> Contenu illicite</label><label><input type="radio" name="r" value="2"> Harcèlement</label><button type="button">Suivant</button></form>')}`,
      ),
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a control for telephones only',
    {
      '/': `<html lang="fr"><meta name="viewport" content="width=device-width"><title>Sujet</title><style>#t{display:none}@media(max-width:600px){#t{display:inline}}</style><body><h1>Sujet</h1><p>${prose.fr}</p><button id="t" onclick="${show('d')}">Signaler</button>${dialog('d', form())}</body></html>`,
    },
    { reached: true, onlyMobile: true },
    true,
  ),
  report(
    'a window of its own',
    { '/': page('<a href="/signaler" target="_blank">Signaler</a>'), '/signaler': formPage },
    { reached: true, clicks: 1 },
  ),
  report('the mail program', { '/': page('<a href="mailto:alerte@jardin.example">Signaler ce message</a>') }, { byMail: true }),
  report(
    'a bug to report',
    {
      '/': page('<a href="/bug">Signaler un bug</a>'),
      '/bug': page('<form><textarea name="t"></textarea><button>Envoyer</button></form>', 'fr', 'Signaler un bug'),
    },
    { reached: false },
  ),
  report(
    'annual reports',
    {
      '/': page('<a href="/r">Annual report 2025</a><a href="/r">Transparency reports</a>', 'en', 'Topic'),
      '/r': page('', 'en', 'Reports'),
    },
    { reached: false },
  ),
  report(
    'a footer link to a general form',
    {
      '/': page('').replace('</body>', '<footer><a href="/signaler">Signaler un contenu</a></footer></body>'),
      '/signaler': formPage,
    },
    { reached: true, fromContent: false, carriesContent: false },
  ),
  report(
    'a form that carries the item',
    {
      '/': page('<a href="/signaler?sujet=482">Signaler</a>'),
      '/signaler': page(form('<input type="hidden" name="sujet" value="/">'), 'fr', 'Signaler un contenu illicite'),
    },
    { reached: true },
  ),
  report(
    'a contact form in its place',
    {
      '/': page('<a href="/contact">Signaler</a>'),
      '/contact': page(
        '<form><h2>Contact</h2><label>Votre nom <input></label><label>Votre message <textarea></textarea></label><button>Envoyer</button></form>',
        'fr',
        'Contactez-nous',
      ),
    },
    { reached: false },
  ),
  report(
    'nothing at all',
    { '/': page('<button>Répondre</button><button>Partager</button>') },
    { reached: false, loginWall: false },
  ),
  compose('an open chat', '<form><textarea placeholder="Votre message"></textarea><button>Envoyer</button></form>', {
    boxShown: true,
    sendReady: true,
  }),
  compose(
    'a nickname first',
    '<form><label>Pseudo <input name="pseudo"></label><textarea placeholder="Votre message"></textarea><button>Publier</button></form>',
    { boxShown: true, sendReady: true },
  ),
  compose(
    'a button that waits for words',
    `<form><textarea placeholder="Votre commentaire" oninput="document.getElementById('b').disabled=false"></textarea><button id="b" disabled>Publier</button></form>`,
    { boxShown: true, sendReady: true },
  ),
  compose(
    'a button that stays shut',
    '<form><textarea placeholder="Votre commentaire"></textarea><button disabled>Publier</button></form>',
    { boxShown: true, sendReady: false },
  ),
  compose(
    'an editable box',
    '<form><div contenteditable="true" role="textbox" aria-label="Votre message" style="min-height:60px;border:1px solid"></div><button>Publier</button></form>',
    { boxShown: true, sendReady: true },
  ),
  compose(
    'a box behind a button',
    `<button onclick="${show('f')}">Répondre</button><form id="f" hidden><textarea placeholder="Votre réponse"></textarea><button>Envoyer la réponse</button></form>`,
    { boxShown: true },
  ),
  compose(
    'a login after the click',
    '<a href="/connexion">Répondre</a>',
    { boxShown: false, loginWall: true },
    { '/connexion': loginPage },
  ),
  compose('a search box only', '<form role="search"><input type="search" placeholder="Rechercher"><button>OK</button></form>', {
    boxShown: false,
  }),
  compose('a newsletter only', '<form><label>Votre courriel <input type="email"></label><button>S’abonner</button></form>', {
    boxShown: false,
  }),
  register(
    'a link in the page',
    '<a href="/inscription">Inscription</a>',
    { reached: true, clicks: 1, asksBirthDate: false },
    { '/inscription': accountPage() },
  ),
  register(
    'a date of birth',
    '<a href="/inscription">S’inscrire</a>',
    { reached: true, asksBirthDate: true },
    { '/inscription': accountPage('<label>Date de naissance <input type="date"></label>') },
  ),
  register(
    'a box for the age',
    '<a href="/inscription">Créer un compte</a>',
    { reached: true, ageByBox: true, preticked: false },
    { '/inscription': accountPage('<label><input type="checkbox"> J’ai plus de 15 ans</label>') },
  ),
  register(
    'a ticked box',
    '<a href="/inscription">Créer un compte</a>',
    { reached: true, preticked: true },
    {
      '/inscription': accountPage(
        '<label><input type="checkbox" checked> J’accepte de recevoir des offres des partenaires</label>',
      ),
    },
  ),
  register(
    'behind the account menu',
    `<button onclick="${show('m')}">Mon compte</button><div id="m" hidden><a href="/inscription">Créer un compte</a></div>`,
    { reached: true, clicks: 2 },
    { '/inscription': accountPage() },
  ),
  register(
    'behind the login page',
    '<a href="/connexion">Connexion</a>',
    { reached: true, clicks: 2 },
    {
      '/connexion': loginPage.replace('</form>', '</form><a href="/inscription">Pas encore inscrit ? Créer un compte</a>'),
      '/inscription': accountPage(),
    },
  ),
  register(
    'nobody can register',
    '<p>Chacun écrit ce qu’il veut.</p><a href="/salon">Entrer</a>',
    { reached: false },
    { '/salon': page('', 'fr', 'Salon') },
  ),
];
