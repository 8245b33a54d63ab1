/**
 * Labels of a corpus that contradict a finding: where the failed check of a rule says that something is lacking, a page of that site
 * that a reader labelled as having it. Keyed by check, or by rule and check where the same name means different things.
 */
export const contradictedBy = {
  'any-name': ['names-publisher'],
  'any-identity': ['names-publisher'],
  'any-address': ['publisher-address'],
  'any-phone': ['publisher-phone'],
  'any-telephone': ['publisher-phone'],
  'any-email': ['publisher-email'],
  'any-electronic': ['publisher-email', 'point-of-contact-authorities', 'point-of-contact-users'],
  'any-host': ['host-named'],
  'any-complaint': ['terms-complaint-system'],
  'any-policy': ['terms-suspension-for-misuse'],
  'any-ranking': ['terms-recommender-parameters'],
  'spoken-of': ['terms-recommender-parameters'],
  'any-mention': ['terms-consumer-mediator'],
  representative: ['legal-representative-named'],
  'notice-or-no-data': ['privacy-legal-bases', 'privacy-retention'],
  'dsa-15-1-transparency-report/report': ['transparency-report-present'],
  'dsa-21-1-ods-information/mentioned': ['terms-out-of-court-dispute'],
  'dsa-24-2-amar-publication/published': ['monthly-active-users-published'],
  'fr-a11y-47-declaration/published': ['accessibility-statement-mention'],
  'tco-15-contact-point/any-contact': ['point-of-contact-authorities'],
  'gpsr-22-contact-consumers/any-contact': ['publisher-email', 'publisher-phone'],
};

/** Questions of the labels that speak of one failed check of a rule. */
export const questionsOn = (rule, check) => contradictedBy[`${rule}/${check}`] ?? contradictedBy[check] ?? [];
