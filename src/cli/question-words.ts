import type { ProfileEntry } from '../profile/profile.js';
import type { ProfileQuestion } from '../ruleset/definitions.js';
import { closest } from '../ruleset/did-you-mean.js';
import type { InterfaceLanguage } from './interface-language.js';
import { printable } from './printable.js';

/** « 1 règle », « 2 règles »; French keeps the singular for zero. */
export const counted = (n: number, noun: Readonly<Record<InterfaceLanguage, string>>, lang: InterfaceLanguage): string =>
  `${n} ${noun[lang]}${(lang === 'fr' ? n > 1 : n !== 1) ? 's' : ''}`;

/** What a question is waited for by. */
export const ruleNoun = { fr: 'règle', en: 'rule' } as const;
export const questionNoun = { fr: 'question', en: 'question' } as const;

const yesNo = {
  fr: { true: 'oui', false: 'non' },
  en: { true: 'yes', false: 'no' },
} as const;

const isYesNo = ({ values }: ProfileQuestion): boolean =>
  values.length > 0 && values.every((value) => typeof value === 'boolean');

/** An answer as people read it. */
export const answerWord = (value: string | boolean, lang: InterfaceLanguage): string =>
  typeof value === 'boolean' ? yesNo[lang][`${value}`] : value;

function choices(question: ProfileQuestion, lang: InterfaceLanguage): string {
  if (question.pattern !== undefined) return question.form?.[lang] ?? question.pattern;
  return question.values.map((value) => answerWord(value, lang)).join(' / ');
}

/** What was seen of the answer, with how sure the sight is. */
function seenLine({ value, confidence, seen }: ProfileEntry, lang: InterfaceLanguage): string {
  const percent = Math.round(confidence * 100);
  const where = seen === undefined ? '' : ` — ${printable(seen.url)} « ${printable(seen.quote).slice(0, 80)} »`;
  return lang === 'fr'
    ? `  vu lors de la visite\u00a0: ${answerWord(value, lang)} (sûr à ${percent}\u00a0%)${where}`
    : `  seen by the visit: ${answerWord(value, lang)} (${percent}% sure)${where}`;
}

/** The question with its answers, how many rules wait for it, and what a visit suggests. Ends with the prompt. */
export function questionLines(
  question: ProfileQuestion,
  about: {
    readonly rules: number;
    readonly more: number;
    readonly seen: readonly ProfileEntry[];
    readonly lang: InterfaceLanguage;
  },
): string {
  const { rules, more, seen, lang } = about;
  const waiting = counted(rules, ruleNoun, lang);
  const left = counted(more, questionNoun, lang);
  const weight =
    lang === 'fr'
      ? `pour ${waiting}\u00a0; encore ${left} au plus pour l’instant`
      : `for ${waiting}; at most ${left} more as things stand`;
  return [
    '',
    `${question.question[lang]}`,
    `  ${choices(question, lang)}  (${weight})`,
    ...seen.map((entry) => seenLine(entry, lang)),
    '> ',
  ].join('\n');
}

/** What a typed line says to the question: a value, or what is wrong with it. */
export function answerGiven(
  question: ProfileQuestion,
  line: string,
  lang: InterfaceLanguage,
): { readonly value: string | boolean } | { readonly problem: string } {
  const typed = line.trim();
  const word = typed.toLowerCase();
  if (isYesNo(question)) {
    if (['yes', 'y', 'oui', 'o', 'true'].includes(word)) return { value: true };
    if (['no', 'n', 'non', 'false'].includes(word)) return { value: false };
  } else if (question.pattern !== undefined) {
    for (const form of [typed, typed.toUpperCase()]) if (new RegExp(question.pattern, 'u').test(form)) return { value: form };
  } else {
    const found = question.values.find((value) => String(value).toLowerCase() === word);
    if (found !== undefined) return { value: found };
  }
  const near = closest(word, question.values.map(String));
  const mend = near === undefined || isYesNo(question) ? choices(question, lang) : near;
  return {
    problem:
      lang === 'fr'
        ? `«\u00a0${printable(typed)}\u00a0» n’est pas une réponse\u00a0; écrivez ${mend}, ou rien pour laisser la question ouverte.`
        : `“${printable(typed)}” is no answer; type ${mend}, or nothing to leave the question open.`,
  };
}
