/**
 * Words of controls that do something instead of showing something, in French, English, German, Spanish and Italian. A control
 * wrongly left alone costs a person a look; one wrongly worked would touch the site: where a word has both senses, it is left.
 */
const session = /\b(log ?(out|off)|sign ?out|salir|esci)\b|d[ée]connect|d[ée]connexion|abmelden|ausloggen|cerrar sesi|disconnett/;
const deleting =
  /\b(delete|remove|erase|clear|reset|effacer|vider|borrar)\b|supprim|lösch|loesch|entfernen|elimina|cancella|r[ée]initialis/;
const sending =
  /\b(send|submit|publish|publier|valider|enviar|invia|publicar)\b|envoy|soumettre|absenden|senden|abschicken|veröffentlich|pubblica/;
const anywhere: readonly RegExp[] = [
  session,
  deleting,
  sending,
  /(?<!s['’])\benregistrer\b|sauvegard|\b(save|apply|appliquer|guardar|salva|valid)\b|speichern|anwenden|confirm|bestätig/,
  /\b(repondre|répondre|reply|antworten|responder|rispondi|start|démarrer|demarrer|commencer|lancer|starten|empezar|inizia)\b/,
  /\b(buy|acheter|kaufen|comprar|compra|acquista|commander|checkout|pay|payer|donate|ajouter|add|aggiungi)\b|hinzufügen|añadir|faire un don/,
  /j['’ ]?aime\b|\b(likes?|dislike|favoris?|favou?rites?|merken|upvote|downvote|vot(e|er|ar|a))\b|gefällt|me gusta|mi piace|abstimmen/,
  /\b(follow|unfollow|suivre|folgen|seguir|segui|block|bloquer|mute|masquer|hide|join|rejoindre)\b|beitreten/,
  /\bs?['’]?abonner?\b|unsubscri|subscribe|désabonn|abonnieren|suscrib|iscriviti|newsletter/,
  /\b(download|descargar|scarica|print|imprimer|drucken|imprimir|stampa)\b|t[ée]l[ée]charg|herunterladen/,
  /\b(share|partager|teilen|compartir|condividi|call|appeler|anrufen|llamar|chiama|install|installer|copy|copier)\b/,
  /\b(play|pause)\b|dark mode|mode sombre|thème (clair|sombre)|(toggle|switch|change|changer)\b.*\bth[eè]me/,
  // An age gate's answer is a declaration of the visitor.
  /\b18\b/,
];
const exactly =
  /^(ok|oui|non|yes|no|post|posts?|comment|commenter|kommentieren|comentar|commenta|star|lecture|go|rechercher|search|suchen|buscar|cerca)$/;
const consent =
  /\b(accept|accepte[rz]?|agree|refuse[rz]?|reject|decline|deny|rechazar|rifiuta|accetta|accetto|aceptar|consent)\b|akzept|zustimm|einverstanden|ablehn|d['’]accord|consentement|continuer sans|continue without|tout autoriser|allow (all|cookies)|i understand|j['’]ai compris|got it/;
const reporting = /\breport\b|\breporter\b|signal|\bmelden\b|denunci|segnala/;

/** True when the words announce an effect, or an answer to a consent banner: such a control is never worked. */
export function announcesEffect(name: string): boolean {
  const words = name.toLowerCase().trim();
  if (consent.test(words)) return true;
  // « Signaler ce commentaire » opens the report form; sending a report is another button, named in the first lists.
  const lists = reporting.test(words) ? [session, deleting, sending] : anywhere;
  return exactly.test(words) || lists.some((list) => list.test(words));
}

/** Marks (`id`, `class`) of consent banners: nothing inside one is worked, whatever its words. */
export const consentMarks =
  'cookie|consent|gdpr|rgpd|didomi|onetrust|tarteaucitron|axeptio|usercentrics|quantcast|qc-cmp|sp_message|cybot|iubenda|klaro|orejime|truste|cmp-?(box|banner|container|ui)';
