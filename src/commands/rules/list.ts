import { Flags } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.js';
import { type CatalogueLine, catalogueLines, catalogueTable } from '../../cli/catalogue-table.js';
import { interfaceLanguage } from '../../cli/interface-language.js';
import { ruleTable } from '../../cli/rule-table.js';
import { languageFlag } from '../../cli/shared-flags.js';
import { outputWidth } from '../../cli/summary-view.js';
import type { RuleDefinition } from '../../ruleset/definitions.js';
import { loadRuleset } from '../../ruleset/load-ruleset.js';
import { withOwnSet } from '../../ruleset/own-set.js';
import { everyRule, resolveSet } from '../../ruleset/resolve-set.js';

type RuleLine = Pick<
  RuleDefinition,
  'id' | 'kind' | 'observable' | 'severity' | 'status' | 'version' | 'title' | 'legal' | 'file'
>;
type Line =
  | (RuleLine & { readonly aliases: readonly string[] })
  | (Pick<CatalogueLine, 'id' | 'nature' | 'title' | 'legal' | 'file'> & { readonly kind: 'catalogue' });

export default class RulesList extends BaseCommand {
  static override summary = 'List the rules, or those of one set.';
  static override examples = ['<%= config.bin %> rules list', '<%= config.bin %> rules list --set dsa-hosting --json'];
  static override flags = {
    set: Flags.string({ helpValue: 'NAME', default: everyRule, summary: 'Set of rules to list.' }),
    all: Flags.boolean({
      summary: 'Every rule whatever the set, deprecated ones too, and the texts of law that no rule judges.',
    }),
    ...languageFlag,
  };

  async run(): Promise<readonly Line[]> {
    const { flags } = await this.parse(RulesList);
    const { ruleset, set } = withOwnSet(loadRuleset(), flags.set);
    const rules = flags.all ? [...ruleset.rules.values()] : resolveSet(ruleset, set).rules;
    const lang = interfaceLanguage(flags.lang, process.env);
    this.log(ruleTable(rules, lang, outputWidth()));
    this.log(lang === 'fr' ? `\n${rules.length} règles` : `\n${rules.length} rules`);
    const catalogue = flags.all ? catalogueLines(ruleset) : [];
    if (catalogue.length > 0) {
      this.log(lang === 'fr' ? '\nTextes connus que nulle règle ne juge' : '\nTexts that are known and that no rule judges');
      this.log(catalogueTable(catalogue, lang, outputWidth()));
    }
    return [
      ...rules.map(({ id, aliases = [], kind, observable, severity, status, version, title, legal, file }): Line => {
        return { id, aliases, kind, observable, severity, status, version, title, legal, file };
      }),
      ...catalogue.map(({ id, nature, title, legal, file }): Line => ({ id, kind: 'catalogue', nature, title, legal, file })),
    ];
  }
}
