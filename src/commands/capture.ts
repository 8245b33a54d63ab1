import { relative } from 'node:path';
import { Args } from '@oclif/core';
import { captureSite } from '../capture/capture-site.js';
import { abuseAlert } from '../cli/abuse-alert.js';
import { BaseCommand } from '../cli/base-command.js';
import { capturePlan, givenFlags } from '../cli/capture-plan.js';
import { holdsSignals } from '../cli/exit-code-for.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { interruptible } from '../cli/interruption.js';
import { printable } from '../cli/printable.js';
import { progressTo, speechOf } from '../cli/progress.js';
import { sealFlags } from '../cli/sealing.js';
import {
  captureConsentFlag,
  captureFlags,
  languageFlag,
  logFormatFlag,
  outFlag,
  quietFlag,
  resumeFlag,
} from '../cli/shared-flags.js';
import { ExitCode } from '../errors.js';
import type { CaptureRecord } from '../evidence/capture-record.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';
import { neededPageTypes } from '../ruleset/needed-page-types.js';

export default class Capture extends BaseCommand {
  static override summary = 'Visit a site and keep the evidence, without judging it.';
  static override description =
    'Reads only: nothing is posted, no form is sent, no block is evaded. Ctrl-C seals what was captured so far; press it again to stop at once.';
  static override examples = [
    '<%= config.bin %> capture https://example.org --max-pages 60',
    "<%= config.bin %> capture https://example.org --header 'X-Audit: 2026-17' --log-format json",
    '<%= config.bin %> capture --resume audits/example.org/2026-11-23T20-52-50Z',
  ];
  static override args = { url: Args.string({ description: 'Entry page of the site; may be left out with --resume.' }) };
  static override flags = {
    ...outFlag,
    ...languageFlag,
    ...captureFlags,
    ...captureConsentFlag,
    ...resumeFlag,
    ...sealFlags,
    ...quietFlag,
    ...logFormatFlag,
  };

  async run(): Promise<CaptureRecord & { readonly bundle: string }> {
    const { args, flags, metadata } = await this.parse(Capture);
    const { bin, version } = this.config;
    const plan = capturePlan({ url: args.url, flags, given: givenFlags(metadata.flags), bin, argv: process.argv.slice(2) });
    const lang = interfaceLanguage(flags.lang, process.env);
    const ruleset = loadRuleset();
    const engine = createFactEngine(ruleset);
    const format = flags['log-format'];
    const folder = plan.openFolder();
    const progress = progressTo(process.stderr, {
      speech: speechOf(ruleset, lang),
      quiet: flags.quiet || (this.jsonEnabled() && format === 'text'),
      format,
      maxSeconds: plan.options.maxSeconds,
    });
    progress.warnOfLogin(plan.warnings);
    const { onEvent } = progress;
    const { value: capture, interrupted } = await interruptible(
      (signal) =>
        captureSite({
          needs: neededPageTypes(ruleset, 'all'),
          ...plan.options,
          directory: folder.bundle,
          ruleset,
          engine,
          version,
          onEvent,
          signal,
        }),
      progress.stopping,
    ).finally(progress.end);
    this.log(`${relative(process.cwd(), folder.bundle)}  ${capture.pages.length} pages, ${capture.status}`);
    if (capture.detail !== undefined) this.log(printable(capture.detail));
    if (holdsSignals(capture.abuseSignals)) {
      this.log(`\n${abuseAlert(capture.abuseSignals ?? [], lang)}`);
      this.endWith(ExitCode.abuseSignal);
    } else if (interrupted) this.endWith(ExitCode.interrupted);
    else if (capture.status === 'failed') this.endWith(ExitCode.tooLittleTested);
    return { ...capture, bundle: folder.bundle };
  }
}
