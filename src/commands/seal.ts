import { relative } from 'node:path';
import { Args } from '@oclif/core';
import { sealUnfinished } from '../capture/seal-unfinished.js';
import { BaseCommand } from '../cli/base-command.js';
import { typedCommand } from '../cli/capture-request.js';
import { noteCustody } from '../cli/note-custody.js';
import { resumeFolder } from '../cli/resume-folder.js';
import { sealFlags, sealingOf, tellRefusal } from '../cli/sealing.js';

export interface SealResult {
  readonly bundle: string;
  readonly digest: string;
  readonly pages: number;
}

export default class Seal extends BaseCommand {
  static override summary = 'Seal what a killed capture left, without visiting anything.';
  static override description =
    'The bundle says of itself that it is partial. To go on with the visit instead, use `capture --resume`: once sealed, nothing may be added.';
  static override examples = [
    '<%= config.bin %> seal audits/example.org/2026-11-23T20-52-50Z',
    '<%= config.bin %> seal audits/example.org/2026-11-23T20-52-50Z --key vigie-key.pem --tsa https://tsa.example.org/',
  ];
  static override args = { folder: Args.string({ required: true, description: 'Folder of the unfinished capture or audit.' }) };
  static override flags = { ...sealFlags };

  async run(): Promise<SealResult> {
    const { args, flags } = await this.parse(Seal);
    const sealing = sealingOf(flags, new Date());
    const { folder } = resumeFolder(args.folder);
    const { capture, sealed } = await sealUnfinished(folder.bundle, {
      sealing,
      version: this.config.version,
      command: typedCommand(this.config.bin, process.argv.slice(2)),
    });
    this.log(`${relative(process.cwd(), folder.bundle)}  ${capture.pages.length} pages, ${capture.status}`);
    const entry = {
      action: 'created',
      version: this.config.version,
      digest: sealed.digest,
      detail: 'sealed after a kill',
    } as const;
    await noteCustody(folder.bundle, entry, (message) => this.warn(message));
    this.log(`sha256:${sealed.digest}`);
    tellRefusal(sealed.timeStamps, 'bundle', sealing, (message) => this.warn(message));
    return { bundle: folder.bundle, digest: sealed.digest, pages: capture.pages.length };
  }
}
