import type { PageRecord } from '../../evidence/page-record.js';
import type { PageType } from '../../ruleset/vocabulary.js';

type Place = NonNullable<PageRecord['foundOn']>['place'];

/** Types in the order in which an audit misses them most. */
export const typeOrder: readonly PageType[] = [
  'legal-notice',
  'terms',
  'privacy',
  'contact',
  'report-form',
  'complaint',
  'registration',
  'community-guidelines',
  'dsa-hub',
  'content-item',
  'cookies',
  'help',
  'transparency-report',
  'login',
  'content-list',
  'terms-of-sale',
  'about',
  'composer',
  'cancellation',
  'seller',
  'checkout',
  'accessibility',
  'age-gate',
];

/** What each signal is worth, in points; all are proposals of this tool. Tuned so that no sum of small signals beats a promise. */
export const weights = {
  /** A page type that the rules need and that was not found yet: first of typeOrder. */
  unmetPromise: 100,
  /** … less for each step down typeOrder. */
  unmetStep: 2.5,
  /** Each earlier visit that promised the same type and did not yield it divides the promise further. */
  disappointment: 0.5,
  /** A needed type of which enough was found: a second page may say more. */
  metPromise: 8,
  /** A type that no chosen rule asks for. */
  otherPromise: 2,
  /** Further promised types add this share of theirs. */
  secondPromise: 0.15,
  /** Words that promise a legal page on an address of a big template are mostly a title (« Contact with the unknown »): this share counts. */
  promiseInTemplate: 0.4,
  /** A template that looks like content, of which no example was seen: it may hold the content sought. */
  guessedContent: 0.8,
  /** Where sites put what they owe their visitors. */
  place: {
    footer: 14,
    header: 8,
    nav: 8,
    dialog: 6,
    slug: 10,
    body: 4,
    sitemap: 3,
    aside: 2,
    form: 2,
    main: 2,
  } satisfies Record<Place, number>,
  /** A link on every page frames the site: at most this, by share of the pages read. */
  repeated: 8,
  /** Relations that name such pages (HTML `rel`: license, author, help; IANA: privacy-policy, terms-of-service). */
  relNames: 15,
  /** Links that the site does not vouch for. */
  relDoubtful: -4,
  /** Steps through lists and search. */
  relStep: -10,
  /** Declared in the language of the visit. */
  sameLanguage: 4,
  /** The same page in another language says the same. */
  otherLanguage: -25,
  /** Words of the address that go with rules, help and identity. */
  tokenHelpful: 6,
  /** Words of the address that go with content. */
  tokenContent: 3,
  /** Words of the address that go with lists of content. */
  tokenList: 2,
  /** Words of the address that lead to chores: search, tags, feeds, printing, carts. */
  tokenChore: -8,
  /** A member's own page: personal data that no rule needs. */
  tokenMember: -6,
  /** A title of several words in the text: an item rather than a menu. */
  longText: 1,
  /** First example of a template; halved for each further one. */
  freshTemplate: 6,
  /** Links that no visitor sees are often traps for robots. */
  hidden: -5,
  /** For each step of the path beyond the second, at most four. */
  deepPath: -1,
  /** For each parameter, at most four. */
  parameter: -1,
  /** For each click from the entry page. */
  depth: -2,
} as const;
