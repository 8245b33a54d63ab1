import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.js';
import { answersFor, ruleDraft } from '../../cli/rule-draft.js';
import { UsageError } from '../../errors.js';
import { closest } from '../../ruleset/did-you-mean.js';
import { filledScope } from '../../ruleset/fill-scopes.js';
import { loadRuleset } from '../../ruleset/load-ruleset.js';
import type { Ruleset } from '../../ruleset/ruleset.js';
import { severities } from '../../ruleset/vocabulary.js';

/** @throws UsageError with the nearest known name */
function known<T>(kind: string, id: string, all: ReadonlyMap<string, T>): T {
  const found = all.get(id);
  if (found !== undefined) return found;
  const near = closest(id, all.keys());
  throw new UsageError(`There is no ${kind} \`${id}\`${near === undefined ? '.' : `; did you mean \`${near}\`?`}`, {
    code: `unknown-${kind}`,
    hint: `\`vigie rules new --help\` shows an example.`,
  });
}

function assertReference(ruleset: Ruleset, ref: string): void {
  const [act = '', entry = ''] = ref.split('#');
  known('provision', entry, new Map(Object.entries(known('act', act, ruleset.acts).entries)));
}

export default class RulesNew extends BaseCommand {
  static override summary = 'Write the draft of a new rule that already passes its checks.';
  static override description =
    'The draft asks one fact, on the services of one scope, and leaves what is not found to a person. Its examples are those of the fact. Change it from there; docs/writing-a-rule.md tells how.';
  static override examples = [
    '<%= config.bin %> rules new risk-host-hidden --fact host-named --scope hosting --ref eu-dsa#art-12 --kind indicator',
    '<%= config.bin %> rules new dsa-99-example --fact terms-page --scope online-platform --ref eu-dsa#art-14 --file rules/eu-dsa/99-example.yaml',
  ];
  static override args = { id: Args.string({ required: true, description: 'Identifier of the new rule.' }) };
  static override flags = {
    fact: Flags.string({ helpValue: 'ID', required: true, summary: 'Fact that it asks.' }),
    scope: Flags.string({ helpValue: 'ID', required: true, summary: 'Scope of the services that it concerns.' }),
    ref: Flags.string({ helpValue: 'ACT#ENTRY', required: true, summary: 'Provision on which it rests.' }),
    kind: Flags.option({ options: ['obligation', 'indicator'] as const })({
      default: 'obligation',
      summary: 'Duty or sign of risk.',
    }),
    severity: Flags.option({ options: severities })({ default: 'minor', summary: 'Legal weight.' }),
    file: Flags.string({ helpValue: 'FILE', summary: 'File to write; by default in rules/, in the folder of the act.' }),
  };

  async run(): Promise<{ readonly file: string }> {
    const { args, flags } = await this.parse(RulesNew);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(args.id))
      throw new UsageError(`\`${args.id}\` is no identifier.`, {
        code: 'bad-id',
        hint: 'Use lower-case letters, digits and single hyphens, as in dsa-16-2b-notice-url.',
      });
    const ruleset = loadRuleset();
    if (ruleset.rules.has(args.id))
      throw new UsageError(`There is a rule \`${args.id}\` already (rules/${ruleset.rules.get(args.id)?.file}).`, {
        code: 'duplicate-id',
        hint: 'An identifier is never given twice: choose another.',
      });
    const fact = known('fact', flags.fact, ruleset.facts);
    known('scope', flags.scope, ruleset.scopes);
    assertReference(ruleset, flags.ref);
    const file = flags.file ?? join(ruleset.directory, flags.ref.split('#')[0] ?? 'risk', `${args.id}.yaml`);
    if (existsSync(file))
      throw new UsageError(`${file} exists already.`, { code: 'file-exists', hint: 'Name another file with --file.' });
    const applies = filledScope(flags.scope, ruleset);
    const { questions } = ruleset.profile;
    const text = ruleDraft({
      id: args.id,
      kind: flags.kind,
      severity: flags.severity,
      ref: flags.ref,
      scope: flags.scope,
      fact,
      bound: answersFor(applies, true, questions) ?? {},
      free: answersFor(applies, false, questions) ?? {},
    });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    this.log(`${file}\nNext: vigie rules validate, vigie rules test ${args.id}`);
    return { file };
  }
}
