import { relative } from 'node:path';
import { Args } from '@oclif/core';
import { captureSite } from '../capture/capture-site.js';
import { defaultAuditDirectory, openAuditFolder } from '../cli/audit-folder.js';
import { BaseCommand } from '../cli/base-command.js';
import { captureLimits, typedCommand } from '../cli/capture-request.js';
import { entryUrlFrom } from '../cli/entry-url.js';
import { interruptible } from '../cli/interruption.js';
import { printable } from '../cli/printable.js';
import { progressTo } from '../cli/progress.js';
import { captureFlags, outFlag, quietFlag } from '../cli/shared-flags.js';
import { ExitCode } from '../errors.js';
import type { CaptureRecord } from '../evidence/capture-record.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';

export default class Capture extends BaseCommand {
  static override summary = 'Visit a site and keep the evidence, without judging it.';
  static override description =
    'Reads only: nothing is posted, no form is sent, no block is evaded. Ctrl-C seals what was captured so far; press it again to stop at once.';
  static override examples = ['<%= config.bin %> capture https://example.org --max-pages 60'];
  static override args = { url: Args.string({ required: true, description: 'Entry page of the site.' }) };
  static override flags = { ...outFlag, ...captureFlags, ...quietFlag };

  async run(): Promise<CaptureRecord & { readonly bundle: string }> {
    const { args, flags } = await this.parse(Capture);
    const entryUrl = entryUrlFrom(args.url);
    const ruleset = loadRuleset();
    const engine = createFactEngine(ruleset);
    const folder = openAuditFolder(flags.out ?? defaultAuditDirectory(entryUrl, new Date()));
    const progress = progressTo(process.stderr, flags.quiet || this.jsonEnabled());
    const { value: capture, interrupted } = await interruptible(
      (signal) =>
        captureSite({
          ...captureLimits(flags),
          entryUrl,
          directory: folder.bundle,
          ruleset,
          engine,
          command: typedCommand(this.config.bin, process.argv.slice(2)),
          version: this.config.version,
          onEvent: progress.onEvent,
          signal,
        }),
      progress.stopping,
    );
    progress.end();
    this.log(`${relative(process.cwd(), folder.bundle)}  ${capture.pages.length} pages, ${capture.status}`);
    if (capture.detail !== undefined) this.log(printable(capture.detail));
    if (interrupted) this.endWith(ExitCode.interrupted);
    else if (capture.status === 'failed') this.endWith(ExitCode.tooLittleTested);
    return { ...capture, bundle: folder.bundle };
  }
}
