import type { Node } from '../node.js';
import type { LintCheck, LintContext, LintFinding } from './lint-context.js';
import { neverPasses } from './never-passes.js';

type Lack = (file: string, path: readonly (string | number)[], message: string) => LintFinding;
const lack: Lack = (file, path, message) => ({ file, path, part: 'key', code: 'examples-missing', message });

function ofRules({ ruleset }: LintContext): readonly LintFinding[] {
  return [...ruleset.rules.values()].flatMap((rule) => {
    const seen = new Set(rule.examples.map((e) => e.expect as string));
    const wanted =
      rule.kind === 'obligation'
        ? [...(neverPasses(rule) ? [] : [['pass']]), ['fail', 'needs-review'], ['not-applicable']]
        : [['observed'], ['not-observed', 'needs-review'], ['not-applicable']];
    return wanted
      .filter((oneOf) => !oneOf.some((outcome) => seen.has(outcome)))
      .map((oneOf) => lack(rule.file, ['examples'], `No example expects \`${oneOf.join('` or `')}\`; add one.`));
  });
}

/** What a check of a report finds may never be more than something for a person to weigh. */
const onlyOpen = (definition: object): boolean => 'check' in definition && (definition.check as Node).report?.finds !== undefined;

/** Facts, detections and page types are shown once where the answer is yes and once where it is no. */
function ofAnswers({ ruleset }: LintContext): readonly LintFinding[] {
  const asked = [...ruleset.facts.values(), ...ruleset.detections.values(), ...ruleset.pageTypes.values()];
  return asked.flatMap(({ file, examples, ...definition }) =>
    [true, false]
      .filter(
        (answer) => !examples.some((e) => e.expect === answer || (answer && onlyOpen(definition) && e.expect === 'unknown')),
      )
      .map((answer) => lack(file, ['examples'], `No example expects \`${answer}\`; add one.`)),
  );
}

function ofLexicons({ ruleset }: LintContext): readonly LintFinding[] {
  return [...ruleset.lexicons.values()].flatMap(({ file, phrases, accept, reject }) =>
    (Object.keys(phrases) as (keyof typeof phrases)[]).flatMap((language) => [
      ...(accept[language]?.length
        ? []
        : [lack(file, ['accept'], `\`accept.${language}\` is missing; give a text in which a phrase must match.`)]),
      ...(reject[language]?.length
        ? []
        : [lack(file, ['reject'], `\`reject.${language}\` is missing; give a look-alike in which no phrase may match.`)]),
    ]),
  );
}

/** Every definition carries the examples that prove it, and the counter-examples. */
export const examplesCover: LintCheck = (context) => [...ofRules(context), ...ofAnswers(context), ...ofLexicons(context)];
