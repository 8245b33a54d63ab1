import { loginPage, type ProbeSite, page, show } from './probe-site.js';

const siteOf =
  (probe: string) =>
  (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
    name,
    probe,
    pages: { '/': page(body, 'fr', 'Le marché'), ...more },
    truth,
  });
const badge = siteOf('verified-badge');
const message = siteOf('message-waiting');
const safety = siteOf('product-safety');
const offer = page('<p>Abonnement mensuel à 9,90 € par mois.</p>', 'fr', 'Offres');

export const trustSites: readonly ProbeSite[] = [
  badge(
    'a legend that opens, of a badge for subscribers',
    `<button aria-label="Compte vérifié" onclick="${show('l')}">✔</button><div id="l" hidden><p>Le badge vérifié est réservé aux abonnés.</p></div>`,
    { reached: true, sold: true, identityChecked: false },
  ),
  badge(
    'subscribers whose identity is checked',
    '<a href="/badge" aria-label="Vérifié">✔</a>',
    { reached: true, sold: false, identityChecked: true },
    { '/badge': page('<p>Le badge vérifié est réservé aux abonnés qui ont passé la vérification de leur identité.</p>') },
  ),
  badge('reviews that are checked', '<a href="/avis">Avis vérifié</a>', { reached: false, sold: undefined }),
  badge(
    'a legend that is sent for',
    '<form method="post" action="/badge"><button aria-label="Compte vérifié">✔</button></form>',
    { reached: undefined, sold: undefined },
  ),
  message(
    'a message that is an offer',
    '<a href="/offres">Vous avez 1 nouveau message !</a>',
    { reached: true, clicks: 1 },
    {
      '/offres': offer,
    },
  ),
  message(
    'a message that asks to log in',
    '<a href="/connexion">3 messages non lus</a>',
    { reached: false, loginWall: true },
    {
      '/connexion': loginPage,
    },
  ),
  message(
    'a message on another site, which is left alone',
    '<a href="https://ads.example.com/clic">Vous avez 1 nouveau message</a>',
    {
      reached: false,
      clicks: undefined,
    },
  ),
  message('the count of a topic', '<a href="/offres">12 messages</a>', { reached: false }, { '/offres': offer }),
  message(
    'a message counted by a request',
    '<form method="post" action="/lu"><button>Vous avez 1 nouveau message</button></form>',
    {
      reached: undefined,
    },
  ),
  safety(
    'a form of its own in the footer',
    '<a href="/securite">Signaler un produit dangereux</a>',
    { reached: true, clicks: 1, form: true },
    {
      '/securite': page(
        '<p>Point de contact pour la sécurité des produits : securite@place-fruits.fr ou ce formulaire.</p><form><label>Votre courriel <input type="email"></label><label>Votre message <textarea></textarea></label><button>Envoyer</button></form>',
        'fr',
        'Contactez-nous',
      ),
    },
  ),
  safety(
    'a payment that is safe',
    '<a href="/paiement">Paiement sécurisé</a>',
    { reached: false },
    {
      '/paiement': page('<p>Écrivez-nous : aide@place-fruits.fr</p>'),
    },
  ),
  safety(
    'behind a login',
    '<a href="/connexion">Sécurité des produits</a>',
    { reached: false, loginWall: true },
    {
      '/connexion': loginPage,
    },
  ),
];
