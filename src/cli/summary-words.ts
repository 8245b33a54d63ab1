import type { Bilingual, Outcome, Reason } from '../ruleset/vocabulary.js';

interface OutcomeWord {
  readonly mark: string;
  readonly word: Bilingual;
  /** The word of two and more, where it is another. */
  readonly several?: Bilingual;
}

/** Mark and word of each outcome. The word always stands in the line: nothing rests on the mark or a colour alone. */
export const outcomeWords: Readonly<Record<Outcome, OutcomeWord>> = {
  fail: { mark: '✗', word: { fr: 'échec', en: 'fail' }, several: { fr: 'échecs', en: 'fail' } },
  'needs-review': { mark: '?', word: { fr: 'à vérifier', en: 'review' } },
  'not-tested': { mark: '!', word: { fr: 'non testé', en: 'not tested' }, several: { fr: 'non testés', en: 'not tested' } },
  'not-applicable': { mark: '–', word: { fr: 'sans objet', en: 'n/a' } },
  pass: { mark: '✓', word: { fr: 'conforme', en: 'pass' }, several: { fr: 'conformes', en: 'pass' } },
  observed: { mark: '•', word: { fr: 'observé', en: 'observed' } },
  'not-observed': { mark: '·', word: { fr: 'non observé', en: 'not observed' } },
};

export const reasonWords: Readonly<Record<Reason, Bilingual>> = {
  'not-found': { fr: 'introuvable, sans que l’absence soit prouvée', en: 'not found, absence not proved' },
  ambiguous: { fr: 'ambigu', en: 'ambiguous' },
  'low-quality-text': { fr: 'texte peu lisible', en: 'text hard to read' },
  'language-unsupported': { fr: 'langue non prise en charge', en: 'language not supported' },
  'contradicts-profile': { fr: 'contredit la déclaration', en: 'contradicts the declaration' },
  'sample-disagrees': { fr: 'les pages ne concordent pas', en: 'pages disagree' },
  judgement: { fr: 'demande une appréciation', en: 'needs a judgement' },
  'coverage-incomplete': { fr: 'visite incomplète', en: 'visit incomplete' },
  'assumed-profile': { fr: 'repose sur une supposition', en: 'rests on an assumption' },
  'law-unverified': { fr: 'texte de loi non vérifié', en: 'legal text not verified' },
  'other-member-state': { fr: 'établi dans un autre État membre', en: 'established in another Member State' },
  'member-only': { fr: 'vu seulement une fois connecté', en: 'seen only when logged in' },
  'profile-unknown': { fr: 'question sans réponse sur le service', en: 'unanswered question about the service' },
  'page-not-found': { fr: 'page non trouvée', en: 'page not found' },
  'login-required': { fr: 'connexion exigée', en: 'login required' },
  robots: { fr: 'exclu par robots.txt', en: 'excluded by robots.txt' },
  blocked: { fr: 'accès bloqué', en: 'access blocked' },
  captcha: { fr: 'CAPTCHA', en: 'CAPTCHA' },
  timeout: { fr: 'délai dépassé', en: 'timed out' },
  'probe-failed': { fr: 'essai impossible', en: 'probe failed' },
  'side-effects-refused': { fr: 'aurait agi sur le site', en: 'would have acted on the site' },
  budget: { fr: 'limite de visite atteinte', en: 'visit limit reached' },
  deselected: { fr: 'règle écartée', en: 'rule switched off' },
  'capture-missing': { fr: 'absent de la capture', en: 'missing from the capture' },
  profile: { fr: 'ne concerne pas ce service', en: 'does not concern this service' },
  'not-in-force': { fr: 'pas en vigueur à cette date', en: 'not in force on that day' },
  exempt: { fr: 'exempté', en: 'exempt' },
};

export const severityWords = {
  critical: { fr: 'critique', en: 'critical' },
  major: { fr: 'majeur', en: 'major' },
  minor: { fr: 'mineur', en: 'minor' },
  info: { fr: 'info', en: 'info' },
} as const;

const nbsp = '\u00a0';

/** Sentences of the summary. French puts a no-break space before its double punctuation. */
export const sentences = {
  indicators: {
    fr: `Indicateurs (aucun texte ne les impose${nbsp}: ce ne sont pas des manquements)`,
    en: 'Indicators (no law orders them: they are not breaches)',
  },
  tally: { fr: 'Bilan', en: 'Tally' },
  coverage: { fr: 'Couverture', en: 'Coverage' },
  robots: { fr: 'robots.txt', en: 'robots.txt' },
  questions: { fr: 'Questions sans réponse', en: 'Unanswered questions' },
  visit: { fr: 'Visite', en: 'Visit' },
  report: { fr: 'Rapport', en: 'Report' },
  next: { fr: 'Ensuite', en: 'Next' },
  caution: {
    fr: `Observations techniques, pas des jugements${nbsp}: seule une autorité ou un juge constate un manquement.`,
    en: 'Technical observations, not judgements: only an authority or a court can find a breach.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
