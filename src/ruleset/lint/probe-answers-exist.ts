import { nodesOf } from '../checks-of.js';
import { closest } from '../did-you-mean.js';
import { answersOf } from '../probe-definition.js';
import type { LintCheck, LintFinding } from './lint-context.js';

/** A leaf `probe` asks for an answer that its probe gives, and an example of a probe expects no other. */
export const probeAnswersExist: LintCheck = ({ ruleset }) => {
  const missing = (probe: string, name: string): string | undefined => {
    const definition = ruleset.probes.get(probe);
    const answers = definition === undefined ? [name] : answersOf(definition);
    if (answers.includes(name)) return undefined;
    const near = closest(name, new Set(answers));
    const mend = near === undefined ? `it gives ${answers.map((one) => `\`${one}\``).join(', ')}.` : `did you mean \`${near}\`?`;
    return `The probe \`${probe}\` gives no answer \`${name}\`; ${mend}`;
  };
  const asked = nodesOf(ruleset).flatMap(({ node: { probe }, path, file }): LintFinding[] => {
    const message = probe === undefined ? undefined : missing(probe.id, probe.answer);
    return message === undefined
      ? []
      : [{ file, path: [...path, 'probe', 'answer'], part: 'value', code: 'unknown-id', message }];
  });
  const expected = [...ruleset.probes.values()].flatMap(({ id, file, examples }) =>
    examples.flatMap(({ expect }, index) =>
      Object.keys(expect).flatMap((name): LintFinding[] => {
        const message = missing(id, name);
        return message === undefined
          ? []
          : [{ file, path: ['examples', index, 'expect', name], part: 'key', code: 'unknown-id', message }];
      }),
    ),
  );
  return [...asked, ...expected];
};
