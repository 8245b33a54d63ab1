import type { Bilingual, Outcome, Reason } from '../ruleset/vocabulary.js';

/** What a reader is told when the rule has no sentence of its own for the outcome. */
export const outcomeSentences: Readonly<Record<Outcome, Bilingual>> = {
  pass: { fr: 'L’élément demandé a été trouvé.', en: 'The required element was found.' },
  fail: { fr: 'Écart relevé\u00a0: {failed}.', en: 'Gap found: {failed}.' },
  'needs-review': { fr: 'À vérifier par une personne\u00a0: {unknown}.', en: 'To be checked by a person: {unknown}.' },
  'not-applicable': { fr: 'La règle ne s’applique pas à ce service.', en: 'The rule does not apply to this service.' },
  'not-tested': { fr: 'La règle n’a pas pu être testée.', en: 'The rule could not be tested.' },
  observed: { fr: 'L’indice a été observé.', en: 'The sign was observed.' },
  'not-observed': { fr: 'L’indice n’a pas été observé.', en: 'The sign was not observed.' },
};

/** Why nothing was concluded, one sentence per reason of the closed list. */
export const reasonSentences: Readonly<Record<Reason, Bilingual>> = {
  'not-found': {
    fr: 'Rien n’a été trouvé, ce qui ne prouve pas l’absence\u00a0: {unknown}.',
    en: 'Nothing was found, which does not prove absence: {unknown}.',
  },
  ambiguous: {
    fr: 'Ce qui a été trouvé peut se lire de deux façons\u00a0: {unknown}.',
    en: 'What was found can be read two ways: {unknown}.',
  },
  'low-quality-text': {
    fr: 'Le texte n’a pas pu être lu (image)\u00a0: {unknown}.',
    en: 'The text could not be read (image): {unknown}.',
  },
  'language-unsupported': {
    fr: 'La page est dans une langue que les lexiques ne couvrent pas\u00a0: {unknown}.',
    en: 'The page is in a language that the lexicons do not cover: {unknown}.',
  },
  'contradicts-profile': {
    fr: 'Ce qui a été vu contredit ce qui a été déclaré\u00a0: une personne doit trancher.',
    en: 'What was seen contradicts what was declared: a person must decide.',
  },
  'sample-disagrees': {
    fr: 'Les pages examinées ne concordent pas\u00a0: {unknown}.',
    en: 'The pages examined disagree: {unknown}.',
  },
  judgement: { fr: 'Une personne doit apprécier\u00a0: {unknown}.', en: 'A person must judge: {unknown}.' },
  'coverage-incomplete': {
    fr: 'Non trouvé, mais le site n’a pas été vu assez complètement pour conclure à une absence\u00a0: {unknown}.',
    en: 'Not found, but the site was not seen completely enough to conclude that it is absent: {unknown}.',
  },
  'assumed-profile': {
    fr: 'Le résultat dépend d’une réponse qui n’est que supposée\u00a0: à confirmer.',
    en: 'The result depends on an answer that is only assumed: to be confirmed.',
  },
  'law-unverified': {
    fr: 'Le texte de loi n’a pas été vérifié à la source\u00a0: une personne doit conclure.',
    en: 'The wording of the law was not verified at its source: a person must conclude.',
  },
  'other-member-state': {
    fr: 'L’éditeur est établi dans un autre État membre\u00a0: une personne doit conclure.',
    en: 'The publisher is established in another Member State: a person must conclude.',
  },
  'member-only': {
    fr: 'La réponse n’est pas la même avec et sans compte\u00a0: {unknown}.',
    en: 'The answer is not the same with and without an account: {unknown}.',
  },
  'profile-unknown': {
    fr: 'Une question sur le service est restée sans réponse.',
    en: 'A question about the service has no answer.',
  },
  'page-not-found': { fr: 'Aucune page de ce genre n’a été trouvée.', en: 'No page of this kind was found.' },
  'login-required': { fr: 'La page demande une connexion.', en: 'The page asks for a login.' },
  robots: { fr: 'Le fichier robots.txt interdit la page.', en: 'The robots.txt file forbids the page.' },
  blocked: { fr: 'Le site a refusé la visite.', en: 'The site refused the visit.' },
  captcha: { fr: 'Un CAPTCHA garde la page.', en: 'A CAPTCHA guards the page.' },
  timeout: { fr: 'La page n’a pas répondu à temps.', en: 'The page did not answer in time.' },
  'probe-failed': { fr: 'L’essai dans le navigateur a échoué.', en: 'The browser probe failed.' },
  'side-effects-refused': {
    fr: 'Le test demanderait une action qui modifie le site\u00a0: il n’a pas été fait.',
    en: 'The test would change something on the site: it was not done.',
  },
  budget: {
    fr: 'La limite de la visite a été atteinte avant cette page.',
    en: 'The limit of the visit was reached before this page.',
  },
  deselected: { fr: 'La règle a été écartée par la sélection.', en: 'The selection leaves the rule out.' },
  'capture-missing': { fr: 'La capture ne contient pas ce qu’il faut.', en: 'The capture lacks what is needed.' },
  profile: { fr: 'La règle ne s’applique pas à ce service.', en: 'The rule does not apply to this service.' },
  'not-in-force': { fr: 'La règle n’est pas en vigueur à la date retenue.', en: 'The rule is not in force on the chosen day.' },
  exempt: { fr: 'Le service est dispensé de cette obligation.', en: 'The service is exempt from this duty.' },
};
