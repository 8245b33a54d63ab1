/** Closed vocabularies of the rule language, shared by loader, assessment and report. */

export const severities = ['critical', 'major', 'minor', 'info'] as const;
export type Severity = (typeof severities)[number];

export const outcomes = ['pass', 'fail', 'needs-review', 'not-applicable', 'not-tested'] as const;
export const indicatorOutcomes = ['observed', 'not-observed'] as const;
export type Outcome = (typeof outcomes)[number] | (typeof indicatorOutcomes)[number];

export const pageTypes = [
  'home',
  'registration',
  'login',
  'content-item',
  'content-list',
  'composer',
  'report-form',
  'contact',
  'legal-notice',
  'terms',
  'terms-of-sale',
  'privacy',
  'cookies',
  'community-guidelines',
  'help',
  'complaint',
  'transparency-report',
  'dsa-hub',
  'about',
  'seller',
  'checkout',
  'cancellation',
  'accessibility',
  'age-gate',
  'other',
] as const;
export type PageType = (typeof pageTypes)[number];

/** Why an outcome is needs-review. */
export const reviewReasons = [
  'not-found',
  'ambiguous',
  'low-quality-text',
  'language-unsupported',
  'contradicts-profile',
  'sample-disagrees',
  'judgement',
  'coverage-incomplete',
  'assumed-profile',
  'law-unverified',
  'other-member-state',
  'member-only',
] as const;
/** Why an outcome is not-tested. */
export const notTestedReasons = [
  'profile-unknown',
  'page-not-found',
  'login-required',
  'robots',
  'blocked',
  'captcha',
  'timeout',
  'probe-failed',
  'side-effects-refused',
  'budget',
  'deselected',
  'capture-missing',
] as const;
/** Why an outcome is not-applicable. */
export const notApplicableReasons = ['profile', 'not-in-force', 'exempt'] as const;
export type Reason = (typeof reviewReasons)[number] | (typeof notTestedReasons)[number] | (typeof notApplicableReasons)[number];

export const languages = ['fr', 'en', 'de', 'es', 'it', 'nl'] as const;
export type Language = (typeof languages)[number];
/** Languages in which every kind of page is recognised. In the others some facts have words, but a page may go unrecognised: no proof of absence. */
export const readLanguages: readonly string[] = ['fr', 'en', 'de', 'es', 'it'] satisfies Language[];

/**
 * What a machine can see of a duty from outside: `fully` (it can tell both a pass and a gap), `partly` (only some of its elements),
 * `human` (it gathers evidence; a person concludes).
 */
export const observabilities = ['fully', 'partly', 'human'] as const;
export type Observability = (typeof observabilities)[number];

/** Why a text of law is in the catalogue without a rule. */
export const catalogueNatures = ['context', 'not-in-force', 'repealed', 'tool', 'covered'] as const;
export type CatalogueNature = (typeof catalogueNatures)[number];

/** How sure the law file is of a provision's wording. */
export const verifiedLevels = ['text', 'secondary', 'no'] as const;
export type Verified = (typeof verifiedLevels)[number];

/** A text that people read in the report. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** Three-valued truth (Kleene): `unknown` is never absence. */
export type Truth = true | false | 'unknown';
