import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { neededPageTypes, soughtAnywhere } from '../../src/ruleset/needed-page-types.js';

const ruleset = loadRuleset();

describe('the page types that a set of rules needs', () => {
  it('are those on which its rules look', () => {
    const needed = neededPageTypes(ruleset, 'dsa-hosting');
    expect(needed).toEqual(expect.arrayContaining(['home', 'content-item', 'report-form', 'terms', 'contact', 'legal-notice']));
    expect(needed).not.toContain('other');
    expect(needed).not.toContain('checkout');
  });

  it('are fewer for fewer rules: identity needs no content', () => {
    const rules = new Map([...ruleset.rules].filter(([id]) => id === 'fr-lcen-1-1-publication-director'));
    const needed = neededPageTypes({ ...ruleset, rules }, 'all');
    expect(needed).toEqual(expect.arrayContaining(['legal-notice', 'terms', 'about', 'home']));
    expect(needed).not.toContain('content-item');
  });

  it('hold every type that an absence is proved on, in the order of the vocabulary', () => {
    const needed = neededPageTypes(ruleset, 'all');
    for (const rule of ruleset.rules.values())
      for (const type of rule.target.pages === 'any' ? soughtAnywhere : rule.target.pages) expect(needed).toContain(type);
    expect(new Set(needed).size).toBe(needed.length);
  });

  it('cannot be told for an unknown set', () => {
    expect(() => neededPageTypes(ruleset, 'no-such-set')).toThrow(/no set of rules named/);
  });
});
