import { dialog, loginPage, type ProbeSite, page, show } from './probe-site.js';

const product = (
  name: string,
  body: string,
  truth: ProbeSite['truth'],
  more: ProbeSite['pages'] = {},
  lang = 'fr',
): ProbeSite => ({
  name,
  probe: 'report-product',
  pages: { '/': page(`<button>Ajouter au panier</button>${body}`, lang, 'Lampe'), ...more },
  truth,
});

const form = (heading: string, reasons: readonly string[], send = 'Envoyer le signalement') =>
  `<form method="post" action="/envoi"><h2>${heading}</h2><label>Motif <select name="m">${reasons.map((reason) => `<option>${reason}</option>`).join('')}</select></label><label>Détails <textarea name="d"></textarea></label><button>${send}</button></form>`;

export const productSites: readonly ProbeSite[] = [
  product(
    'a question under the product',
    `<button onclick="${show('d')}">Un problème avec ce produit ?</button>${dialog('d', form('Signaler ce produit', ['Produit illicite', 'Produit dangereux']))}`,
    { reached: true, clicks: 1, carriesContent: true, namesIllegal: true, namesDangerous: true },
  ),
  product(
    'a German button',
    `<button onclick="${show('d')}">Dieses Produkt melden</button>${dialog('d', form('Dieses Produkt melden', ['Illegales Produkt'], 'Meldung absenden'))}`,
    { reached: true, clicks: 1, namesIllegal: true },
    {},
    'de',
  ),
  product(
    'a review has its form, the product none',
    `<p>Très belle lampe.</p><button aria-label="Options" onclick="${show('m')}">⋮</button><div id="m" hidden><button onclick="${show('d')}">Signaler</button></div>${dialog('d', form('Signaler cet avis', ['Produit illicite', 'Spam']))}`,
    { reached: false, loginWall: false },
  ),
  product(
    'a lower price and a parcel can be told of',
    '<a href="/prix">Signaler un prix plus bas</a><a href="/colis">Signaler un retard de livraison</a>',
    { reached: false },
    { '/prix': page(form('Signaler un prix plus bas', ['Autre boutique'])), '/colis': page('', 'fr', 'Colis') },
  ),
  product(
    'a contact form in its place',
    '<a href="/contact">Signaler ce produit</a>',
    { reached: false },
    {
      '/contact': page(
        '<form><label>Votre nom <input></label><label>Votre message <textarea></textarea></label><button>Envoyer</button></form>',
        'fr',
        'Contactez-nous',
      ),
    },
  ),
  product(
    'a form that the page asks for by POST',
    `<button onclick="fetch('/formulaire',{method:'POST'}).then(()=>{document.getElementById('d').hidden=false})">Signaler ce produit</button>${dialog('d', form('Signaler ce produit', ['Produit illicite']))}`,
    { reached: undefined },
  ),
  product(
    'a login page',
    '<a href="/connexion">Contrefaçon ?</a>',
    { reached: false, loginWall: true },
    { '/connexion': loginPage },
  ),
  product(
    'a page on product safety that leads to a form',
    '<a href="/securite">Sécurité des produits</a>',
    { reached: true, clicks: 2, fromContent: true, namesDangerous: true },
    {
      '/securite': page('<a href="/securite/alerte">Signaler un produit dangereux</a>', 'fr', 'Sécurité des produits'),
      '/securite/alerte': page(form('Signaler un produit dangereux', ['Produit dangereux', 'Autre']), 'fr', 'Alerte'),
    },
  ),
];
