import { foldText } from '../fold-text.js';
import type { Validation } from './validator.js';

// Words that stand where a name is expected without being one: articles, pronouns, labels of the next line. Folded.
const notNames = new Set(
  (
    'd le la les l un une des ce cet cette ces il elle nous vous notre votre nos vos mon qui que dont est sont et ou a au aux de du en sur par pour ' +
    'conformement voir cf si toute tout tous the this these we our us you your it its he she they which who is are and or a an of in on at to see ' +
    'please any all der die das dieser diese dieses wir uns unser unsere ein eine und von zu im am ist sind gemass nach el los las nuestro nuestra ' +
    'este esta estos y o del al il lo gli questo questa nostro nostra i e di dal ' +
    'nom prenom noms prenoms adresse email e-mail mail courriel telephone tel phone fax site web website url contact siege social siren siret rcs ' +
    'rna tva vat capital forme juridique statut denomination raison sociale entreprise societe association editeur editrice hebergeur hebergement ' +
    'hosting host proprietaire directeur directrice responsable publication redaction representant legal legale president presidente presidence ' +
    'gerant gerante dirigeant dirigeante createur creatrice fondateur fondatrice qualite fonction name address company owner publisher operator ' +
    'director registered office legal notice mentions legales conditions generales utilisation vente politique confidentialite cookies cgu cgv ' +
    'anbieter betreiber anschrift telefon inhaber geschaftsfuhrer impressum angaben titular domicilio correo razon denominacion sede gestore ' +
    'titolare ragione indirizzo nif cif nombre domicilio direccion actividad ' +
    'services service plateforme platform application app internet donnees personnelles data article articles ' +
    'immatriculation numero number type pays country ville france ' +
    'non oui aucun aucune neant autre autres cabinet collectif mediateur mediatrice mediateurs mediation consommation sas sasu sarl eurl sa sci ' +
    'scop gmbh ltd inc llc dans lors lorsque afin selon chaque certains certaines ainsi ils elles je mes on merci toutes ces son sa ses leur leurs ' +
    'when if for as by under with no such wenn bei fur mit sie ihre es soweit per se quando cuando si en con postanschrift kontakt vertreten ' +
    'nutzungsbedingungen geschaftsbedingungen agb datenschutzerklarung bedingungen richtlinien terms policy privacy agreement guidelines rules ' +
    'condiciones terminos privacidad termini condizioni ' +
    'marque boutique boutiques magasin magasins bureaux showroom standort filiale store shop office offices tienda negozio ' +
    'hoster provider fournisseur prestataire espace stockage personne serveur serveurs infrastructure infrastructures ' +
    'utilisateur utilisateurs utilisatrice utilisatrices membre membres client clients visiteur visiteurs internaute internautes user users ' +
    'member members nutzer mitglieder usuario usuarios utente utenti denominazione ' +
    'contatti contatto contacto contactos contacts contactez kontakte professionnel particulier professionnels particuliers ' +
    'chacun chacune individuel individuelle details detail submit send subject ' +
    'conception realisation developpement graphique graphisme propriete intellectuelle credits credit photographique photographiques webdesign'
  ).split(' '),
);
const placeholder =
  /\[|\]|[<>{}_]{2}|\p{L}_\p{L}|\bx{3,}\b|\b(?:a completer|a renseigner|a definir|a preciser|a confirmer|a designer|a determiner|to be completed|tbd|todo|lorem ipsum|nom de l'entreprise|nom de la societe|votre societe|votre nom|ma societe|mon entreprise|your company|my company|meine firma|company name|bitte erganzen|pendiente|da completare|nom prenom|prenom nom|john doe|jane doe|jean dupont|max mustermann)\b|^(?:a )?(?:remplacer|replace me|change ?me)\b|\bxyz xyz\b|^bitte[ -]ausf(?:u|ue)llen\b/u;
const legalForm =
  /\b(?:s\.?a\.?s\.?u?|s\.?a\.?r\.?l|e\.?u\.?r\.?l|s\.?n\.?c|s\.?c\.?i|scop|scic|selarl|gie|gmbh|ug|ag|ltd|limited|inc|llc|corp|bv|b\.v|srl|s\.r\.l|spa|s\.p\.a|sl|s\.l|societe|association|fondation|holding|groupe|group|agence|agency|studio|company|conseil|equipe|team|bureau|redaction|collectif|cabinet|club|asso|atelier|editions|laboratoire|ecole|lycee|consulting|solutions|digital|marketing|productions?|technologies|immobilier|mairie|commune|departement(?:al)?|region(?:al)?|ministere|universite|chambre|syndicat|office|support|press|helpdesk|hotline|kundendienst|soporte|assistenza|redaktion|moderation|institut|federation|comite|direction|services?|stiftung|verein|gesellschaft)\b|(?:^|\s)s\.?a\.?$/;

/** « ™ » is read as « TM »; nobody bears one. */
const trademark = /\p{Ll}(?:TM|®)(?:\s|$)/u;

/** « L’application X » begins a sentence about the service; it is nobody. */
const aboutService = /^l['’](?:application|applicazione|appli)\b/;

/** The last line of an address. */
const postcodeAndTown = /^\d{5} \p{Lu}[\p{L}’'-]+$/u;

const wordsOf = (value: string): readonly string[] =>
  foldText(value)
    .folded.split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '');

/** A proper name of a body or person: not a mere label or article (`other`), not a blank to be filled in (`invalid`). */
export function validateName(raw: string): Validation {
  const value = raw.replace(/\s+/g, ' ').replace(/[\s,;:.–—-]+$/u, (end) => (/^\.$/.test(end) ? end : ''));
  const words = wordsOf(value);
  if (placeholder.test(foldText(value).folded)) return { status: 'invalid', value };
  if (aboutService.test(foldText(value).folded) || postcodeAndTown.test(value)) return { status: 'other', value };
  if (words.every((word) => notNames.has(word) || /^\d+$/.test(word)) || !/\p{L}{2}/u.test(value))
    return { status: 'other', value };
  return { status: 'valid', value };
}

/** The label of what comes next on the same line: « Directeur de la publication : Jeanne Verger Contact : … ». */
const labelBehind =
  /(?<=\S\s\S+)\s(?:contact|adresse|e-?mail|mail|courriel|téléphone|tél|siège|siret|siren|statut|hébergeur|hébergement|kontakt|telefon|address|phone)$/iu;

/** The name of a natural person: at least two words, none of them a legal form or a mere label. */
export function validatePerson(raw: string): Validation {
  const { status, value } = validateName(
    raw.replace(/^(?:M\.|MM\.|Mr\.?|Mme\.?|Mlle|Monsieur|Madame|Dr\.?|Herr|Frau|Mrs\.?|Ms\.?|Sr\.?|Sra\.?|Sig\.?)\s+/u, ''),
  );
  if (status !== 'valid') return { status, value };
  const behind = value.replace(labelBehind, '');
  if (behind !== value) return validatePerson(behind);
  const { folded } = foldText(value);
  if (legalForm.test(folded) || trademark.test(value)) return { status: 'other', value };
  const words = wordsOf(value).filter((word) => word.length > 1);
  if (
    words.length < 2 ||
    words.some((word) => notNames.has(word) && !/^(?:de|du|des|la|le|les|del|di|da|von|van|y|e|al|el|los|las|d|l)$/.test(word))
  ) {
    return { status: 'other', value };
  }
  return { status: 'valid', value };
}
