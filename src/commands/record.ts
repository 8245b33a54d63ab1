import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { printPdf } from '../capture/print-pdf.js';
import { assessmentOf } from '../cli/assessment-of.js';
import { BaseCommand } from '../cli/base-command.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { noteCustody } from '../cli/note-custody.js';
import { recordPaths } from '../cli/record-paths.js';
import { captureFlags, languageFlag } from '../cli/shared-flags.js';
import { withBundle } from '../evidence/container/open-bundle.js';
import { readBundle } from '../evidence/read-bundle.js';
import { readManifest } from '../evidence/read-manifest.js';
import { readSeals } from '../evidence/read-seals.js';
import { renderRecord } from '../report/record/render-record.js';

export default class Record extends BaseCommand {
  static override summary = 'Write the technical record of a capture, to be annexed to a constat or a file.';
  static override description =
    'Object, method, environment along the steps of NF Z67-147, the path to each page, findings, what was not tested, and every file with its SHA-256. It is a technical record and no constat, and says so. The hashes of the bundle are checked first.';
  static override examples = [
    '<%= config.bin %> record audits/example.org/2026-11-23T20-52-50Z/evidence.wacz --lang fr',
    '<%= config.bin %> record evidence.wacz --assessment assessment.json --pdf',
  ];
  static override args = {
    bundle: Args.string({ required: true, description: 'Evidence bundle: its folder, or the file of `export`.' }),
  };
  static override flags = {
    ...languageFlag,
    assessment: Flags.string({ helpValue: 'FILE', summary: 'File assessment.json of this bundle, for the findings.' }),
    out: Flags.string({
      char: 'o',
      helpValue: 'FILE.html',
      summary: 'File to write; by default record.LANG.html beside the bundle.',
    }),
    pdf: Flags.boolean({ summary: 'Write a PDF beside the page too, printed by the browser.' }),
    browser: captureFlags.browser,
  };

  async run(): Promise<{ readonly record: string; readonly pdf?: string }> {
    const { args, flags } = await this.parse(Record);
    const lang = interfaceLanguage(flags.lang, process.env);
    const paths = recordPaths(args.bundle, flags.out, lang);
    return withBundle(args.bundle, async ({ directory }) => {
      const bundle = readBundle(directory);
      const html = renderRecord(
        {
          bundle,
          files: readManifest(directory).manifest.resources,
          seals: readSeals(directory),
          assessment: flags.assessment === undefined ? undefined : assessmentOf(flags.assessment, bundle),
          madeAt: new Date().toISOString(),
          version: this.config.version,
        },
        lang,
      );
      const { digest } = bundle;
      await noteCustody(args.bundle, { action: 'recorded', version: this.config.version, digest }, (message) =>
        this.warn(message),
      );
      mkdirSync(dirname(paths.html), { recursive: true });
      writeFileSync(paths.html, html);
      this.log(relative(process.cwd(), paths.html) || paths.html);
      if (!flags.pdf) return { record: paths.html };
      await printPdf(paths.html, paths.pdf, { browserPath: flags.browser });
      this.log(relative(process.cwd(), paths.pdf) || paths.pdf);
      return { record: paths.html, pdf: paths.pdf };
    });
  }
}
