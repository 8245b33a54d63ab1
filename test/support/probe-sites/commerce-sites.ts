import { loginPage, type ProbeSite, page } from './probe-site.js';

const siteOf =
  (probe: string) =>
  (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}, lang = 'fr'): ProbeSite => ({
    name,
    probe,
    pages: { '/': page(body, lang, 'Les vallons'), ...more },
    truth,
  });
const contact = siteOf('contact-way');
const cancel = siteOf('cancel-contract');
const withdraw = siteOf('withdraw-contract');
const leave = siteOf('account-deletion');
const order = siteOf('order-button');
const feed = siteOf('feed-order');
const ad = siteOf('ad-reasons');
const french = siteOf('french-version');

const message = '<form><label>Votre message <textarea></textarea></label><button>Envoyer</button></form>';
const recap = (button: string) =>
  `<h2>Récapitulatif de votre commande</h2><p>Total à payer : 12,00 € TTC</p><form method="post"><label><input type="radio" name="paiement"> Carte</label><button>${button}</button></form>`;
const lastStep = (button: string) => page(recap(button), 'fr', 'Finaliser ma commande');

const inFrench = { '/fr': page('<p>Pour vous et avec nous, dans votre ville, ainsi que pour toute notre équipe.</p>') };
const languages = (on: string, french = 'Français', around = '') =>
  `<label>Language <select ${on}><option value="/">English</option><option value="/de">Deutsch</option><option value="/fr">${french}</option></select></label>${around}`;

export const commerceSites: readonly ProbeSite[] = [
  contact('an address on the page itself', '<a href="mailto:equipe@vallons.example.com">Nous écrire</a>', {
    reached: true,
    clicks: 0,
    byEmail: true,
  }),
  contact(
    'the seller only can be written to',
    '<a href="/vendeur">Contacter le vendeur</a>',
    { reached: false, loginWall: false },
    { '/vendeur': page(message, 'fr', 'Contactez-nous') },
  ),
  contact('a form that is only sent for', '<form method="post" action="/contact"><button>Nous contacter</button></form>', {
    reached: undefined,
  }),
  cancel(
    'a German button',
    '<a href="/kuendigen">Verträge hier kündigen</a>',
    { reached: true, clicks: 1, finalControl: true },
    {
      '/kuendigen': page(
        '<form><h2>Vertrag kündigen</h2><label>Vertragsnummer <input name="v"></label><button>Kündigung bestätigen</button></form>',
        'de',
        'Vertrag kündigen',
      ),
    },
    'de',
  ),
  cancel(
    'an address that tells of an effect',
    '<a href="/unsubscribe">Se désabonner</a>',
    { reached: undefined },
    { '/unsubscribe': page('', 'fr', 'Résilier votre contrat') },
  ),
  cancel(
    'the end of a newsletter',
    '<a href="/lettre">Se désabonner de la newsletter</a>',
    { reached: false, loginWall: false },
    { '/lettre': page('<form><h2>Résilier</h2><label>Nom <input></label></form>', 'fr', 'Lettre') },
  ),
  withdraw(
    'a portal for returns',
    '<a href="/retours">Retours</a>',
    { reached: false },
    { '/retours': page('<form><label>Numéro de commande <input></label><button>Retourner</button></form>', 'fr', 'Retours') },
  ),
  withdraw(
    'the end of a running contract',
    '<a href="/resilier">Résilier votre contrat</a>',
    { reached: false },
    { '/resilier': page('<form><h2>Résilier</h2><label>Nom <input></label></form>', 'fr', 'Résilier') },
  ),
  leave(
    'a link that would delete at once',
    '<a href="/compte">Mon compte</a>',
    { reached: true, clicks: 1, inService: true },
    { '/compte': page('<a href="/compte/supprimer">Supprimer mon compte</a>', 'fr', 'Mon compte') },
  ),
  leave(
    'settings without it',
    '<a href="/compte">Mon compte</a>',
    { reached: false, loginWall: false },
    { '/compte': page('<a href="/messages">Supprimer un message</a>', 'fr', 'Mon compte') },
  ),
  order(
    'a basket filled by a request that is held back',
    '<form method="post" action="/panier"><button>Ajouter au panier</button></form>',
    { reached: undefined },
  ),
  order(
    'a basket filled by an address',
    '<a href="/cart/add?id=3">Ajouter au panier</a>',
    { reached: undefined },
    { '/cart/add': lastStep('Payer') },
  ),
  order(
    'a doubtful label',
    '<a href="/commande">Passer commande</a>',
    { reached: true, finalStep: true, buttonClear: false, buttonVague: false },
    { '/commande': lastStep('Confirmer la commande') },
  ),
  order(
    'a door for guests in the login page',
    '<a href="/connexion">Passer commande</a>',
    { reached: true, clicks: 2, loginWall: false, buttonClear: true },
    {
      '/connexion': loginPage.replace('</form>', '</form><a href="/commande">Continuer en tant qu’invité</a>'),
      '/commande': lastStep('Payer 12,00 €'),
    },
  ),
  order(
    'a payment without a summary',
    '<a href="/paiement">Je m’abonne</a>',
    { reached: true, finalStep: false },
    { '/paiement': page('<form><input autocomplete="cc-number"><button>Continuer</button></form>', 'fr', 'Paiement') },
  ),
  feed('a list to sort', '<form><label>Trier par <select><option>Date</option><option>Prix</option></select></label></form>', {
    reached: true,
    clicks: 0,
    selector: true,
  }),
  feed('a menu without a choice', `<button onclick="this.textContent='Fermer'">Filtres</button>`, { reached: false }),
  ad(
    'the advertisement itself is left alone',
    '<a href="/annonceur">Sponsorisé</a>',
    { reached: false },
    { '/annonceur': page('<h2>Pourquoi cette publicité ?</h2><p>L’annonceur a choisi votre âge.</p>', 'fr', 'Annonceur') },
  ),
  french(
    'a dish is no language',
    '<a href="/plats">French cuisine</a>',
    { reached: false },
    { '/plats': page('<p>Pour vous et avec nous, dans votre ville, ainsi que pour toute notre équipe.</p>') },
    'en',
  ),
  french('a list that leads there', languages('onchange="location=this.value"'), { reached: true, clicks: 1 }, inFrench, 'en'),
  french(
    'a list behind the menu of languages',
    `<button onclick="document.getElementById('l').hidden=false">Languages</button><div id="l" hidden>${languages('onchange="location=this.value"')}</div>`,
    { reached: true, clicks: 2 },
    inFrench,
    'en',
  ),
  french(
    'a list that is sent by a request with a query',
    `<form action="/fr">${languages('name="lang" onchange="this.form.submit()"')}</form>`,
    { reached: undefined },
    inFrench,
    'en',
  ),
  french(
    'a list that waits for a button',
    `<form action="/fr">${languages('name="lang"', 'Français', '<button>Go</button>')}</form>`,
    { reached: undefined },
    inFrench,
    'en',
  ),
  french('a list without French', languages('onchange="location=this.value"', 'Nederlands'), { reached: false }, inFrench, 'en'),
];
