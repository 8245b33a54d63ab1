import { describe, expect, it } from 'vitest';
import { mistakesIn, rulesWith } from './rules-folder.js';

const head = (id: string) =>
  `schema: 1\nid: ${id}\ntitle: {fr: 'Essai', en: 'Try'}\nquestion: {fr: 'Est-ce vu ?', en: 'Is it seen?'}\nsideEffects: none\nfrom: {pages: [legal-notice]}\n`;
const examples = (expected: string) => `examples:
  - {name: one, pages: {/: '<p>x</p>'}, expect: {${expected}}}
  - {name: two, pages: {/: '<p>y</p>'}, expect: {${expected}}}
`;
const compare = (more: string, expected = 'bothShown: true') =>
  `${head('two-choices')}kind: compare\n${more}${examples(expected)}`;
const told = (probe: string, fact?: string) =>
  mistakesIn(
    rulesWith({ 'probes/two-choices.yaml': probe, ...(fact === undefined ? {} : { 'facts/host-named.yaml': fact }) }),
  ).map(({ line, message }) => `${line}: ${message}`);

const right = compare('a: {name: host}\nb: {name: host}\n');
const fact = (answer: string) =>
  `schema: 1\nid: host-named\ntitle: {fr: 'Hébergeur nommé', en: 'Host named'}\nquestion: {fr: 'L’hébergeur est-il nommé ?', en: 'Is the hosting provider named?'}\ncheck: {probe: {id: two-choices, answer: ${answer}}}\nexamples:\n  - {name: yes, expect: true, body: '<p>x</p>'}\n  - {name: no, expect: false, body: '<p>x</p>'}\n`;

describe('a mistake in a probe gives one sentence', () => {
  it('says nothing of a right one', () => {
    expect(told(right, fact('bothShown'))).toEqual([]);
  });

  it('names a lexicon that does not exist', () => {
    expect(told(compare('a: {name: hosst}\nb: {name: host}\n'))).toEqual([
      '8: `a.name` names the lexicon `hosst`, which does not exist; did you mean `host`?',
    ]);
    expect(told(compare('a: {name: host}\nb: {name: host}\nthrough: hosst\n'))).toEqual([
      '10: `through` names the lexicon `hosst`, which does not exist; did you mean `host`?',
    ]);
  });

  it('names an answer that the probe does not give, asked by a fact or expected by an example', () => {
    expect(told(right, fact('bothShwn'))).toEqual([
      '5: The probe `two-choices` gives no answer `bothShwn`; did you mean `bothShown`?',
    ]);
    expect(told(compare('a: {name: host}\nb: {name: host}\n', 'clicksToC: 1'))).toEqual([
      '11: The probe `two-choices` gives no answer `clicksToC`; did you mean `clicksToA`?',
      '12: The probe `two-choices` gives no answer `clicksToC`; did you mean `clicksToA`?',
    ]);
  });

  it('asks for the two choices, and takes no key of another kind', () => {
    expect(told(compare('a: {name: host}\n'))).toEqual(['1: The probe lacks `b`; add it.']);
    expect(told(compare('a: {name: host}\nb: {name: host}\nuntil: {page: {is: legal-notice}}\n'))).toEqual([
      '10: `until` does not belong to a probe of this kind; remove it, or change `kind`.',
    ]);
  });
});
