import type { KeyType } from './generated-site.js';
import type { KeyPage } from './key-pages.js';

const legalNotice: KeyPage = {
  link: 'Mentions légales',
  slug: 'mentions-legales',
  title: 'Mentions légales',
  main: `<h1>Mentions légales</h1>
<h2>Éditeur du site</h2>
<p>Le site est édité par Terre et Rang SAS, société par actions simplifiée au capital de 12 000 €, immatriculée au RCS de Tours sous le numéro 812 345 678.</p>
<p>Siège social : 4 rue des Tanneurs, 37000 Tours. Téléphone : 02 47 00 00 12. Courriel : bonjour@terre-et-rang.example.</p>
<p>Directrice de la publication : Solène Marchais.</p>
<h2>Hébergeur</h2>
<p>Le site est hébergé par Nuage Ligérien SARL, 18 quai du Port, 44000 Nantes. Téléphone : 02 40 00 00 34.</p>`,
};

const terms: KeyPage = {
  link: 'Conditions générales d’utilisation',
  slug: 'conditions-utilisation',
  title: 'Conditions générales d’utilisation',
  main: `<h1>Conditions générales d’utilisation</h1>
<p>Les présentes conditions règlent l’accès au forum et son usage. Ouvrir un compte vaut acceptation des présentes conditions.</p>
<h2>Engagements</h2>
<p>L’utilisateur s’engage à publier sous sa responsabilité et à respecter les autres membres. Sont interdits les propos haineux, les menaces et tout contenu illicite.</p>
<h2>Modération</h2>
<p>Nos modérateurs examinent chaque signalement. Ils peuvent retirer un message, puis décider la suspension du compte en cas de récidive ; la décision est motivée et peut être contestée pendant six mois.</p>
<h2>Fin du compte et droit applicable</h2>
<p>La résiliation est possible à tout moment. Limitation de responsabilité : le service est fourni gratuitement, en l’état. Droit applicable : droit français.</p>`,
};

const privacy: KeyPage = {
  link: 'Politique de confidentialité',
  slug: 'confidentialite',
  title: 'Politique de confidentialité',
  main: `<h1>Politique de confidentialité</h1>
<p>Le responsable du traitement des données à caractère personnel est Terre et Rang SAS.</p>
<h2>Finalités et base légale</h2>
<p>Vos données personnelles servent à tenir votre compte ; la base légale est le contrat. L’adresse de connexion est gardée au titre d’une obligation légale.</p>
<h2>Durées de conservation</h2>
<p>Un an pour les adresses de connexion ; trois ans après la dernière visite pour le compte. Notre hébergeur est notre seul sous-traitant.</p>
<h2>Vos droits</h2>
<p>Vous disposez d’un droit d’accès, de rectification, d’effacement et d’opposition. Vous pouvez adresser une réclamation à la CNIL.</p>`,
};

const contact: KeyPage = {
  link: 'Nous contacter',
  slug: 'contact',
  title: 'Nous contacter',
  main: `<h1>Nous contacter</h1>
<p>Écrivez-nous : nous répondons sous trois jours ouvrés.</p>
<form method="post" action="/recu"><h2>Formulaire de contact</h2>
<label>Votre courriel <input type="email" name="courriel"></label>
<label>Votre message <textarea name="message"></textarea></label>
<button type="submit">Envoyer le message</button></form>`,
};

const reportForm: KeyPage = {
  link: 'Signaler un contenu illicite',
  slug: 'signaler-un-contenu',
  title: 'Signaler un contenu illicite',
  main: `<h1>Signaler un contenu illicite</h1>
<p>Toute personne peut nous signaler un contenu illicite, sans compte. Chaque signalement est examiné par un modérateur.</p>
<form method="post" action="/recu"><h2>Formulaire de signalement</h2>
<label>URL du contenu <input type="url" name="adresse"></label>
<label>Motif du signalement <textarea name="motif"></textarea></label>
<label>Votre nom <input type="text" name="nom"></label>
<label>Votre courriel <input type="email" name="courriel"></label>
<label><input type="checkbox" name="bonne-foi"> Je déclare de bonne foi que ces informations sont exactes et complètes.</label>
<button type="submit">Envoyer le signalement</button></form>`,
};

const registration: KeyPage = {
  link: 'Créer un compte',
  slug: 'inscription',
  title: 'Créer un compte',
  main: `<h1>Créer un compte</h1>
<form method="post" action="/recu"><h2>Inscription</h2>
<label>Pseudonyme <input type="text" name="pseudonyme" autocomplete="username"></label>
<label>Courriel <input type="email" name="courriel" autocomplete="email"></label>
<label>Mot de passe <input type="password" name="mot-de-passe" autocomplete="new-password"></label>
<button type="submit">Créer mon compte</button></form>`,
};

const communityGuidelines: KeyPage = {
  link: 'Règles de la communauté',
  slug: 'regles-de-la-communaute',
  title: 'Règles de la communauté',
  main: `<h1>Règles de la communauté</h1>
<p>Respectez les autres : la courtoisie se cultive aussi.</p>
<ul><li>Les propos haineux, injurieux ou diffamatoires, le harcèlement et l’usurpation d’identité sont des contenus interdits.</li>
<li>Pas de réclame déguisée, pas de message répété.</li></ul>
<p>Les modérateurs retirent ce qui enfreint ces règles ; le bannissement n’est prononcé qu’après un avertissement.</p>`,
};

/** Pages of a made-up French publisher; written for this project. */
export const frenchKeyPages: Readonly<Record<KeyType, KeyPage>> = {
  'legal-notice': legalNotice,
  terms,
  privacy,
  contact,
  'report-form': reportForm,
  registration,
  'community-guidelines': communityGuidelines,
};
