import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { runVigie } from './run-vigie.js';

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly aliases?: readonly string[];
}

describe('rules list --all --json', () => {
  it('names each rule and each text without a rule once, with the other identifiers under which they are known', async () => {
    const { code, stdout } = await runVigie(['rules', 'list', '--all', '--json']);
    const lines = JSON.parse(stdout) as readonly Line[];
    const { rules, catalogue } = loadRuleset();
    const entries = [...catalogue.values()].flatMap((each) => Object.keys(each.entries));
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id).sort()).toEqual([...rules.keys(), ...entries].sort());
    for (const { id, kind, aliases } of lines)
      expect(aliases, id).toEqual(kind === 'catalogue' ? undefined : (rules.get(id)?.aliases ?? []));
    expect(lines.find(({ id }) => id === 'gdpr-37-7-dpo-contact')?.aliases).toContain('fr-rgpd-dpo-contact');
  });
});
