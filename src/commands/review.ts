import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Args, Flags } from '@oclif/core';
import type { RuleResult } from '../assess/assessment.js';
import { concluded, type Decision, decisions, decisionsOn, type Review, reviewable } from '../assess/review.js';
import { BaseCommand } from '../cli/base-command.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { noteCustody } from '../cli/note-custody.js';
import { printable } from '../cli/printable.js';
import { readAssessment } from '../cli/read-assessment.js';
import { addToReview, readReview } from '../cli/review-file.js';
import { languageFlag } from '../cli/shared-flags.js';
import { UsageError } from '../errors.js';

export interface ReviewResult {
  readonly review?: Review;
  /** Rules on which nobody has concluded. */
  readonly open: readonly string[];
}

export default class ReviewCommand extends BaseCommand {
  static override summary = 'Write down what a person concludes on a result, or list what is still open.';
  static override description =
    `The assessment stays what the machine said; conclusions stand beside it in review.json, each with who, when and why, and none is ever overwritten. \`vigie report\` prints them with the results, and the custody log of the evidence notes them.

Without --rule, lists the gaps and the points to check, with what was concluded.`;
  static override examples = [
    '<%= config.bin %> review audits/example.org/2026-11-23T20-52-50Z/assessment.json',
    '<%= config.bin %> review assessment.json --rule dsa-16-4-notice-receipt --decision no-gap --by "Jeanne Martin" --note "A mail confirmed receipt"',
  ];
  static override args = { assessment: Args.string({ required: true, description: 'File assessment.json.' }) };
  static override flags = {
    rule: Flags.string({ helpValue: 'ID', summary: 'Rule on which to conclude.', dependsOn: ['decision', 'by'] }),
    decision: Flags.string({
      options: [...decisions],
      summary: 'Of a duty: gap, no-gap, not-concerned, more (needs more); of an indicator: observed, not-observed, more.',
      dependsOn: ['rule'],
    }),
    by: Flags.string({ helpValue: 'NAME', summary: 'Who concludes.', dependsOn: ['rule'] }),
    note: Flags.string({ helpValue: 'TEXT', summary: 'Why.', dependsOn: ['rule'] }),
    ...languageFlag,
  };

  async run(): Promise<ReviewResult> {
    const { args, flags } = await this.parse(ReviewCommand);
    const assessment = readAssessment(args.assessment);
    const { rule, decision, by, note } = flags;
    let review = readReview(args.assessment);
    if (rule !== undefined && decision !== undefined && by !== undefined) {
      const result = resultOf(assessment.results, rule);
      const entry = {
        rule: result.rule,
        decision: allowed(result, decision as Decision),
        by: named(by),
        at: new Date().toISOString(),
        ...(note === undefined ? {} : { note }),
      };
      const written = addToReview(args.assessment, entry);
      review = written.review;
      await this.noteInLog(
        args.assessment,
        assessment.bundle.digest,
        entry.by,
        `${entry.rule}: ${entry.decision}, review ${written.digest}`,
      );
    }
    const lang = interfaceLanguage(flags.lang, process.env);
    const said = concluded(review);
    const shown = reviewable(assessment);
    if (rule === undefined) {
      for (const result of shown) this.log(printable(line(result, said.get(result.rule), lang)));
    }
    const open = shown.filter((result) => !said.has(result.rule)).map((result) => result.rule);
    this.log(`${shown.length - open.length} of ${shown.length} concluded`);
    return { ...(review === undefined ? {} : { review }), open };
  }

  /** Only where the evidence stands beside the assessment: elsewhere there is no log to write in. */
  private async noteInLog(assessment: string, digest: string, by: string, detail: string): Promise<void> {
    const bundle = join(dirname(resolve(assessment)), 'evidence.wacz');
    if (!existsSync(bundle)) return;
    await noteCustody(bundle, { action: 'reviewed', version: this.config.version, digest, by, detail }, (message) =>
      this.warn(message),
    );
  }
}

function resultOf(results: readonly RuleResult[], rule: string): RuleResult {
  const result = results.find((each) => each.rule === rule);
  if (result !== undefined) return result;
  throw new UsageError(`The assessment has no result for a rule "${rule}".`, {
    code: 'unknown-rule',
    hint: 'Give the id as the report prints it, for example dsa-16-4-notice-receipt.',
  });
}

function allowed(result: RuleResult, decision: Decision): Decision {
  const possible = decisionsOn(result);
  if (possible.includes(decision)) return decision;
  const what = result.kind === 'indicator' ? 'an indicator' : 'a duty';
  throw new UsageError(`${result.rule} is ${what}, and "${decision}" is no conclusion on one.`, {
    code: 'wrong-decision',
    hint: `Say ${possible.join(', ')}.`,
  });
}

function named(by: string): string {
  if (by.trim() !== '') return by.trim();
  throw new UsageError('--by is empty: a conclusion is somebody’s.', { code: 'no-name', hint: 'Give the name of the person.' });
}

function line(result: RuleResult, entry: ReturnType<ReturnType<typeof concluded>['get']>, lang: 'fr' | 'en'): string {
  const mark = result.outcome === 'fail' ? '✗' : '?';
  const said = entry === undefined ? 'open' : `${entry.decision}, ${entry.by}, ${entry.at.slice(0, 10)}`;
  return `${mark} ${result.rule} [${said}] ${result.title[lang]}`;
}
