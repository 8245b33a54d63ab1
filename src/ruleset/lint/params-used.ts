import { suggestion } from '../did-you-mean.js';
import { walkNodes } from '../walk-nodes.js';
import type { LintCheck, LintFinding } from './lint-context.js';

/** A parameter is named where it is used, stands between its bounds, and is used; sets keep to the bounds. */
export const paramsUsed: LintCheck = ({ ruleset }) => [
  ...[...ruleset.rules.values()].flatMap(({ file, params = {}, check }): LintFinding[] => {
    const uses = walkNodes(check, ['check']).flatMap(({ node, path }) =>
      node.atLeast?.param === undefined ? [] : [{ name: node.atLeast.param, path: [...path, 'atLeast', 'param'] }],
    );
    const unknown = uses
      .filter(({ name }) => !Object.hasOwn(params, name))
      .map(({ name, path }): LintFinding => {
        const message = `The rule has no parameter \`${name}\`; ${suggestion(name, Object.keys(params)) || 'declare it under `params`.'}`;
        return { file, path, part: 'value', code: 'unknown-param', message };
      });
    const own = Object.entries(params).flatMap(([name, { default: usual, min, max }]): LintFinding[] => {
      const path = ['params', name];
      if (!uses.some((use) => use.name === name))
        return [
          {
            file,
            path,
            part: 'key',
            code: 'unused-param',
            message: `No \`atLeast\` uses the parameter \`${name}\`; use it or remove it.`,
          },
        ];
      if (usual >= min && usual <= max) return [];
      const message = `The default of \`${name}\` is ${usual}, outside its bounds ${min} to ${max}; mend one of them.`;
      return [{ file, path: [...path, 'default'], part: 'value', code: 'param-bounds', message }];
    });
    return [...unknown, ...own];
  }),
  ...[...ruleset.sets.values()].flatMap(({ file, rules = {} }) =>
    Object.entries(rules).flatMap(([id, value]) =>
      typeof value === 'string'
        ? []
        : Object.entries(value.params ?? {}).flatMap(([name, given]): LintFinding[] => {
            const path = ['rules', id, 'params', name];
            const rule = ruleset.rules.get(id);
            if (rule === undefined) return [];
            const known = rule.params?.[name];
            if (known === undefined) {
              const mend = suggestion(name, Object.keys(rule.params ?? {})) || 'remove it.';
              return [
                {
                  file,
                  path,
                  part: 'key',
                  code: 'unknown-param',
                  message: `The rule \`${id}\` has no parameter \`${name}\`; ${mend}`,
                },
              ];
            }
            if (given >= known.min && given <= known.max) return [];
            const message = `\`${name}\` of \`${id}\` is ${given}; it may be ${known.min} to ${known.max}.`;
            return [{ file, path, part: 'value', code: 'param-bounds', message }];
          }),
    ),
  ),
];
