import { describe, expect, it } from 'vitest';
import { mutantsOf, untestedLeaves } from '../../src/assess/mutate.js';
import type { Node } from '../../src/ruleset/node.js';
import { fact, rule, tinyRuleset } from '../support/tiny-ruleset.js';

const html = '<p>Hébergeur : Exemple. Le service présente ses règles aux personnes qui le visitent.</p>';
const none = '<p>Le service présente ses règles en français aux personnes qui le visitent.</p>';
const both: Node = { any: [{ text: { lexicon: 'host' } }, { text: { lexicon: 'director' } }] };

describe('the mutation test', () => {
  it('turns every leaf round once and keeps what stands around it', () => {
    const guard = { profile: 'size', is: 'micro' } as const;
    const node: Node = {
      sequence: [
        { id: 'a', when: guard, onFalse: 'needs-review', fact: { id: 'x' } },
        { atLeast: { min: 1, of: [{ fact: { id: 'y' } }] } },
      ],
    };
    expect(mutantsOf(node).map(({ path }) => path)).toEqual(['check.sequence[0].fact', 'check.sequence[1].atLeast.of[0].fact']);
    expect(mutantsOf(node)[0]?.check.sequence?.[0]).toEqual({
      id: 'a',
      when: guard,
      onFalse: 'needs-review',
      none: [{ fact: { id: 'x' } }],
    });
  });

  it('finds the leaf of a fact that no example tests', () => {
    const facts = (examples: Parameters<typeof fact>[2]) => tinyRuleset({ facts: new Map([['f', fact('f', both, examples)]]) });
    const positive = { name: 'host', expect: true, html };
    expect(untestedLeaves(facts([positive]))).toEqual([{ file: 'facts/f.yaml', path: 'check.any[1].text' }]);
    expect(untestedLeaves(facts([positive, { name: 'none', expect: false, html: none }]))).toEqual([]);
  });

  it('finds the leaf of a rule that no example tests', () => {
    const page = { type: 'legal-notice' as const, html };
    const examples = [{ name: 'pass', expect: 'pass' as const, profile: { 'features.userContent': true }, pages: [page] }];
    const one = rule({
      check: { any: [{ fact: { id: 'host-named' } }, { fact: { id: 'director-named', absence: 'visited' } }] },
      examples,
    });
    const paths = untestedLeaves(tinyRuleset({ rules: [one] })).filter(({ file }) => file === 'eu-act/rule.yaml');
    expect(paths.map(({ path }) => path)).toEqual(['check.any[1].fact']);
  });
});
