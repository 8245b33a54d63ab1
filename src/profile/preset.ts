import { UsageError } from '../errors.js';
import { closest } from '../ruleset/did-you-mean.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { ProfileEntry } from './profile.js';

/**
 * The usual answers of a kind of service, declared in one word with --service.
 * @throws UsageError for an unknown word, with the nearest one and the list
 */
export function presetEntries(ruleset: Ruleset, preset: string): ProfileEntry[] {
  const found = Object.hasOwn(ruleset.profile.presets, preset) ? ruleset.profile.presets[preset] : undefined;
  if (found === undefined) {
    const known = Object.keys(ruleset.profile.presets).sort();
    const near = closest(preset, known);
    throw new UsageError(`There is no kind of service named \`${preset}\`${near ? `; did you mean \`${near}\`?` : '.'}`, {
      code: 'unknown-preset',
      hint: `Kinds of service: ${known.join(', ')}.`,
    });
  }
  return Object.entries(found.profile).map(([key, value]) => ({ key, value, origin: 'preset', confidence: 1 }));
}
