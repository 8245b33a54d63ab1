import { BaseCommand } from '../cli/base-command.js';
import { checkBrowser, checkCapture, checkClock, checkHttps, checkNode, checkWriting, type HealthCheck } from '../cli/health.js';
import { printable } from '../cli/printable.js';
import { captureFlags } from '../cli/shared-flags.js';
import { ExitCode } from '../errors.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';

export default class Doctor extends BaseCommand {
  static override summary = 'Check that this machine can make a capture.';
  static override description =
    'Looks at Node, the browser and its sandbox, the clock and the right to write, then captures a page that it serves itself. No other machine is contacted. Ends with 2 when a capture is impossible.';
  static override examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor --browser /usr/bin/chromium'];
  static override flags = { browser: captureFlags.browser };

  async run(): Promise<{ readonly ok: boolean; readonly checks: readonly HealthCheck[] }> {
    const { flags } = await this.parse(Doctor);
    const ruleset = loadRuleset();
    const engine = createFactEngine(ruleset);
    const browser = await checkBrowser(flags.browser);
    const capture = browser.ok
      ? await checkCapture({ ruleset, engine, version: this.config.version, browser: flags.browser })
      : [];
    const https = await checkHttps(flags.browser);
    const checks = [
      checkNode(process.version),
      browser,
      ...https,
      ...capture,
      checkClock(new Date()),
      checkWriting(process.cwd()),
    ];
    for (const check of checks) {
      this.log(`${check.ok ? '✓ ok     ' : '✗ problem'}  ${check.name.padEnd(12)}  ${printable(check.detail)}`);
      if (check.mend !== undefined) this.log(`             → ${printable(check.mend)}`);
    }
    const ok = checks.every((check) => check.ok || !check.blocking);
    this.endWith(ok ? ExitCode.ok : ExitCode.cannotRun);
    return { ok, checks };
  }
}
