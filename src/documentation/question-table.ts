import type { Ruleset } from '../ruleset/ruleset.js';
import { table } from './markdown.js';

/** Every question of the profile with its answers, as a Markdown table between blank lines. */
export function questionTable({ profile }: Ruleset): string {
  const rows = profile.questions.map(({ key, question, values, form, impliedBy }) => [
    `\`${key}\``,
    question.en,
    `${form?.en ?? values.map((value) => `\`${value}\``).join(', ')}${impliedBy === undefined ? '' : `; \`true\` where \`${impliedBy}\` is`}`,
  ]);
  return `\n\n${table(['Key', 'Question', 'Answers'], rows).join('\n')}\n\n`;
}
