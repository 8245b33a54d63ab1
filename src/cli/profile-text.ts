import { stringify } from 'yaml';
import type { OpenQuestion } from '../profile/open-questions.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { ProfileQuestion } from '../ruleset/definitions.js';
import type { InterfaceLanguage } from './interface-language.js';
import { counted, ruleNoun } from './question-words.js';

const heads = {
  fr: [
    'Ce que vous déclarez du service audité\u00a0; voir docs/profile.md.',
    'Une ligne qui commence par # est une question restée ouverte\u00a0: ôtez le # et répondez, ou laissez-la.',
  ],
  en: [
    'What you declare about the audited service; see docs/profile.md.',
    'A line that begins with # is a question left open: take the # away and answer, or leave it.',
  ],
} as const;

const line = (key: string, value: string | boolean): string => stringify({ [key]: value }).trimEnd();

/**
 * The profile as a YAML file that a person goes on with: each answer under its question, and what is still open as comments.
 * @param open questions without answer, those that most rules wait for first
 */
export function profileText(input: {
  readonly name?: string | undefined;
  readonly answers: readonly ProfileEntry[];
  readonly open: readonly OpenQuestion[];
  readonly questions: readonly ProfileQuestion[];
  readonly lang: InterfaceLanguage;
}): string {
  const { name, answers, open, questions, lang } = input;
  const known = (key: string) => questions.find((question) => question.key === key);
  const form = (question: ProfileQuestion | undefined): string =>
    question === undefined ? '' : (question.form?.[lang] ?? question.values.join(' | '));
  return [
    ...heads[lang].map((sentence) => `# ${sentence}`),
    ...(name === undefined ? [] : ['', line('name', name)]),
    ...answers.flatMap(({ key, value }) => ['', `# ${known(key)?.question[lang] ?? key}`, line(key, value)]),
    ...open.flatMap(({ key, rules }) => [
      '',
      `# ${known(key)?.question[lang] ?? key} (${counted(rules.length, ruleNoun, lang)})`,
      `# ${key}: ${form(known(key))}`,
    ]),
    '',
  ].join('\n');
}
