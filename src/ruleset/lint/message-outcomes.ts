import type { RuleDefinition } from '../definitions.js';
import type { Outcome } from '../vocabulary.js';
import type { LintCheck, LintFinding } from './lint-context.js';
import { neverPasses } from './never-passes.js';

const ofKind: Readonly<Record<RuleDefinition['kind'], readonly Outcome[]>> = {
  obligation: ['pass', 'fail'],
  indicator: ['observed', 'not-observed'],
};
const shared: readonly Outcome[] = ['needs-review', 'not-applicable', 'not-tested'];

/** An obligation passes or fails, an indicator is observed or not; each outcome that can be printed has its sentence. */
export const messageOutcomes: LintCheck = ({ ruleset }) =>
  [...ruleset.rules.values()].flatMap((rule) => {
    const possible = [...ofKind[rule.kind], ...shared];
    const at = (path: readonly (string | number)[], part: 'key' | 'value', message: string): LintFinding => {
      return { file: rule.file, path, part, code: 'outcome', message };
    };
    const foreign = (Object.keys(rule.messages) as Outcome[])
      .filter((outcome) => !possible.includes(outcome))
      .map((outcome) =>
        at(
          ['messages', outcome],
          'key',
          `The outcome \`${outcome}\` does not belong to an ${rule.kind}; use \`${ofKind[rule.kind].join('` or `')}\`.`,
        ),
      );
    const unexpected = rule.examples.flatMap(({ expect }, i) =>
      possible.includes(expect)
        ? []
        : [
            at(
              ['examples', i, 'expect'],
              'value',
              `An ${rule.kind} is never \`${expect}\`; expect \`${ofKind[rule.kind].join('` or `')}\`.`,
            ),
          ],
    );
    const positive = neverPasses(rule) ? [] : ofKind[rule.kind].slice(0, 1);
    const printed: readonly Outcome[] = [...positive, 'needs-review', ...rule.examples.map((e) => e.expect)];
    const missing = [...new Set(printed)]
      .filter((outcome) => possible.includes(outcome) && outcome !== 'not-applicable' && outcome !== 'not-tested')
      .filter((outcome) => rule.messages[outcome] === undefined)
      .map((outcome) =>
        at(['messages'], 'key', `\`messages\` lacks \`${outcome}\`; say in French and English what that outcome means here.`),
      );
    return [...foreign, ...unexpected, ...missing];
  });
