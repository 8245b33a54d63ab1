import type { CaptureEvent } from '../capture/capture-event.js';
import type { LoginWarning } from '../capture/storage-state.js';
import type { CaptureRecord, CrawlTrap } from '../evidence/capture-record.js';
import type { FailureCode, LoadState, Obstacle } from '../evidence/page-record.js';
import type { Bilingual } from '../ruleset/vocabulary.js';

type EventOf<T extends CaptureEvent['type']> = Extract<CaptureEvent, { type: T }>;

export const phaseWords: Readonly<Record<EventOf<'phase'>['phase'], Bilingual>> = {
  entry: { fr: 'page d’entrée', en: 'entry page' },
  links: { fr: 'liens du site', en: 'links of the site' },
  'usual-addresses': { fr: 'adresses usuelles', en: 'usual addresses' },
  consent: { fr: 'choix des cookies', en: 'choices about cookies' },
  probes: { fr: 'essais dans le navigateur', en: 'browser probes' },
  member: { fr: 'visite en tant que membre', en: 'visit as a member' },
  sealing: { fr: 'scellement des preuves', en: 'sealing the evidence' },
};

export const statusWords: Readonly<Record<CaptureRecord['status'], Bilingual>> = {
  complete: { fr: 'visite complète', en: 'complete' },
  partial: { fr: 'visite partielle', en: 'partial' },
  failed: { fr: 'échec de la visite', en: 'failed' },
};

/** Why a visit ended before its time, and what to do; other reasons have only the detail that the capture gives. */
export const stopWords: Readonly<Partial<Record<NonNullable<CaptureRecord['stoppedBy']>, Bilingual>>> = {
  'page-limit': {
    fr: 'le nombre de pages permis est atteint, augmentez-le avec --max-pages',
    en: 'the number of pages allowed is reached, allow more with --max-pages',
  },
  'time-limit': {
    fr: 'le temps permis est écoulé, augmentez-le avec --max-seconds',
    en: 'the time allowed is over, allow more with --max-seconds',
  },
  'site-bytes': {
    fr: 'le site a envoyé plus d’octets que permis',
    en: 'the site sent more bytes than allowed',
  },
  'browser-lost': {
    fr: 'le navigateur n’a plus répondu, ce qui avait été vu est gardé',
    en: 'the browser did not answer any more, what was seen until then is kept',
  },
  interrupted: {
    fr: 'arrêtée à la demande, reprenez-la avec --resume',
    en: 'stopped on request, go on with --resume',
  },
};

/** What to know of the browser that is used. */
export const browserWords = {
  withoutSandbox: {
    fr: 'le bac à sable du navigateur est coupé parce que vigie tourne en root, lancez-le sous un compte ordinaire pour l’avoir',
    en: 'the browser sandbox is off because vigie runs as root, run it as an ordinary user to have it on',
  },
  fromPackage: {
    fr: 'c’est celui des paquets npm, plus ancien que le Chromium actuel et sans ses derniers correctifs de sécurité, installez Chromium ou Chrome pour un usage régulier',
    en: 'it is the one of the npm packages, older than current Chromium and without its latest security fixes, install Chromium or Chrome for regular use',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const failureWords: Readonly<Record<FailureCode, Bilingual>> = {
  dns: { fr: 'nom introuvable', en: 'name not found' },
  'connection-refused': { fr: 'connexion refusée', en: 'connection refused' },
  'connection-broken': { fr: 'connexion rompue', en: 'connection broken' },
  tls: { fr: 'certificat ou chiffrement', en: 'certificate or encryption' },
  'redirect-loop': { fr: 'redirection sans fin', en: 'endless redirect' },
  timeout: { fr: 'délai dépassé', en: 'timed out' },
  'server-error': { fr: 'erreur du serveur', en: 'server error' },
  'rate-limited': { fr: 'trop de demandes selon le site', en: 'the site says too many requests' },
  'private-address': { fr: 'adresse privée', en: 'private address' },
  'site-bytes': { fr: 'volume maximal atteint', en: 'byte limit reached' },
  crash: { fr: 'onglet planté', en: 'tab crashed' },
  'browser-lost': { fr: 'navigateur perdu', en: 'browser lost' },
  'unsafe-scheme': { fr: 'schéma d’adresse refusé', en: 'scheme of address refused' },
  other: { fr: 'échec', en: 'failed' },
};

export const obstacleWords: Readonly<Record<Obstacle, Bilingual>> = {
  blocked: { fr: 'accès bloqué', en: 'blocked' },
  captcha: { fr: 'CAPTCHA', en: 'CAPTCHA' },
  'login-required': { fr: 'connexion exigée', en: 'login required' },
  'http-error': { fr: 'erreur HTTP', en: 'HTTP error' },
  'not-html': { fr: 'autre chose qu’une page', en: 'not a page' },
  'too-large': { fr: 'page trop lourde', en: 'too large' },
  withheld: { fr: 'page retirée de cette copie', en: 'taken out of this copy' },
  timeout: { fr: 'délai dépassé', en: 'timed out' },
  unreachable: { fr: 'injoignable', en: 'unreachable' },
};

export const loadStateWords: Readonly<Record<LoadState, Bilingual>> = {
  quiet: { fr: 'lue', en: 'read' },
  'settle-timeout': { fr: 'lue, encore en mouvement', en: 'read while still moving' },
  'navigation-timeout': { fr: 'délai dépassé', en: 'timed out' },
  failed: { fr: 'échec', en: 'failed' },
};

export const replacedWords: Readonly<Record<EventOf<'browser-replaced'>['reason'], Bilingual>> = {
  lost: { fr: 'le navigateur s’est arrêté, un autre prend la suite', en: 'the browser stopped, another one goes on' },
  age: { fr: 'navigateur remplacé après de nombreuses pages', en: 'browser replaced after many pages' },
  memory: {
    fr: 'navigateur remplacé parce qu’il occupait trop de mémoire',
    en: 'browser replaced because it held too much memory',
  },
};

export const picturesOffWords: Readonly<Record<EventOf<'pictures-off'>['why'], Bilingual>> = {
  adult: {
    fr: 'le site se dit réservé aux adultes, plus aucune image n’est demandée ni gardée',
    en: 'the site says that it is for adults, no picture is asked for or kept any more',
  },
  'abuse-signal': {
    fr: 'plus aucune image n’est demandée ni gardée',
    en: 'no picture is asked for or kept any more',
  },
};

export const trapWords: Readonly<Record<CrawlTrap['kind'], Bilingual>> = {
  calendar: { fr: 'calendrier sans fin', en: 'endless calendar' },
  'session-id': { fr: 'numéro de session dans l’adresse', en: 'session number in the address' },
  'page-states': { fr: 'anciennes versions et vues annexes d’une page', en: 'older versions and side views of a page' },
  'sort-order': { fr: 'mêmes pages triées autrement', en: 'same pages in another order' },
  facets: { fr: 'mêmes pages filtrées autrement', en: 'same pages through other filters' },
  pagination: { fr: 'pagination sans fin', en: 'endless pagination' },
  'infinite-scroll': { fr: 'défilement sans fin', en: 'endless scrolling' },
  'growing-path': { fr: 'adresse qui s’allonge sans fin', en: 'address that grows without end' },
};

export const loginWarningWords: Readonly<Record<LoginWarning, Bilingual>> = {
  'readable-by-others': {
    fr: 'd’autres utilisateurs de cette machine peuvent lire le fichier de connexion (chmod 600 l’empêche)',
    en: 'other users of this machine can read the login file (chmod 600 stops that)',
  },
  expired: {
    fr: 'tous les cookies du fichier de connexion ont expiré, refaites-le avec vigie login',
    en: 'every cookie of the login file has expired, make it anew with vigie login',
  },
  empty: {
    fr: 'le fichier de connexion ne contient ni cookie ni stockage, la visite du membre sera celle d’un visiteur',
    en: 'the login file holds no cookie and no storage, so the member will be seen as a visitor',
  },
};

const nbsp = '\u00a0';
const thin = '\u202f';

/** Words around values. French puts a no-break space before its double punctuation. */
export const progressWords = {
  colon: { fr: `${nbsp}:`, en: ':' },
  semicolon: { fr: `${thin};`, en: ';' },
  capturing: { fr: 'visite de', en: 'capturing' },
  waiting: { fr: 'en attente', en: 'waiting' },
  perMinute: { fr: '/min', en: '/min' },
  of: { fr: 'sur', en: 'of' },
  found: { fr: 'trouvé', en: 'found' },
  sought: { fr: 'encore cherché', en: 'still sought' },
  nothing: { fr: 'rien pour l’instant', en: 'nothing yet' },
  everything: { fr: 'plus rien', en: 'nothing more' },
  opening: { fr: 'ouverture de', en: 'opening' },
  warning: { fr: 'attention', en: 'warning' },
  refused: { fr: 'connexion refusée', en: 'connection refused' },
  retry: { fr: 'nouvel essai', en: 'new try' },
  inTime: { fr: 'dans', en: 'in' },
  leftAlone: { fr: 'laissé de côté', en: 'left alone' },
  member: { fr: 'membre', en: 'member' },
  stopping: {
    fr: `arrêt${nbsp}: ce qui a été capturé est scellé et rapporté${thin}; appuyez encore sur Ctrl-C pour arrêter tout de suite`,
    en: 'stopping: what was captured so far is sealed and reported; press Ctrl-C again to stop at once',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
