import { createFactEngine, type FactEngine } from '../facts/fact-engine.js';
import type { FactDefinition, RuleDefinition } from '../ruleset/definitions.js';
import type { Node } from '../ruleset/node.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { compareAnswer, exampleView } from './example-pages.js';
import { prepareExample, runRuleExample } from './example-rules.js';

/** A leaf that no example of its definition tests. */
export interface UntestedLeaf {
  readonly file: string;
  /** Place of the leaf in the definition, e.g. `check.all[1].fact`. */
  readonly path: string;
}

export interface Mutant {
  readonly path: string;
  readonly check: Node;
}

/** The leaf with its answer turned round; what stands around it (id, guard, onFalse, languages) is kept. */
function opposite(leaf: Node): Node {
  const { id, when, onFalse, ...rest } = leaf;
  return {
    ...(id === undefined ? {} : { id }),
    ...(when === undefined ? {} : { when }),
    ...(onFalse === undefined ? {} : { onFalse }),
    none: [rest],
  };
}

/** Every way to turn one leaf of a check to its opposite: true to false and back, unknown stays. */
export function mutantsOf(node: Node, path = 'check'): Mutant[] {
  for (const key of ['sequence', 'all', 'any', 'none'] as const) {
    const children = node[key];
    if (children === undefined) continue;
    return children.flatMap((child, index) =>
      mutantsOf(child, `${path}.${key}[${index}]`).map((mutant) => ({
        path: mutant.path,
        check: { ...node, [key]: children.with(index, mutant.check) },
      })),
    );
  }
  const { atLeast } = node;
  if (atLeast !== undefined)
    return atLeast.of.flatMap((child, index) =>
      mutantsOf(child, `${path}.atLeast.of[${index}]`).map((mutant) => ({
        path: mutant.path,
        check: { ...node, atLeast: { ...atLeast, of: atLeast.of.with(index, mutant.check) } },
      })),
    );
  const leaf = Object.keys(node).find((key) => !['id', 'when', 'onFalse', 'languages'].includes(key));
  return [{ path: `${path}.${leaf ?? ''}`, check: opposite(node) }];
}

function untestedInFact(ruleset: Ruleset, engine: FactEngine, fact: FactDefinition): UntestedLeaf[] {
  const examples = fact.examples.map((example) => ({ example, view: exampleView(ruleset, engine, example) }));
  const survives = ({ check }: Mutant) =>
    examples.every(({ example, view }) => {
      // The value of a fact is read from its unchanged leaf, so only the answer is compared.
      const { text: _, ...answerOnly } = example;
      return compareAnswer(fact, 'fact', answerOnly, engine.evaluate(view, check)).ok;
    });
  return mutantsOf(fact.check)
    .filter(survives)
    .map(({ path }) => ({ file: fact.file, path }));
}

function untestedInRule(ruleset: Ruleset, engine: FactEngine, rule: RuleDefinition): UntestedLeaf[] {
  const examples = rule.examples.map((example) => prepareExample(ruleset, engine, example));
  const survives = ({ check }: Mutant) => examples.every((example) => runRuleExample({ ...rule, check }, example).ok);
  return mutantsOf(rule.check)
    .filter(survives)
    .map(({ path }) => ({ file: rule.file, path }));
}

/**
 * The mutation test of the rules: turns each leaf of each fact and rule to its opposite and lists those for which no
 * example notices. Such a leaf could be wrong without anybody knowing. Sorted by file.
 * @param only ids of the definitions to look at; all when left out
 */
export function untestedLeaves(ruleset: Ruleset, only?: ReadonlySet<string>): UntestedLeaf[] {
  const looked = ({ id }: { readonly id: string }) => only === undefined || only.has(id);
  const engine = createFactEngine(ruleset);
  return [
    ...[...ruleset.facts.values()].filter(looked).flatMap((fact) => untestedInFact(ruleset, engine, fact)),
    ...[...ruleset.rules.values()].filter(looked).flatMap((rule) => untestedInRule(ruleset, engine, rule)),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.path < b.path ? -1 : 1));
}
