import type { Ruleset } from '../ruleset/ruleset.js';
import { withImplied } from './implied-answers.js';
import { presetEntries } from './preset.js';
import type { DeclaredProfile } from './profile.js';
import { readProfileFile } from './read-profile-file.js';

/**
 * What the user declares about the service: a preset of --service, a profile file, or both. The file wins over the preset.
 * @throws ConfigError when the file is wrong (file:line:column of each mistake)
 * @throws UsageError when the preset does not exist
 */
export function loadProfile(input: {
  readonly file?: string | undefined;
  readonly preset?: string | undefined;
  readonly ruleset: Ruleset;
}): DeclaredProfile {
  const preset = input.preset === undefined ? [] : presetEntries(input.ruleset, input.preset);
  const file = input.file === undefined ? { entries: [] } : readProfileFile(input.file, input.ruleset);
  const entries = new Map([...preset, ...file.entries].map((entry) => [entry.key, entry]));
  return {
    ...('name' in file && file.name !== undefined ? { name: file.name } : {}),
    entries: withImplied(entries, input.ruleset.profile.questions),
    ...(input.preset === undefined ? {} : { preset: input.preset }),
  };
}
