import { withImplied } from '../profile/implied-answers.js';
import { openQuestions } from '../profile/open-questions.js';
import type { ProfileEntries } from '../profile/predicate.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { ProfileQuestion, RuleDefinition } from '../ruleset/definitions.js';
import type { InterfaceLanguage } from './interface-language.js';
import { answerGiven, questionLines } from './question-words.js';

export interface Interview {
  readonly rules: readonly RuleDefinition[];
  readonly questions: readonly ProfileQuestion[];
  /** What is known before: the answers of --service. */
  readonly known: ProfileEntries;
  /** What a capture suggests, shown beside the question. */
  readonly detected: readonly ProfileEntry[];
  readonly lang: InterfaceLanguage;
  /** Prints a text and resolves to the line that was typed; undefined when the input ended. */
  readonly ask: (text: string) => Promise<string | undefined>;
}

const declared = (key: string, value: string | boolean): ProfileEntry => ({ key, value, origin: 'declared', confidence: 1 });

/**
 * Asks, one by one, the questions that the rules still need, until none is left or the input ends. An empty line leaves a question
 * open; an answer that is none is asked again.
 * @returns the answers given, in the order in which they were asked
 */
export async function askProfile(interview: Interview): Promise<readonly ProfileEntry[]> {
  const { rules, questions, detected, lang, ask } = interview;
  const entries = new Map(interview.known);
  const given: ProfileEntry[] = [];
  const left = new Set<string>();
  for (;;) {
    const open = openQuestions(rules, withImplied(entries, questions)).filter(({ key }) => !left.has(key));
    const [next] = open;
    const question = questions.find(({ key }) => key === next?.key);
    if (next === undefined || question === undefined) return given;
    left.add(next.key);
    const seen = detected.filter(({ key }) => key === next.key);
    let text = questionLines(question, { rules: next.rules.length, more: open.length - 1, seen, lang });
    for (;;) {
      const line = await ask(text);
      if (line === undefined) return given;
      if (line.trim() === '') break;
      const answer = answerGiven(question, line, lang);
      if ('problem' in answer) {
        text = `${answer.problem}\n> `;
        continue;
      }
      const entry = declared(question.key, answer.value);
      entries.set(entry.key, entry);
      given.push(entry);
      break;
    }
  }
}
