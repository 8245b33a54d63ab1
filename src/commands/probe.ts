import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { probeSite } from '../capture/probe-site.js';
import { hasDisplay } from '../capture/visible-browser.js';
import { abuseAlert } from '../cli/abuse-alert.js';
import { BaseCommand } from '../cli/base-command.js';
import { captureLimits, captureSecrets, usualCaptureFlags } from '../cli/capture-request.js';
import { checkedPatterns } from '../cli/checked-patterns.js';
import { entryUrlFrom } from '../cli/entry-url.js';
import { holdsSignals } from '../cli/exit-code-for.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { probeNamed } from '../cli/probe-named.js';
import { probeSheet } from '../cli/probe-sheet.js';
import { captureFlags, languageFlag, probeFlags } from '../cli/shared-flags.js';
import { ExitCode, UsageError } from '../errors.js';
import type { AbuseSignal } from '../evidence/abuse-signal.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import { sha256 } from '../evidence/sha256.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';

/** Pause after each step of a walk that is watched, milliseconds. */
const slowMs = 1500;

export default class Probe extends BaseCommand {
  static override summary = 'Run one probe from one page and tell what a visitor’s hands find there.';
  static override description =
    'Clicks as a visitor would, and types where the probe says so. Nothing is sent: what a page tries to send once it is touched is stopped and listed. Nothing is kept unless --out names a folder for the pictures.';
  static override examples = [
    '<%= config.bin %> probe report-from-content https://example.org/topic/12',
    '<%= config.bin %> probe open-composer https://example.org/chat --headed --slow',
    '<%= config.bin %> probe registration http://127.0.0.1:8080 --json',
  ];
  static override args = {
    id: Args.string({ required: true, description: 'Id of a probe of rules/probes.' }),
    url: Args.string({ required: true, description: 'Page from which it starts.' }),
  };
  static override flags = {
    headed: Flags.boolean({ summary: 'Open a window in which the walk can be watched; one walk only.' }),
    slow: Flags.boolean({ summary: 'Pause after each step.' }),
    out: Flags.string({ char: 'o', helpValue: 'DIR', summary: 'Folder for the pictures of the steps.' }),
    ...languageFlag,
    'allow-request': probeFlags['allow-request'],
    'allow-private': captureFlags['allow-private'],
    browser: captureFlags.browser,
    locale: captureFlags.locale,
    timezone: captureFlags.timezone,
    'user-agent': captureFlags['user-agent'],
    'storage-state': captureFlags['storage-state'],
    proxy: captureFlags.proxy,
  };

  async run(): Promise<ProbeRecord> {
    const { args, flags } = await this.parse(Probe);
    const ruleset = loadRuleset();
    const probe = probeNamed(ruleset, args.id);
    const url = entryUrlFrom(args.url);
    if (flags.headed && !hasDisplay()) {
      throw new UsageError('There is no screen here, and --headed needs one.', {
        code: 'no-display',
        hint: 'Leave --headed out and look at the pictures with --out, or set DISPLAY.',
      });
    }
    const { secrets } = captureSecrets(flags);
    const limits = captureLimits({ ...usualCaptureFlags, ...flags });
    const { out } = flags;
    const lang = interfaceLanguage(flags.lang, process.env);
    const signals: AbuseSignal[] = [];
    const [record] = await probeSite([{ probe, url }], {
      ...limits,
      ruleset,
      engine: createFactEngine(ruleset),
      version: this.config.version,
      allowRequests: checkedPatterns(flags['allow-request'] ?? []),
      headed: flags.headed,
      once: flags.headed,
      onAbuseSignal: (signal) => signals.push(signal),
      ...(flags.slow ? { slowMs } : {}),
      ...(secrets === undefined ? {} : { secrets }),
      ...(out === undefined ? {} : { writeArtifact: (path, content) => keep(out, path, content) }),
    });
    if (record === undefined) throw new Error('The probe left no record.');
    this.log(probeSheet(record, probe, ruleset, lang).trimEnd());
    if (holdsSignals(signals)) this.log(`\n${abuseAlert(signals, lang)}`);
    const code = record.status === 'done' ? ExitCode.ok : ExitCode.tooLittleTested;
    this.endWith(holdsSignals(signals) ? ExitCode.abuseSignal : code);
    return record;
  }
}

function keep(folder: string, path: string, content: Uint8Array | string) {
  const bytes = Buffer.from(content as Uint8Array);
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return { path, sha256: sha256(bytes), bytes: bytes.length };
}
