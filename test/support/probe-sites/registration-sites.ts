import { loginPage, type ProbeSite, page, show } from './probe-site.js';

const register = (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
  name,
  probe: 'registration',
  pages: { '/': page(body, 'fr', 'Le jardin partagé'), ...more },
  truth,
});
const account = (extra = '') =>
  `<form method="post"><label>Pseudo <input name="pseudo"></label><label>Courriel <input type="email"></label><label>Mot de passe <input type="password"></label>${extra}<button>S’inscrire</button></form>`;
const accountPage = (extra = '') => page(account(extra), 'fr', 'Créer un compte');

const settings = (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
  ...register(name, body, truth, more),
  probe: 'privacy-settings',
});
const leave = (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
  ...register(name, body, truth, more),
  probe: 'log-out',
});
const visible = (ticked: boolean) =>
  `<form method="post"><label><input type="radio" name="v"${ticked ? ' checked' : ''}> Profil public</label><label><input type="radio" name="v"${ticked ? '' : ' checked'}> Profil privé</label><button>Enregistrer</button></form>`;

export const registrationSites: readonly ProbeSite[] = [
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
    'a public profile ticked beforehand, in a dialog',
    `<button onclick="${show('r')}">Créer un compte</button><div id="r" role="dialog" hidden><h2>Créer un compte</h2>${account('<label><input type="checkbox" checked> Rendre mon profil public</label>')}</div>`,
    { reached: true, presetSharing: true, preticked: false },
  ),
  register(
    'a box by which one refuses ticked beforehand',
    '<a href="/inscription">Créer un compte</a>',
    { reached: true, presetSharing: false, preticked: false },
    {
      '/inscription': accountPage(
        '<label><input type="checkbox" checked> Ne pas partager mes données avec les partenaires</label>',
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
  register(
    'by telephone only',
    '<a href="/inscription">Inscription</a>',
    { reached: true, clicks: 1 },
    {
      '/inscription': page(
        '<form><label>Numéro de téléphone <input type="tel"></label><button>S’inscrire</button></form>',
        'fr',
        'Créer un compte',
      ),
    },
  ),
  register(
    'through another service only',
    '<a href="/inscription">Inscription</a>',
    { reached: false },
    { '/inscription': page('<button>Continuer avec Exemple</button>', 'fr', 'Créer un compte') },
  ),
  leave('an icon with a name', '<header><a href="/out" aria-label="Déconnexion"><svg></svg></a></header>', {
    reached: true,
    clicks: 0,
  }),
  leave(
    'the menu of the account',
    `<header><button onclick="${show('m')}">Mon compte</button><div id="m" role="menu" hidden><button role="menuitem">Se déconnecter [ Ada ]</button></div></header>`,
    { reached: true, clicks: 1 },
  ),
  leave(
    'nowhere',
    '<header><a href="/moi">Mon profil</a></header>',
    { reached: false, loginWall: false },
    {
      '/moi': page('<p>Vous jardinez depuis 2019.</p>', 'fr', 'Ada'),
    },
  ),
  leave(
    'a session that has ended',
    '<header><a href="/moi">Mon compte</a></header>',
    { reached: false, loginWall: true },
    {
      '/moi': loginPage,
    },
  ),
  settings(
    'settings two clicks away, private beforehand',
    '<a href="/compte">Mon compte</a>',
    { reached: true, clicks: 2, presetSharing: false },
    {
      '/compte': page('<a href="/prive">Confidentialité</a>', 'fr', 'Mon compte'),
      '/prive': page(visible(false), 'fr', 'Confidentialité'),
    },
  ),
  settings(
    'settings in a part that opens, public beforehand',
    `<button onclick="${show('s')}">Paramètres</button><div id="s" hidden>${visible(true)}</div>`,
    { reached: true, clicks: 1, presetSharing: true },
  ),
  settings(
    'settings kept by a request as the page is opened',
    '<form method="post" action="/compte"><button>Paramètres</button></form>',
    { reached: undefined },
  ),
  settings(
    'a login that has ended',
    '<a href="/connexion">Mon compte</a>',
    { reached: false, loginWall: true },
    { '/connexion': loginPage },
  ),
  settings(
    'settings of the language only',
    '<a href="/reglages">Réglages</a>',
    { reached: false, loginWall: false },
    { '/reglages': page('<form><label>Langue <select><option>Français</option></select></label></form>', 'fr', 'Réglages') },
  ),
];
