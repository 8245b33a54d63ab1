import type { ProfileQuestion } from '../ruleset/definitions.js';
import { closest, suggestion } from '../ruleset/did-you-mean.js';

const printed = (value: unknown): string => (typeof value === 'string' ? `\`${value}\`` : `\`${JSON.stringify(value)}\``);

/** Sentence for a key that is no question of rules/profile; undefined when it is one. */
export function keyProblem(key: string, questions: readonly ProfileQuestion[]): string | undefined {
  const keys = questions.map((question) => question.key);
  if (keys.includes(key)) return undefined;
  const near = closest(key, ['name', ...keys]);
  const hint = near === undefined ? 'no rule asks it.' : `did you mean \`${near}\`?`;
  return `\`${key}\` is not a question of the profile; ${hint}`;
}

/** Sentence for an answer that the question does not allow; undefined when it does. */
export function valueProblem(question: ProfileQuestion, value: unknown): string | undefined {
  if ((typeof value === 'string' || typeof value === 'boolean') && question.values.includes(value)) return undefined;
  if (typeof value === 'string' && question.pattern !== undefined && new RegExp(question.pattern, 'u').test(value))
    return undefined;
  const allowed = [
    ...question.values.map(printed),
    ...(question.pattern === undefined ? [] : [question.form?.en ?? `a text like ${question.pattern}`]),
  ].join(', ');
  if (value === null) return `\`${question.key}\` has no answer; write one of ${allowed}, or delete the line.`;
  if (Array.isArray(value)) return `\`${question.key}\` takes one answer, not a list; allowed: ${allowed}.`;
  if (typeof value !== 'string') return `\`${question.key}\` cannot be ${printed(value)}; allowed: ${allowed}.`;
  const words = question.values.filter((known): known is string => typeof known === 'string');
  const near = closest(value, words);
  const hint = near === undefined ? `allowed: ${allowed}.` : suggestion(value, words);
  return `\`${question.key}\` cannot be ${printed(value)}; ${hint}`;
}
