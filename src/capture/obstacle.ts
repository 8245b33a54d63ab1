import type { Obstacle } from '../evidence/page-record.js';

/** What is known of an answer when it is judged whether a visitor's page was received. */
export interface AnswerSigns {
  readonly requestedUrl: string;
  readonly url: string;
  readonly status: number | null;
  readonly contentType: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly hasPasswordField: boolean;
}

const wallHeaders = [
  'cf-mitigated',
  'x-datadome',
  'x-dd-b',
  'x-iinfo',
  'x-px',
  'x-sucuri-id',
  'x-amzn-waf-action',
  'x-distil-cs',
];
const wallMarks =
  /challenges\.cloudflare\.com|cf-chl|cf_chl_|captcha-delivery\.com|datadome|_Incapsula_Resource|incap_ses|perimeterx|px-captcha|akamai(?:zed)?[^<]{0,40}(?:reference|denied)|errors\.edgesuite\.net|distil_r_|kasada|awswaf|sucuri website firewall|ddos-guard|anubis_challenge/i;
const captchaMarks =
  /g-recaptcha|hcaptcha\.com|h-captcha|cf-turnstile|px-captcha|geo\.captcha-delivery|friendlycaptcha|\bcaptcha\b/i;
const wallTitle =
  /^(just a moment|un instant|attention required|access denied|accès refusé|pardon our interruption|please wait|are you a robot|êtes-vous un robot|security check|vérification de sécurité|ddos-guard|checking your browser|robot check|making sure you.re not a bot|verify you are human)/i;
const loginPath =
  /(^|[/_.?&=-])(log-?in|sign-?in|connexion|se-connecter|auth|authentification|anmelden|accedi|account\/login|identification|sso)($|[/_.?&=-])/i;
const loginWords =
  /\b(log ?in|sign ?in|connectez-vous|se connecter|identifiez-vous|members only|réservée? aux membres|must be logged in|doit être connecté|devez (être connecté|vous connecter))\b/i;

/** What kept the page from being read as a visitor would, or undefined. A wall is never judged as if it were the site. */
export function obstacleOf(signs: AnswerSigns): Obstacle | undefined {
  const { status, text, html, title } = signs;
  const walledStatus = status === 403 || status === 429 || status === 503;
  const marked = wallHeaders.some((name) => signs.headers[name] !== undefined) || wallMarks.test(html);
  const titled = wallTitle.test(title.trim());
  // On a page that answers well, marks alone mean only that a protection is installed: the page must also look like its wall.
  const walled = walledStatus
    ? marked || titled || captchaMarks.test(html)
    : titled && text.length < 1500 && (marked || captchaMarks.test(html));
  if (walled) return captchaMarks.test(html) ? 'captcha' : 'blocked';
  if (status === 401) return 'login-required';
  if (status === 403) return signs.hasPasswordField || loginWords.test(text) ? 'login-required' : 'blocked';
  if (status === 429) return 'blocked';
  if (status !== null && status >= 400) return 'http-error';
  if (!isHtml(signs.contentType, html)) return 'not-html';
  return wasSentToLogin(signs) ? 'login-required' : undefined;
}

/** A missing content type is what the browser made of it: it rendered a document. */
export function isHtml(contentType: string, html: string): boolean {
  return contentType === '' ? html !== '' : /^\s*(text\/html|application\/xhtml\+xml)/i.test(contentType);
}

function wasSentToLogin(signs: AnswerSigns): boolean {
  if (!signs.hasPasswordField) return false;
  const [asked, got] = [new URL(signs.requestedUrl), new URL(signs.url)];
  const moved = asked.pathname !== got.pathname || asked.host !== got.host;
  return moved && loginPath.test(got.pathname + got.search) && !loginPath.test(asked.pathname + asked.search);
}

/** One sentence for people about an obstacle. */
export function obstacleSentence(obstacle: Obstacle, url: string, status: number | null, contentType: string): string {
  switch (obstacle) {
    case 'blocked':
      return `${url} refused the visit (HTTP ${status}): a protection against robots or a rate limit stands before the page.`;
    case 'captcha':
      return `${url} asks for a CAPTCHA (HTTP ${status}); vigie never solves one.`;
    case 'login-required':
      return `${url} is shown only after a login (HTTP ${status}).`;
    case 'http-error':
      return `${url} answered with HTTP ${status}.`;
    case 'not-html':
      return `${url} is not a web page but ${contentType || 'data of no stated type'}.`;
    case 'too-large':
      return `${url} is larger than a page may be; its load was stopped.`;
    case 'timeout':
      return `${url} did not answer in time.`;
    case 'unreachable':
      return `${url} could not be reached.`;
    case 'withheld':
      return `${url} was taken out of this copy.`;
  }
}
