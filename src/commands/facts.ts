import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.js';
import { type FactError, type FactLine, factLineOf } from '../cli/fact-line.js';
import { factSheet } from '../cli/fact-sheet.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { pageOfFile } from '../cli/page-of-file.js';
import { printable } from '../cli/printable.js';
import { captureFlags } from '../cli/shared-flags.js';
import { outputWidth } from '../cli/summary-view.js';
import { AbuseSignalError, AuditError, ExitCode } from '../errors.js';
import { createFactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';
import { languages, pageTypes } from '../ruleset/vocabulary.js';

export default class Facts extends BaseCommand {
  static override summary = 'Print the fact sheet of saved pages or of live pages.';
  static override description =
    `Asks each page every fact of the rules: HTML and Markdown files by their extension, live pages through the browser.

With --json it prints one line of JSON for each argument, in the order given.`;
  static override examples = [
    '<%= config.bin %> facts mentions-legales.html',
    '<%= config.bin %> facts saved/*.html --json',
    '<%= config.bin %> facts https://example.org/terms --json',
  ];
  // One line for each argument, not one body for the command: oclif's own --json cannot do that.
  static override enableJsonFlag = false;
  static override strict = false;
  static override args = {
    page: Args.string({ required: true, description: 'HTML or Markdown file, or http(s) address; several may be given.' }),
  };
  static override flags = {
    'page-type': Flags.option({ options: pageTypes })({ summary: 'What the saved pages are, instead of recognising it.' }),
    lang: Flags.option({ options: languages })({ summary: 'Language of the saved pages, instead of detecting it.' }),
    browser: captureFlags.browser,
    json: Flags.boolean({ summary: 'One line of JSON for each argument.' }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Facts);
    const ruleset = loadRuleset();
    const engine = createFactEngine(ruleset);
    const hints = {
      ...(flags['page-type'] === undefined ? {} : { pageType: flags['page-type'] }),
      ...(flags.lang === undefined ? {} : { language: flags.lang }),
    };
    // Saved pages need no browser: its library is loaded for a live page only.
    const live = async (source: string): Promise<PageView> => {
      const { pageOfUrl } = await import('../cli/page-of-url.js');
      const command = [this.config.bin, 'facts', source];
      return pageOfUrl({ url: source, ruleset, engine, command, version: this.config.version, browser: flags.browser });
    };
    const viewOf = async (source: string): Promise<PageView> =>
      /^https?:\/\//i.test(source) ? live(source) : pageOfFile(engine, source, hints);
    const print = (line: FactLine) =>
      this.log(
        flags.json ? JSON.stringify(line) : factSheet(line, ruleset, interfaceLanguage(undefined, process.env), outputWidth()),
      );

    let code: ExitCode = ExitCode.ok;
    for (const source of argv as string[]) {
      try {
        print(factLineOf(engine, await viewOf(source), source));
      } catch (error) {
        code = graver(code, error instanceof AuditError ? error.exitCode : ExitCode.cannotRun);
        const hint = error instanceof AbuseSignalError ? ` ${error.hint}` : '';
        const failed: FactError = { source, error: `${(error as Error).message}${hint}` };
        if (flags.json) this.log(JSON.stringify(failed));
        else process.stderr.write(`${printable(source)}: ${printable(failed.error)}\n`);
      }
    }
    this.endWith(code);
  }
}

const byGravity: readonly ExitCode[] = [ExitCode.ok, ExitCode.tooLittleTested, ExitCode.cannotRun, ExitCode.abuseSignal];

/** Of several arguments the gravest trouble counts. */
const graver = (a: ExitCode, b: ExitCode): ExitCode => (byGravity.indexOf(a) > byGravity.indexOf(b) ? a : b);
