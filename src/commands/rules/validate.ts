import { Args } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.js';
import { printable } from '../../cli/printable.js';
import { ExitCode, type RuleProblem } from '../../errors.js';
import { patternsAsRead } from '../../facts/patterns-as-read.js';
import { validators } from '../../facts/validators/index.js';
import { byPlace } from '../../ruleset/finding.js';
import { lintRuleset } from '../../ruleset/lint/lint-ruleset.js';
import { readRuleset, underFolder } from '../../ruleset/load-ruleset.js';

interface Validation {
  readonly files: number;
  readonly rules: number;
  readonly facts: number;
  readonly problems: readonly RuleProblem[];
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

export default class RulesValidate extends BaseCommand {
  static override summary = 'Check the files of a rules folder and print every mistake with its line.';
  static override description =
    `Checks each file against the rule language, then all files together: ids that are named exist, patterns compile, both languages are there, examples cover the outcomes.

Ends with 2 when there is a mistake.`;
  static override examples = ['<%= config.bin %> rules validate', '<%= config.bin %> rules validate my-rules'];
  static override args = { directory: Args.string({ description: 'Rules folder; by default the one shipped with Vigie.' }) };

  async run(): Promise<Validation> {
    const { args } = await this.parse(RulesValidate);
    const { ruleset, folder, problems: single } = readRuleset(args.directory);
    const linted = lintRuleset(ruleset, folder, { validators: new Set(validators.keys()), asRead: patternsAsRead });
    const problems = underFolder([...single, ...linted].sort(byPlace), args.directory);
    for (const p of problems) this.log(printable(`${p.file}:${p.line}:${p.column} ${p.message}`));
    const files = folder.files.length;
    this.log(
      problems.length === 0
        ? `✓ ${counted(files, 'file')}, ${counted(ruleset.rules.size, 'rule')}, ${counted(ruleset.facts.size, 'fact')}: no mistake`
        : `\n${counted(problems.length, 'mistake')} in ${new Set(problems.map((p) => p.file)).size} of ${counted(files, 'file')}`,
    );
    this.endWith(problems.length === 0 ? ExitCode.ok : ExitCode.cannotRun);
    return { files, rules: ruleset.rules.size, facts: ruleset.facts.size, problems };
  }
}
