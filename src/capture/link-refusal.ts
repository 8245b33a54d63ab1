import type { SkippedReason } from '../evidence/capture-record.js';
import { decodeAddress } from '../evidence/decode-address.js';
import type { Scope } from './scope.js';

/** Words of addresses whose mere opening changes something: Vigie only reads. */
const leavingPath = /(^|[/_.?&=-])(log-?out|log-?off|sign-?out|se-deconnecter|deconnexion|abmelden|cerrar-sesion)($|[/_.?&=-])/i;
const changingPath =
  /(^|[/?&=])(delete|supprimer|remove|unsubscribe|desabonnement|add-?to-?cart|ajouter-au-panier|cart\/add|panier\/ajout\w*|mark-?read|mark-all-read|upvote|downvote|vote|like|follow|unfollow)($|[/?&=.])/i;
const sideEffectText =
  /^\s*(log ?out|sign ?out|(se )?d[ée]connecter|d[ée]connexion|supprimer|delete|remove|ajouter au panier|add to (cart|basket|bag)|tout marquer comme lu|mark all( as)? read|unsubscribe|se d[ée]sabonner)\s*$/i;
const documentPath = /\.(pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|epub|csv|zip)$/i;
const filePath =
  /\.(jpe?g|png|gif|webp|avif|svg|ico|bmp|mp[34]|m4[av]|webm|ogg|wav|mov|avi|gz|tgz|rar|7z|exe|dmg|apk|msi|iso|css|js|mjs|json|xml|rss|atom|woff2?|ttf|txt|ics)$/i;
/** Feeds by the ways of WordPress and MediaWiki; what a social network calls `/feed` is a page. */
const feedPath = /\/(?:rss2?|atom|comments\/feed)\/?$/i;
const feedQuery = /[?&]feed(?:format)?=(?:rss2?|atom|rdf)(?:&|$)/i;

/** Why a link is not followed, or undefined when it may be. A scope that is not known yet lets every host through. */
export function refusalOf(link: { readonly url: string; readonly text: string }, scope?: Scope): SkippedReason | undefined {
  let url: URL;
  try {
    url = new URL(link.url);
  } catch {
    return 'not-a-page';
  }
  if (/^(mailto|tel|sms|callto|whatsapp|skype|geo):$/.test(url.protocol)) return 'not-a-page';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'unsafe-scheme';
  if (scope && !scope.includes(url.href)) return 'out-of-scope';
  const path = decodeAddress(url.pathname);
  const target = path + decodeAddress(url.search);
  if (leavingPath.test(target) || changingPath.test(target) || sideEffectText.test(link.text)) return 'side-effect';
  if (documentPath.test(path)) return 'document';
  return filePath.test(path) || feedPath.test(path) || feedQuery.test(url.search) ? 'not-a-page' : undefined;
}

/** Whether the address names a file of text, not a page. */
export function isDocumentAddress(address: string): boolean {
  return URL.canParse(address) && documentPath.test(decodeAddress(new URL(address).pathname));
}
