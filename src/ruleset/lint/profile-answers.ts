import { nodesOf } from '../checks-of.js';
import { suggestion } from '../did-you-mean.js';
import { type Path, pathText } from '../finding.js';
import { type PlacedCondition, walkPredicate } from '../walk-nodes.js';
import type { LintCheck, LintContext, LintFinding } from './lint-context.js';

interface Answer extends PlacedCondition {
  readonly file: string;
  readonly keyPath: Path;
  readonly valuePath: Path;
  readonly keyPart: 'key' | 'value';
}

/** Nested or dotted answers as flat keys: `{publisher: {country: FR}}` is `publisher.country`. */
function flatAnswers(value: unknown, path: Path, key: string): readonly { key: string; value: unknown; path: Path }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ key, value, path }];
  return Object.entries(value).flatMap(([k, v]) => flatAnswers(v, [...path, k], key === '' ? k : `${key}.${k}`));
}

function asked({ ruleset }: LintContext): readonly Answer[] {
  const placed = (file: string, conditions: readonly PlacedCondition[]): readonly Answer[] =>
    conditions.map((c) => ({
      ...c,
      file,
      keyPath: [...c.path, 'profile'],
      valuePath: [...c.path, c.operator],
      keyPart: 'value',
    }));
  const given = (file: string, profile: unknown, path: Path): readonly Answer[] =>
    flatAnswers(profile, path, '')
      .filter((a) => a.key !== '')
      .map((a) => {
        const values = [a.value as string | boolean];
        return { file, key: a.key, values, path: a.path, operator: 'is', keyPath: a.path, valuePath: a.path, keyPart: 'key' };
      });
  return [
    ...[...ruleset.rules.values()].flatMap((rule) => [
      ...(['applies', 'exempt', 'failNeeds'] as const).flatMap((key) => {
        const predicate = rule[key];
        return predicate === undefined ? [] : placed(rule.file, walkPredicate(predicate, [key]));
      }),
      ...rule.examples.flatMap((example, i) => given(rule.file, example.profile, ['examples', i, 'profile'])),
    ]),
    ...[...ruleset.scopes.values()].flatMap(({ file, when }) => placed(file, walkPredicate(when, ['when']))),
    ...nodesOf(ruleset).flatMap(({ node, path, file }) =>
      node.when ? placed(file, walkPredicate(node.when, [...path, 'when'])) : [],
    ),
    ...[...ruleset.detections.values()].map(({ file, sets }): Answer => {
      const shared = { file, key: sets.profile, values: [sets.value], path: ['sets'], operator: 'is' as const };
      return { ...shared, keyPath: ['sets', 'profile'], valuePath: ['sets', 'value'], keyPart: 'value' };
    }),
    // A yes implies a yes: both questions must allow it.
    ...ruleset.profile.questions.flatMap(({ key, impliedBy }, i): Answer[] => {
      if (impliedBy === undefined) return [];
      const path = ['questions', i, 'impliedBy'];
      const shared = { file: ruleset.profile.file, values: [true], path, operator: 'is' as const };
      return [impliedBy, key].map((each) => ({ ...shared, key: each, keyPath: path, valuePath: path, keyPart: 'value' }));
    }),
    ...Object.entries(ruleset.profile.presets).flatMap(([name, preset]) =>
      Object.entries(preset.profile).map(([key, value]): Answer => {
        const path = ['presets', name, 'profile', key];
        return {
          file: ruleset.profile.file,
          key,
          values: [value],
          path,
          operator: 'is',
          keyPath: path,
          valuePath: path,
          keyPart: 'key',
        };
      }),
    ),
  ];
}

/** Keys and answers of the profile that are used anywhere must be declared in rules/profile. */
export const profileAnswers: LintCheck = (context) => {
  const questions = new Map(context.ruleset.profile.questions.map((q) => [q.key, q]));
  // Without a readable rules/profile every key would be « unknown »: the missing file is told instead.
  if (questions.size === 0) {
    if (context.ids('profiles').size > 0) return [];
    const message = 'The rules folder declares no question about the service; write profile/service.yaml.';
    return [{ file: 'profile', path: [], part: 'value', code: 'no-profile', message }];
  }
  return asked(context).flatMap(({ file, key, values, keyPath, valuePath, keyPart }): LintFinding[] => {
    const question = questions.get(key);
    if (question === undefined) {
      const message = `The profile has no question \`${key}\`; ${suggestion(key, questions.keys()) || 'declare it in profile/.'}`;
      return [{ file, path: keyPath, part: keyPart, code: 'unknown-profile-key', message }];
    }
    const free = question.pattern === undefined ? undefined : new RegExp(question.pattern, 'u');
    const mend = (value: string) =>
      question.pattern === undefined
        ? suggestion(value, question.values.map(String))
        : question.form === undefined
          ? `it must look like ${question.pattern}.`
          : `write ${question.form.en}.`;
    return values
      .filter((value) => !question.values.includes(value) && !(typeof value === 'string' && free?.test(value)))
      .map((value) => {
        const message = `\`${pathText(valuePath)}\`: \`${String(value)}\` is no answer to \`${key}\`; ${mend(String(value))}`;
        return { file, path: valuePath, part: 'value', code: 'unknown-answer', message };
      });
  });
};
