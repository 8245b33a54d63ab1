import { describe, expect, it } from 'vitest';
import { exampleKinds } from '../../src/assess/example-result.js';
import { runExamples } from '../../src/assess/run-examples.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

const ruleset = loadRuleset();
const results = runExamples(ruleset);

describe.each(exampleKinds)('examples of each %s', (kind) => {
  const own = results.filter((result) => result.kind === kind);

  it('exist', () => {
    expect(own.length).toBeGreaterThan(0);
  });

  for (const { file, example, ok, expected, got, detail } of own)
    it(`${file} › ${example}`, () => {
      expect(ok, `expected ${expected}, got ${got}: ${detail}`).toBe(true);
    });
});
