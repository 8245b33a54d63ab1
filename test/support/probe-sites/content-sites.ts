import { loginPage, type ProbeSite, page, show } from './probe-site.js';

const site =
  (probe: ProbeSite['probe'], title: string, lang = 'fr') =>
  (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
    name,
    probe,
    pages: { '/': page(body, lang, title), ...more },
    truth,
  });

const privately = site('write-privately', 'Salon');
const rules = site('rules-from-composer', 'Salon');
const block = site('block-someone', 'Sujet');
const complain = site('complaint-from-terms', 'Conditions d’utilisation');
const settle = site('settlement-from-terms', 'Conditions d’utilisation');
const gate = site('age-gate', 'Réservé aux adultes');
const seller = site('seller-identity', 'Cagette de pommes');
const sell = site('seller-registration', 'Le marché');
const minor = site('register-as-minor', 'Créer un compte');

const note =
  '<form method="post"><h2>Message privé</h2><textarea placeholder="Votre message"></textarea><button>Envoyer</button></form>';
const charter = page('<p>Les messages haineux sont retirés par les modérateurs.</p>', 'fr', 'Charte de la communauté');
const appeal = page(
  '<form method="post" action="/envoi"><h2>Contester une décision de modération</h2><label>Vos raisons <textarea></textarea></label><button>Envoyer la contestation</button></form>',
  'fr',
  'Contester une décision',
);
const films = Array.from({ length: 6 }, (_, index) => `<a href="/f${index}"><img src="/v${index}.jpg" alt=""></a>`).join('');
const shop = page(
  '<h2>Informations sur le vendeur</h2><p>Verger Bleu SARL, 12 rue des Vergers, 69003 Lyon. Téléphone : 04 78 12 34 59.</p>',
  'fr',
  'Verger Bleu',
);

const oneYear =
  '<form><label>Année de naissance <select><option>2011</option></select></label><button>S’inscrire</button></form>';

const list = (id: string, first: string, choices: readonly (string | number)[]): string =>
  `<select id="${id}"><option value="">${first}</option>${choices.map((choice) => `<option>${choice}</option>`).join('')}</select>`;
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);
const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('fr', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2020, month, 15)),
);

/** A form with three lists; where the last one was chosen and both others too, a promise to minors shows. */
const dateLists = (youngest = 0, title = 'Date de naissance', oldest = 1910, newest = new Date().getFullYear() - youngest) => {
  const years = upTo(newest - oldest + 1).map((index) => newest - index + 1);
  const onChange = `if(document.querySelector('#j').value==15&&document.querySelector('#s').value)${show('m')}`;
  return `<form><fieldset><legend>${title}</legend>${list('j', 'Jour', upTo(31))}${list('s', 'Mois', months)}${list('a', 'Année', years)}</fieldset><p id="m" hidden>Ton compte sera privé.</p><button>S’inscrire</button></form><script>document.querySelector('#a').onchange=()=>{${onChange}}</script>`;
};

export const contentSites: readonly ProbeSite[] = [
  privately(
    'a box in the menu of a name',
    `<button onclick="${show('m')}">⋮</button><div id="m" hidden><a href="/mp">Message privé</a></div>`,
    { reached: true, clicks: 2 },
    { '/mp': page(note, 'fr', 'Message privé') },
  ),
  privately(
    'members only',
    '<a href="/connexion">Message privé</a>',
    { reached: false, loginWall: true },
    { '/connexion': loginPage },
  ),
  privately(
    'a box that is opened by an address with a query',
    `<button onclick="location.href='/mp?a=7'">Message privé</button>`,
    { reached: undefined },
    { '/mp': page(note, 'fr', 'Message privé') },
  ),
  rules(
    'a charter in the footer',
    '<footer><a href="/charte">Charte</a></footer>',
    { reached: true, clicks: 1, moderation: true },
    { '/charte': charter },
  ),
  rules(
    'no rules at all',
    '<footer><a href="/contact">Contact</a></footer>',
    { reached: false },
    { '/contact': page('', 'fr', 'Contact') },
  ),
  rules(
    'a link that leads nowhere',
    '<footer><a href="/charte">Charte</a></footer>',
    { reached: false },
    { '/charte': page('', 'fr', 'Page introuvable') },
  ),
  block(
    'a menu with both',
    `<button aria-label="Plus d’options" onclick="${show('m')}">⋮</button><div id="m" role="menu" hidden><button role="menuitem">Bloquer ce membre</button><button role="menuitem">Mettre en sourdine</button></div>`,
    { reached: true, block: true, mute: true },
  ),
  block('no menu', '<button>Répondre</button>', { reached: false }),
  block(
    'a menu that does not open',
    '<button aria-label="Plus d’options">⋮</button><div hidden><button>Bloquer ce membre</button></div>',
    { reached: false },
  ),
  complain('one click', '<a href="/recours">Contester une décision</a>', { reached: true, clicks: 1 }, { '/recours': appeal }),
  complain('by letter only', '<p>Écrivez-nous au 3 rue des Lilas.</p>', { reached: false }),
  complain(
    'a contact form is none',
    '<a href="/contact">Réclamation</a>',
    { reached: false },
    {
      '/contact': page(
        '<form method="post"><label>Votre question <textarea></textarea></label><button>Envoyer</button></form>',
        'fr',
        'Contact',
      ),
    },
  ),
  settle('on the page', '<p>Vous pouvez saisir un organe de règlement extrajudiciaire des litiges certifié.</p>', {
    reached: true,
    clicks: 0,
  }),
  settle('courts only', '<p>Le tribunal de Lyon est compétent.</p>', { reached: false }),
  settle(
    'behind a part that opens',
    `<button onclick="${show('t')}">Règlement des litiges</button><p id="t" hidden>Vous pouvez saisir un organe de règlement extrajudiciaire des litiges certifié.</p>`,
    { reached: true },
  ),
  gate(
    'an overlay',
    `<div id="g"><p>Ce site est interdit aux moins de 18 ans.</p><button onclick="document.querySelector('h1').textContent='Films';document.title='Films';this.parentElement.remove()">J’ai plus de 18 ans</button></div>${films}`,
    { reached: true, clicks: 1, media: true },
  ),
  gate(
    'a real check',
    '<p>Ce site est interdit aux moins de 18 ans.</p><a href="/v">Entrer</a>',
    { reached: false },
    {
      '/v': page(
        '<p>Présentez une pièce d’identité auprès d’un tiers indépendant pour la vérification de votre âge.</p>',
        'fr',
        'Vérification de votre âge',
      ),
    },
  ),
  gate(
    'a click that is sent',
    '<p>Ce site est interdit aux moins de 18 ans.</p><form method="post" action="/entrer"><button>Entrer</button></form>',
    { reached: undefined },
  ),
  seller(
    'a shop one click away',
    '<a href="/v">Vendu par Verger Bleu</a>',
    { reached: true, clicks: 1, address: true, telephone: true, email: false },
    { '/v': shop },
  ),
  seller('nobody named', '<button>Ajouter au panier</button>', { reached: false }),
  seller(
    'details of the platform only',
    '<a href="/v">Vendu par pommier34</a>',
    { reached: false },
    {
      '/v': page(
        '<footer><p>Place des Fruits SAS, 3 quai du Port, 13002 Marseille. Téléphone : 04 91 22 33 46.</p></footer>',
        'fr',
        'pommier34',
      ),
    },
  ),
  minor(
    'told at once',
    `<form><label>Date de naissance <input type="date" oninput="${show('m')}"></label><p id="m" hidden>Ton compte sera privé.</p><button>S’inscrire</button></form>`,
    { privateBefore: false, privateAfter: true, completed: true },
  ),
  minor('told nothing', '<form><label>Date de naissance <input></label><button>S’inscrire</button></form>', {
    privateAfter: false,
    completed: true,
  }),
  minor('a list of one year only, which is no list of years of birth', oneYear, { privateAfter: undefined, completed: false }),
  minor('lists of day, month and year, the months by their names, newest year first', dateLists(), {
    privateBefore: false,
    privateAfter: true,
    completed: true,
  }),
  minor('lists whose years end at the grown-ups', dateLists(18), { privateAfter: undefined, completed: false }),
  minor(
    'a date in the order that the field shows',
    `<form><label>Date de naissance <input placeholder="AAAA-MM-JJ" oninput="if(/^\\d{4}-\\d\\d-15$/.test(this.value))${show('m')}"></label><p id="m" hidden>Ton compte sera privé.</p><button>S’inscrire</button></form>`,
    { privateBefore: false, privateAfter: true, completed: true },
  ),
  minor(
    'the year alone',
    `<form><label>Année de naissance <input oninput="if(/^20\\d\\d$/.test(this.value))${show('m')}"></label><p id="m" hidden>Ton compte sera privé.</p><button>S’inscrire</button></form>`,
    { privateBefore: false, privateAfter: true, completed: true },
  ),
  minor(
    'a list of ages',
    `<form><label>Âge <select onchange="if(this.value==='15')${show('m')}"><option>Choisir</option><option>14</option><option>15</option><option>16</option></select></label><p id="m" hidden>Ton compte sera privé.</p><button>S’inscrire</button></form>`,
    { privateBefore: false, privateAfter: true, completed: true },
  ),
  minor('a day for a delivery, not of birth', dateLists(0, 'Jour de livraison', 2026, 2027), { completed: false }),
  sell(
    'a form for sellers',
    '<a href="/vendre">Devenir vendeur</a>',
    { reached: true, clicks: 1, identityDocument: true, paymentAccount: false },
    {
      '/vendre': page(
        '<form method="post"><label>Copie de votre pièce d’identité <input type="file"></label><button>Créer mon compte vendeur</button></form>',
        'fr',
        'Devenir vendeur',
      ),
    },
  ),
  sell('an account of buyers only', '<a href="/compte">Créer un compte</a>', { reached: false }, { '/compte': loginPage }),
  sell(
    'advice on selling',
    '<a href="/conseils">Vendre avec succès</a>',
    { reached: false },
    { '/conseils': page('', 'fr', 'Conseils') },
  ),
];
