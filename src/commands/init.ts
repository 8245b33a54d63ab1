import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Flags } from '@oclif/core';
import { knowProfile } from '../assess/detect-profile.js';
import { siteOf } from '../assess/site.js';
import { askProfile } from '../cli/ask-profile.js';
import { BaseCommand } from '../cli/base-command.js';
import { type InterfaceLanguage, interfaceLanguage } from '../cli/interface-language.js';
import { profileText } from '../cli/profile-text.js';
import { counted, questionNoun } from '../cli/question-words.js';
import { judgingFlags, languageFlag } from '../cli/shared-flags.js';
import { UsageError } from '../errors.js';
import { readBundle } from '../evidence/read-bundle.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { withImplied } from '../profile/implied-answers.js';
import { loadProfile } from '../profile/load-profile.js';
import { openQuestions } from '../profile/open-questions.js';
import type { ProfileEntry } from '../profile/profile.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';
import { withOwnSet } from '../ruleset/own-set.js';
import { resolveSet } from '../ruleset/resolve-set.js';
import type { Ruleset } from '../ruleset/ruleset.js';

interface Written {
  readonly file: string;
  readonly answers: Readonly<Record<string, string | boolean>>;
  readonly open: readonly string[];
}

/** What the pages of a bundle suggest about the service. */
function detectedIn(directory: string, ruleset: Ruleset): readonly ProfileEntry[] {
  const site = siteOf(readBundle(directory), ruleset, createFactEngine(ruleset));
  return knowProfile({ entries: new Map() }, site).detected;
}

export default class Init extends BaseCommand {
  static override summary = 'Write a profile of the service, asking only what the chosen rules need.';
  static override description =
    `Each answer may close other questions: a shop is not asked about its forum. An empty line leaves a question open; it then stands in the file as a comment. Without a terminal nothing is asked and every open question is written as a comment.`;
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init --service forum --set dsa-platform --out forum.yaml',
    '<%= config.bin %> init --evidence audits/example.org/2026-11-23T20-52-50Z/evidence.wacz',
  ];
  static override flags = {
    out: Flags.string({ char: 'o', helpValue: 'FILE', default: 'service.yaml', summary: 'File to write.' }),
    force: Flags.boolean({ summary: 'Replace the file when it exists.' }),
    name: Flags.string({ helpValue: 'NAME', summary: 'Name of the service, for the report.' }),
    evidence: Flags.string({
      helpValue: 'BUNDLE',
      summary: 'Show beside each question what this visit suggests, and how surely.',
    }),
    service: judgingFlags.service,
    set: judgingFlags.set,
    ...languageFlag,
  };

  async run(): Promise<Written> {
    const { flags } = await this.parse(Init);
    if (existsSync(flags.out) && !flags.force)
      throw new UsageError(`${flags.out} exists already.`, {
        code: 'file-exists',
        hint: 'Name another file with --out, or replace it with --force.',
      });
    const { ruleset, set } = withOwnSet(loadRuleset(), flags.set);
    const { rules } = resolveSet(ruleset, set);
    const lang = interfaceLanguage(flags.lang, process.env);
    const { questions } = ruleset.profile;
    const preset = loadProfile({ ruleset, ...(flags.service === undefined ? {} : { preset: flags.service }) }).entries;
    const detected = flags.evidence === undefined ? [] : detectedIn(flags.evidence, ruleset);
    const interview = { rules, questions, known: preset, detected, lang };
    const given = process.stdin.isTTY && !this.jsonEnabled() ? await this.interview(interview) : [];
    const answers = [...preset.values(), ...given];
    const known = withImplied(new Map(answers.map((entry) => [entry.key, entry])), questions);
    const open = openQuestions(rules, known);
    writeFileSync(flags.out, profileText({ name: flags.name, answers, open, questions, lang }));
    this.log(written(flags.out, answers.length, open.length, lang));
    return {
      file: flags.out,
      answers: Object.fromEntries(answers.map(({ key, value }) => [key, value])),
      open: open.map(({ key }) => key),
    };
  }

  private async interview(interview: Omit<Parameters<typeof askProfile>[0], 'ask'>): Promise<readonly ProfileEntry[]> {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
    const ask = (text: string) => Promise.race([new Promise<string>((resolve) => terminal.question(text, resolve)), ended]);
    try {
      return await askProfile({ ...interview, ask });
    } finally {
      terminal.close();
    }
  }
}

function written(file: string, answers: number, open: number, lang: InterfaceLanguage): string {
  const given = counted(answers, { fr: 'réponse', en: 'answer' }, lang);
  const left = counted(open, questionNoun, lang);
  return lang === 'fr'
    ? `${file}\u00a0: ${given}, ${left} sans réponse.\nPour s’en servir\u00a0: vigie audit URL --profile ${file}`
    : `${file}: ${given}, ${left} left open.\nTo use it: vigie audit URL --profile ${file}`;
}
