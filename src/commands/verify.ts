import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.js';
import { printable } from '../cli/printable.js';
import { ExitCode } from '../errors.js';
import { type BundleVerification, verifyBundle } from '../evidence/verify/verify-bundle.js';

export default class Verify extends BaseCommand {
  static override summary = 'Check that no file of an evidence bundle was altered.';
  static override description = 'Computes the SHA-256 of every file again and compares it with the seal. Nothing is written.';
  static override examples = ['<%= config.bin %> verify audits/example.org/2026-11-23T20-52-50Z/evidence.wacz'];
  static override args = { bundle: Args.string({ required: true, description: 'Folder of the evidence bundle.' }) };

  async run(): Promise<BundleVerification> {
    const { args } = await this.parse(Verify);
    const seal = await verifyBundle(args.bundle);
    for (const { path, message } of seal.problems) this.log(`✗ ${printable(path)}: ${printable(message)}`);
    this.log(
      seal.ok
        ? `✓ ${seal.checked} files checked, none altered`
        : `${seal.problems.length} problems in ${seal.checked} files checked`,
    );
    this.endWith(seal.ok ? ExitCode.ok : ExitCode.findings);
    return seal;
  }
}
