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
];
