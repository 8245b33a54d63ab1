import type { ResolvedReference, RuleResult } from '../../assess/assessment.js';
import type { Words } from '../words.js';

export interface CitationView {
  readonly act: string;
  readonly article: string;
  readonly url: string;
  readonly role: string;
  readonly from: string;
  readonly until: string;
  /** How sure the wording is: code and words. */
  readonly verified: string;
  readonly verifiedWord: string;
}

export function citationView(reference: ResolvedReference, words: Words): CitationView {
  return {
    act: words.pick(reference.act),
    article: reference.article,
    url: words.pick(reference.url),
    role: reference.role === 'basis' ? '' : words.t(`citation.role.${reference.role}`),
    from: reference.from,
    until: reference.until ?? '',
    verified: reference.verified,
    verifiedWord: words.t(`citation.verified.${reference.verified}`),
  };
}

/** The reference that a rule is filed under: its first basis, else the first of any role. */
export function mainReference(result: RuleResult): ResolvedReference | undefined {
  return result.legal.find((reference) => reference.role === 'basis') ?? result.legal[0];
}
