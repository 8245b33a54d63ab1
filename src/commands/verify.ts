import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { type JudgedAgain, judgeAgain } from '../assess/judge-again.js';
import { assessmentOf, isAbout } from '../cli/assessment-of.js';
import { BaseCommand } from '../cli/base-command.js';
import { noteCustody } from '../cli/note-custody.js';
import { printable } from '../cli/printable.js';
import { readAssessment } from '../cli/read-assessment.js';
import { signerFingerprint } from '../cli/signer.js';
import { type Verified, verificationLines } from '../cli/verification-words.js';
import { EvidenceError, ExitCode, UsageError } from '../errors.js';
import { checkContainer } from '../evidence/container/check-container.js';
import { type OpenedBundle, withBundle } from '../evidence/container/open-bundle.js';
import { damagedContainer } from '../evidence/container/unpack-bundle.js';
import { custodyLogPath, readCustody } from '../evidence/custody-log.js';
import { readBundle } from '../evidence/read-bundle.js';
import { type BundleVerification, verifyBundle } from '../evidence/verify/verify-bundle.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';

export default class Verify extends BaseCommand {
  static override summary = 'Check that an evidence bundle is as it was sealed, and that its assessment follows from it.';
  static override description =
    `Every hash, the records of the web archive, signature, time-stamps, custody log, and the judgement itself. Offline. What was altered is named with its file and, where that can be told, its byte. The bundle is only read; one line is added to its custody log.

Exit codes: 0 all of it holds; 1 something does not; 2 there is no bundle to check.`;
  static override examples = [
    '<%= config.bin %> verify audits/example.org/2026-11-23T20-52-50Z/evidence.wacz',
    '<%= config.bin %> verify case-17.wacz --tsa-ca authority-root.pem --signer vigie-key.pem.pub',
  ];
  static override args = {
    bundle: Args.string({ required: true, description: 'Evidence bundle: its folder, or the file of `export`.' }),
  };
  static override flags = {
    'tsa-ca': Flags.string({
      helpValue: 'FILE',
      multiple: true,
      multipleNonGreedy: true,
      summary: 'Root certificate of a time-stamping authority that you trust (PEM or DER). May be repeated.',
    }),
    signer: Flags.string({
      helpValue: 'KEY',
      summary: 'Who must have signed: the fingerprint, or the .pub file of the key.',
    }),
    assessment: Flags.string({
      helpValue: 'FILE',
      summary: 'Assessment to judge again; by default assessment.json beside the bundle.',
    }),
    log: Flags.boolean({ allowNo: true, default: true, summary: 'Note the check in the custody log; --no-log leaves it out.' }),
  };

  async run(): Promise<Verified> {
    const { args, flags } = await this.parse(Verify);
    const trusted = (flags['tsa-ca'] ?? []).map((file) => bytesOf(file, '--tsa-ca'));
    const signer = flags.signer === undefined ? undefined : signerFingerprint(flags.signer);
    const work = async (opened: OpenedBundle): Promise<Verified> => {
      const bundle = await this.checked(opened, trusted, signer);
      const judgedAgain = bundle.ok ? this.judgedAgain(opened.directory, args.bundle, flags.assessment) : undefined;
      const log = readCustody(custodyLogPath(args.bundle), bundle.digest === '' ? {} : { bundle: bundle.digest });
      const verified: Verified = {
        ...bundle,
        custody: { entries: log.entries.length, problems: log.problems.map(({ message }) => message) },
        ...(judgedAgain ? { judgedAgain } : {}),
      };
      for (const line of verificationLines(verified, new Date())) this.log(printable(line));
      if (verified.digest !== '') this.log(`sha256:${verified.digest}`);
      const holds = verified.ok && log.problems.length === 0 && judgedAgain?.state !== 'different';
      if (flags.log && verified.digest !== '') {
        const detail = holds ? 'all of it holds' : 'something does not hold';
        const entry = { action: 'verified', version: this.config.version, digest: verified.digest, detail } as const;
        await noteCustody(args.bundle, entry, (message) => this.warn(message));
      }
      this.endWith(holds ? ExitCode.ok : ExitCode.findings);
      return verified;
    };
    try {
      return await withBundle(args.bundle, work);
    } catch (error) {
      if (!(error instanceof EvidenceError) || error.code !== damagedContainer) throw error;
      return this.damaged(args.bundle, error.message);
    }
  }

  /** A file that was a bundle before it was cut or damaged: that is a finding, not a wrong path. */
  private damaged(file: string, message: string): Verified {
    const path = basename(file);
    this.log(printable(`✗ ${path}: ${message}`));
    this.endWith(ExitCode.findings);
    const problems = [{ path, kind: 'altered', message }] as const;
    return { ok: false, digest: '', checked: 0, records: 0, problems, timeStamps: [], custody: { entries: 0, problems: [] } };
  }

  private async checked(opened: OpenedBundle, trusted: readonly Uint8Array[], signer?: string): Promise<BundleVerification> {
    const bundle = await verifyBundle(opened.directory, { trusted, ...(signer === undefined ? {} : { signer }) });
    const container = opened.file !== undefined && bundle.ok ? await checkContainer(opened.file, opened.directory) : undefined;
    return container === undefined ? bundle : { ...bundle, ok: false, problems: [container] };
  }

  /** Judges again what the named assessment, or the one beside the bundle when it is one of this bundle, says. */
  private judgedAgain(directory: string, given: string, named: string | undefined): JudgedAgain | undefined {
    const file = named ?? join(dirname(resolve(given)), 'assessment.json');
    if (named === undefined && !existsSync(file)) return undefined;
    const bundle = readBundle(directory);
    if (named === undefined && !isAbout(readAssessment(file), bundle)) return undefined;
    const assessment = assessmentOf(file, bundle);
    const ruleset = loadRuleset();
    const engine = createFactEngine(ruleset);
    const text = readFileSync(file, 'utf8');
    return judgeAgain({ bundle, assessment, text, ruleset, engine, version: this.config.version });
  }
}

function bytesOf(file: string, flag: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UsageError(`The file ${file} of ${flag} cannot be read: ${(cause as Error).message}.`, {
      code: 'file-unreadable',
      hint: 'Check the path.',
      cause,
    });
  }
}
