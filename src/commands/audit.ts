import { relative } from 'node:path';
import { Args } from '@oclif/core';
import type { Assessment } from '../assess/assessment.js';
import { BaseCommand } from '../cli/base-command.js';
import { capturePlan, givenFlags } from '../cli/capture-plan.js';
import { checkedDate } from '../cli/checked-date.js';
import { exitCodeFor } from '../cli/exit-code-for.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { interruptible } from '../cli/interruption.js';
import { mediaFor } from '../cli/media-for.js';
import { progressTo, speechOf } from '../cli/progress.js';
import { runAudit } from '../cli/run-audit.js';
import { sealFlags } from '../cli/sealing.js';
import {
  auditConsentFlag,
  captureFlags,
  judgingFlags,
  languageFlag,
  logFormatFlag,
  outFlag,
  probeFlags,
  quietFlag,
  resumeFlag,
} from '../cli/shared-flags.js';
import { outputWidth, paintOutcome } from '../cli/summary-view.js';
import { terminalSummary } from '../cli/terminal-summary.js';
import { ExitCode } from '../errors.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadProfile } from '../profile/load-profile.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';
import { withOwnSet } from '../ruleset/own-set.js';

export default class Audit extends BaseCommand {
  static override summary = 'Visit a site, judge it against the rules and write the report.';
  static override description =
    `Writes evidence.wacz, assessment.json and report.html into one folder. Reads only: nothing is posted, no form is sent, no block is evaded.

Exit codes: 0 nothing failed at or above --fail-on; 1 findings; 2 could not run; 3 too little could be tested; 4 words suggested child sexual abuse material: report it at once; 130 interrupted.`;
  static override examples = [
    '<%= config.bin %> audit https://example.org',
    '<%= config.bin %> audit https://example.org --service forum --profile service.yaml',
    '<%= config.bin %> audit http://127.0.0.1:8080 --fail-on critical --out audit-of-the-build',
    '<%= config.bin %> audit https://example.org --storage-state member.json',
    '<%= config.bin %> audit --resume audits/example.org/2026-11-23T20-52-50Z',
  ];
  static override args = { url: Args.string({ description: 'Entry page of the site; may be left out with --resume.' }) };
  static override flags = {
    ...outFlag,
    ...languageFlag,
    ...judgingFlags,
    ...captureFlags,
    ...auditConsentFlag,
    ...probeFlags,
    ...resumeFlag,
    ...sealFlags,
    ...quietFlag,
    ...logFormatFlag,
  };

  async run(): Promise<Assessment> {
    const { args, flags, metadata } = await this.parse(Audit);
    const { bin, version } = this.config;
    const plan = capturePlan({ url: args.url, flags, given: givenFlags(metadata.flags), bin, argv: process.argv.slice(2) });
    const asOf = flags['as-of'] === undefined ? undefined : checkedDate('--as-of', flags['as-of']);
    const { ruleset, set } = withOwnSet(loadRuleset(), flags.set);
    const profile = loadProfile({
      ruleset,
      ...(flags.profile === undefined ? {} : { file: flags.profile }),
      ...(flags.service === undefined ? {} : { preset: flags.service }),
    });
    const lang = interfaceLanguage(flags.lang, process.env);
    const format = flags['log-format'];
    const folder = plan.openFolder();
    const progress = progressTo(process.stderr, {
      speech: speechOf(ruleset, lang),
      quiet: flags.quiet || (this.jsonEnabled() && format === 'text'),
      format,
      maxSeconds: plan.options.maxSeconds,
    });
    progress.warnOfLogin(plan.warnings);
    const { value: assessment, interrupted } = await interruptible(
      (signal) =>
        runAudit({
          ...plan.options,
          media: plan.options.media ?? mediaFor(profile),
          folder,
          ruleset,
          engine: createFactEngine(ruleset),
          profile,
          set,
          ...(asOf === undefined ? {} : { asOf }),
          lang,
          version,
          onEvent: progress.onEvent,
          signal,
        }),
      progress.stopping,
    ).finally(progress.end);
    const report = relative(process.cwd(), folder.report);
    const next = `${bin} verify ${relative(process.cwd(), folder.bundle)}`;
    this.log(terminalSummary(assessment, { lang, width: outputWidth(), report, next, paint: paintOutcome }).trimEnd());
    const code = exitCodeFor(assessment, flags['fail-on']);
    this.endWith(interrupted && code !== ExitCode.abuseSignal ? ExitCode.interrupted : code);
    return assessment;
  }
}
