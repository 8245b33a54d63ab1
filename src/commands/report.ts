import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { isAbout } from '../cli/assessment-of.js';
import { BaseCommand } from '../cli/base-command.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { readAssessment } from '../cli/read-assessment.js';
import { readReview } from '../cli/review-file.js';
import { screenshotsOf } from '../cli/screenshots-of.js';
import { languageFlag } from '../cli/shared-flags.js';
import { readBundle } from '../evidence/read-bundle.js';
import { renderHtml } from '../report/render-html.js';

export default class Report extends BaseCommand {
  static override summary = 'Render an assessment as an HTML report.';
  static override description =
    'The report is a view of the assessment and adds no judgement. Screenshots come from the evidence bundle beside the assessment, if its digest is the one that was judged.';
  static override examples = ['<%= config.bin %> report audits/example.org/2026-11-23T20-52-50Z/assessment.json --lang en'];
  static override args = { assessment: Args.string({ required: true, description: 'File assessment.json.' }) };
  static override flags = {
    ...languageFlag,
    out: Flags.string({ char: 'o', helpValue: 'FILE', summary: 'File to write; by default report.html beside the assessment.' }),
    bundle: Flags.string({ helpValue: 'DIR', summary: 'Evidence bundle; by default evidence.wacz beside the assessment.' }),
  };

  async run(): Promise<{ readonly report: string; readonly screenshots: boolean }> {
    const { args, flags } = await this.parse(Report);
    const assessment = readAssessment(args.assessment);
    const folder = dirname(resolve(args.assessment));
    const bundlePath = flags.bundle ?? join(folder, 'evidence.wacz');
    const bundle = flags.bundle !== undefined || existsSync(bundlePath) ? readBundle(bundlePath) : undefined;
    const judged = bundle !== undefined && isAbout(assessment, bundle) ? bundle : undefined;
    if (bundle !== undefined && judged === undefined) {
      this.logToStderr(`The bundle ${bundlePath} is not the one that was judged: the report is made without screenshots.`);
    }
    const lang = interfaceLanguage(flags.lang, process.env);
    const file = resolve(flags.out ?? join(folder, 'report.html'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      renderHtml(assessment, {
        lang,
        review: readReview(args.assessment),
        ...(judged === undefined ? {} : { screenshot: screenshotsOf(judged) }),
      }),
    );
    this.log(relative(process.cwd(), file) || file);
    return { report: file, screenshots: judged !== undefined };
  }
}
