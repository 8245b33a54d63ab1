import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Assessment } from '../assess/assessment.js';
import { openAuditFolder } from '../cli/audit-folder.js';
import { BaseCommand } from '../cli/base-command.js';
import { captureLimits, typedCommand, usualCaptureFlags } from '../cli/capture-request.js';
import { type DemoSite, demoSites } from '../cli/demo-sites.js';
import { exitCodeFor } from '../cli/exit-code-for.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { interruptible } from '../cli/interruption.js';
import { progressTo, speechOf } from '../cli/progress.js';
import { runAudit } from '../cli/run-audit.js';
import { captureFlags, languageFlag, outFlag, quietFlag } from '../cli/shared-flags.js';
import { serveStaticSite } from '../cli/static-site-server.js';
import { outcomeWords } from '../cli/summary-words.js';
import { ExitCode } from '../errors.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadProfile } from '../profile/load-profile.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';

interface DemoResult {
  readonly name: string;
  readonly report: string;
  readonly assessment: string;
  readonly bundle: string;
  readonly tally: Assessment['tally'];
}

export default class Demo extends BaseCommand {
  static override summary = 'Audit the two sample platforms that come with the package.';
  static override description =
    'Serves an anonymous chat that lacks nearly everything and a forum that has what the law asks, on this machine only, and audits both with the real browser. Findings on the chat are what is expected: the demo then ends with 0.';
  static override examples = ['<%= config.bin %> demo', '<%= config.bin %> demo --lang en --out /tmp/vigie-demo'];
  static override flags = { ...outFlag, ...languageFlag, browser: captureFlags.browser, ...quietFlag };

  async run(): Promise<readonly DemoResult[]> {
    const { flags } = await this.parse(Demo);
    const lang = interfaceLanguage(flags.lang, process.env);
    const ruleset = loadRuleset();
    const engine = createFactEngine(ruleset);
    const quiet = flags.quiet || this.jsonEnabled();
    const ownFolder = join('audits', 'demo');
    // The demo's own folder is made anew each time; a folder that the user names is never emptied.
    if (flags.out === undefined) rmSync(ownFolder, { recursive: true, force: true });
    const directory = openAuditFolder(flags.out ?? ownFolder).directory;

    const auditOne = async (
      site: DemoSite,
      signal: AbortSignal,
      progress: ReturnType<typeof progressTo>,
    ): Promise<Assessment> => {
      const server = await serveStaticSite(site.directory);
      try {
        return await runAudit({
          ...captureLimits({ ...usualCaptureFlags, probes: true, browser: flags.browser }),
          entryUrl: server.url,
          folder: openAuditFolder(join(directory, site.name)),
          ruleset,
          engine,
          profile: loadProfile({ ruleset, preset: site.preset, file: site.profile }),
          set: 'all',
          lang,
          command: typedCommand(this.config.bin, process.argv.slice(2)),
          version: this.config.version,
          onEvent: progress.onEvent,
          signal,
        });
      } finally {
        await server.close();
      }
    };

    const results: DemoResult[] = [];
    for (const site of demoSites) {
      const { 'max-seconds': maxSeconds } = usualCaptureFlags;
      const progress = progressTo(process.stderr, { speech: speechOf(ruleset, lang), quiet, format: 'text', maxSeconds });
      const { value: assessment, interrupted } = await interruptible(
        (signal) => auditOne(site, signal, progress),
        progress.stopping,
      ).finally(progress.end);
      const folder = join(directory, site.name);
      const result = {
        name: site.name,
        report: join(folder, 'report.html'),
        assessment: join(folder, 'assessment.json'),
        bundle: join(folder, 'evidence.wacz'),
        tally: assessment.tally,
      };
      results.push(result);
      this.log(demoLines(result, assessment, lang));
      if (interrupted) return this.stopWith(ExitCode.interrupted, results);
      if (exitCodeFor(assessment, 'never') !== ExitCode.ok) return this.stopWith(ExitCode.tooLittleTested, results);
    }
    return results;
  }

  private stopWith(code: ExitCode, results: readonly DemoResult[]): readonly DemoResult[] {
    this.endWith(code);
    return results;
  }
}

/** Three lines: which platform, what was found, where the report is. */
function demoLines({ name, report, tally }: DemoResult, { pages }: Assessment, lang: 'fr' | 'en'): string {
  const word = (outcome: keyof typeof outcomeWords, count: number) =>
    `${outcomeWords[outcome].mark} ${count} ${outcomeWords[outcome].word[lang]}`;
  const visited = lang === 'fr' ? 'pages visitées' : 'pages visited';
  const counts = [
    word('fail', tally.fail),
    word('needs-review', tally.needsReview),
    word('not-tested', tally.notTested),
    word('pass', tally.pass),
    word('observed', tally.observed),
  ];
  const place = relative(process.cwd(), report);
  return [`${name} — ${pages.length} ${visited}`, `  ${counts.join('   ')}`, `  ${place}`].join('\n');
}
