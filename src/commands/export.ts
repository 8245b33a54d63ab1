import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.js';
import { noteCustody } from '../cli/note-custody.js';
import { UsageError } from '../errors.js';
import { packBundle } from '../evidence/container/pack-bundle.js';
import { readBundle } from '../evidence/read-bundle.js';

export interface ExportResult {
  readonly file: string;
  readonly digest: string;
}

export default class Export extends BaseCommand {
  static override summary = 'Write an evidence bundle as one WACZ file, to hand over or to replay.';
  static override description =
    'Every hash is checked first. The file opens in ReplayWeb.page; `verify`, `assess` and `record` take it as they take the folder. The same bundle gives the same bytes.';
  static override examples = [
    '<%= config.bin %> export audits/example.org/2026-11-23T20-52-50Z/evidence.wacz --out case-17.wacz',
  ];
  static override args = { bundle: Args.string({ required: true, description: 'Folder of the evidence bundle.' }) };
  static override flags = {
    out: Flags.string({
      helpValue: 'FILE',
      summary: 'File to write; by default named after the site and the day, beside the bundle.',
    }),
  };

  async run(): Promise<ExportResult> {
    const { args, flags } = await this.parse(Export);
    const { capture, digest } = readBundle(args.bundle);
    const name = `${capture.scope.replace(/[^a-z0-9.-]+/gi, '-')}-${capture.startedAt.slice(0, 10)}.wacz`;
    const file = flags.out ?? join(dirname(resolve(args.bundle)), name);
    if (existsSync(file)) {
      throw new UsageError(`${file} exists already, and evidence is never overwritten.`, {
        code: 'export-exists',
        hint: 'Name another file with --out.',
      });
    }
    await packBundle(args.bundle, file);
    const entry = { action: 'exported', version: this.config.version, digest, detail: file } as const;
    await noteCustody(args.bundle, entry, (message) => this.warn(message));
    this.log(relative(process.cwd(), file));
    this.log(`sha256:${digest}`);
    return { file, digest };
  }
}
