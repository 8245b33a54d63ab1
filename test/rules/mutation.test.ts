import { describe, expect, it } from 'vitest';
import { untestedLeaves } from '../../src/assess/mutate.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

describe('each leaf of each rule and fact', () => {
  it('is noticed by an example when its answer is turned round', { timeout: 900_000 }, () => {
    expect(untestedLeaves(loadRuleset()).map(({ file, path }) => `${file} ${path}`)).toEqual([]);
  });
});
