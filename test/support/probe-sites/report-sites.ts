import { dialog, englishForm, form, formPage, loginPage, type ProbeSite, page, prose, show } from './probe-site.js';

const report = (name: string, pages: ProbeSite['pages'], truth: ProbeSite['truth'], whole = false): ProbeSite => ({
  name,
  probe: 'report-from-content',
  pages,
  truth,
  whole,
});

export const reportSites: readonly ProbeSite[] = [
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
    'a control for telephones only, whose form is asked for by a request that is held back',
    {
      '/': `<html lang="fr"><meta name="viewport" content="width=device-width"><title>Sujet</title><style>#t{display:none}@media(max-width:600px){#t{display:inline}}</style><body><h1>Sujet</h1><p>${prose.fr}</p><button id="t" onclick="fetch('/formulaire',{method:'POST'}).then(()=>{${show('d')}})">Signaler</button>${dialog('d', form())}</body></html>`,
    },
    { reached: undefined, loginWall: false },
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
  report(
    'an Italian button',
    { '/': page(`<button onclick="${show('d')}">Segnala</button>${dialog('d', englishForm)}`, 'it', 'Argomento') },
    { reached: true, clicks: 1 },
  ),
  report(
    'a form in a frame of another site',
    {
      '/': page(
        `<button onclick="document.getElementById('d').innerHTML='<iframe src=//signalement.invalid/form></iframe>'">Signaler</button><div id="d"></div>`,
      ),
    },
    { reached: undefined, loginWall: false },
  ),
  report(
    'a form that comes late on the next page',
    {
      '/': page('<a href="/signaler">Signaler</a>'),
      '/signaler': page(
        `<div id="f"></div><template id="t">${form()}</template><script>setTimeout(()=>{document.getElementById('f').innerHTML=document.getElementById('t').innerHTML},1300)</script>`,
        'fr',
        'Un instant',
      ),
    },
    { reached: true, clicks: 1 },
  ),
  report(
    'a menu that something covers',
    {
      '/': page(
        `<button aria-label="Options" onclick="${show('m')}">⋮</button><div id="m" hidden><button>Signaler</button></div><div style="position:fixed;inset:0;background:#fff"><p>Une minute.</p><button>Accepter</button></div>`,
      ),
    },
    { reached: undefined },
  ),
];
