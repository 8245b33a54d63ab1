import { dirname, join, relative, resolve } from 'node:path';
import { Args } from '@oclif/core';
import type { Assessment } from '../assess/assessment.js';
import { folderStamp, openAuditFolder } from '../cli/audit-folder.js';
import { BaseCommand } from '../cli/base-command.js';
import { checkedDate } from '../cli/checked-date.js';
import { exitCodeFor } from '../cli/exit-code-for.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { judgeBundle } from '../cli/judge-bundle.js';
import { judgeable } from '../cli/judgeable.js';
import { noteCustody } from '../cli/note-custody.js';
import { judgingFlags, languageFlag, outFlag } from '../cli/shared-flags.js';
import { outputWidth, paintOutcome } from '../cli/summary-view.js';
import { terminalSummary } from '../cli/terminal-summary.js';
import { withBundle } from '../evidence/container/open-bundle.js';
import { readBundle } from '../evidence/read-bundle.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadProfile } from '../profile/load-profile.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';
import { withOwnSet } from '../ruleset/own-set.js';

export default class Assess extends BaseCommand {
  static override summary = 'Judge an evidence bundle, offline.';
  static override description =
    'The same bundle, rules, declaration and date give the same assessment, byte for byte. The results go to a new folder beside the bundle unless --out says otherwise.';
  static override examples = [
    '<%= config.bin %> assess audits/example.org/2026-11-23T20-52-50Z/evidence.wacz --profile service.yaml',
    '<%= config.bin %> assess evidence.wacz --as-of 2024-02-17',
  ];
  static override args = {
    bundle: Args.string({ required: true, description: 'Evidence bundle: its folder, or the file of `export`.' }),
  };
  static override flags = { ...outFlag, ...languageFlag, ...judgingFlags };

  async run(): Promise<Assessment> {
    const { args, flags } = await this.parse(Assess);
    const asOf = flags['as-of'] === undefined ? undefined : checkedDate('--as-of', flags['as-of']);
    const { ruleset, set } = withOwnSet(loadRuleset(), flags.set);
    const profile = loadProfile({
      ruleset,
      ...(flags.profile === undefined ? {} : { file: flags.profile }),
      ...(flags.service === undefined ? {} : { preset: flags.service }),
    });
    const lang = interfaceLanguage(flags.lang, process.env);
    return withBundle(args.bundle, async ({ directory }) => {
      const bundle = judgeable(readBundle(directory));
      const folder = openAuditFolder(flags.out ?? join(dirname(resolve(args.bundle)), `assessed-${folderStamp(new Date())}`));
      const assessment = judgeBundle({
        bundle,
        ruleset,
        engine: createFactEngine(ruleset),
        profile,
        set,
        ...(asOf === undefined ? {} : { asOf }),
        version: this.config.version,
        lang,
        assessment: folder.assessment,
        report: folder.report,
      });
      const { digest } = bundle;
      await noteCustody(args.bundle, { action: 're-assessed', version: this.config.version, digest }, (message) =>
        this.warn(message),
      );
      const report = relative(process.cwd(), folder.report);
      this.log(terminalSummary(assessment, { lang, width: outputWidth(), report, paint: paintOutcome }).trimEnd());
      this.endWith(exitCodeFor(assessment, flags['fail-on']));
      return assessment;
    });
  }
}
