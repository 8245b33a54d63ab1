import { Args, Flags } from '@oclif/core';
import type { ExampleResult } from '../../assess/example-result.js';
import { runExamples } from '../../assess/run-examples.js';
import { BaseCommand } from '../../cli/base-command.js';
import { findExamples } from '../../cli/find-examples.js';
import { printable } from '../../cli/printable.js';
import { probeExamples } from '../../cli/probe-examples.js';
import { captureFlags } from '../../cli/shared-flags.js';
import { ExitCode, RuleError } from '../../errors.js';
import { patternsAsRead } from '../../facts/patterns-as-read.js';
import { validators } from '../../facts/validators/index.js';
import { stoppingProblems } from '../../ruleset/lint/stopping-problems.js';
import { readRuleset, underFolder } from '../../ruleset/load-ruleset.js';

interface ExampleTally {
  readonly examples: number;
  readonly failed: readonly ExampleResult[];
}

export default class RulesTest extends BaseCommand {
  static override summary = 'Run the examples that rules, facts, lexicons and probes carry.';
  static override description =
    'Nothing leaves this machine. The small sites of probes are served here and walked in a real browser. Ends with 1 when an example does not come out as expected.';
  static override examples = [
    '<%= config.bin %> rules test',
    '<%= config.bin %> rules test fr-lcen-1-1-host-identity',
    '<%= config.bin %> rules test rules/lexicons/good-faith.yaml',
    '<%= config.bin %> rules test registration',
  ];
  static override args = { id: Args.string({ description: 'Id or file of a definition; by default everything is run.' }) };
  static override flags = {
    probes: Flags.boolean({ allowNo: true, default: true, summary: 'Walk the examples of probes, which takes a browser.' }),
    browser: captureFlags.browser,
  };

  async run(): Promise<ExampleTally> {
    const { args, flags } = await this.parse(RulesTest);
    const { ruleset, folder, problems } = readRuleset();
    const { filter, files } = findExamples(ruleset, args.id);
    const known = { validators: new Set(validators.keys()), asRead: patternsAsRead, ...(files === undefined ? {} : { files }) };
    const stopping = [...problems, ...stoppingProblems(ruleset, folder, known)];
    if (stopping.length > 0) throw new RuleError(underFolder(stopping, undefined));
    const offline = runExamples(ruleset, filter);
    const walked = flags.probes
      ? await probeExamples(ruleset, filter, { version: this.config.version, browserPath: flags.browser })
      : [];
    const results = [...offline, ...walked];
    const failed = results.filter((result) => !result.ok);
    for (const { file, example, expected, got, detail } of failed) {
      this.log(printable(`✗ rules/${file}: ${example}`));
      this.log(printable(`expected ${expected}, got ${got}${detail === '' ? '' : `. ${detail}`}`).replace(/^/, '    '));
    }
    this.log(
      failed.length === 0
        ? `✓ ${results.length} examples, all as expected`
        : `\n${failed.length} of ${results.length} examples not as expected`,
    );
    this.endWith(failed.length === 0 ? ExitCode.ok : ExitCode.findings);
    return { examples: results.length, failed };
  }
}
