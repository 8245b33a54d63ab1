import { Flags } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.js';
import { interfaceLanguage } from '../../cli/interface-language.js';
import { ruleTable } from '../../cli/rule-table.js';
import { languageFlag } from '../../cli/shared-flags.js';
import { outputWidth } from '../../cli/summary-view.js';
import type { RuleDefinition } from '../../ruleset/definitions.js';
import { loadRuleset } from '../../ruleset/load-ruleset.js';
import { everyRule, resolveSet } from '../../ruleset/resolve-set.js';

type RuleLine = Pick<RuleDefinition, 'id' | 'kind' | 'severity' | 'status' | 'version' | 'title' | 'legal' | 'file'>;

export default class RulesList extends BaseCommand {
  static override summary = 'List the rules, or those of one set.';
  static override examples = ['<%= config.bin %> rules list', '<%= config.bin %> rules list --set dsa-hosting --json'];
  static override flags = {
    set: Flags.string({ helpValue: 'NAME', default: everyRule, summary: 'Set of rules to list.' }),
    all: Flags.boolean({ summary: 'Deprecated rules too, whatever the set.' }),
    ...languageFlag,
  };

  async run(): Promise<readonly RuleLine[]> {
    const { flags } = await this.parse(RulesList);
    const ruleset = loadRuleset();
    const rules = flags.all ? [...ruleset.rules.values()] : resolveSet(ruleset, flags.set).rules;
    const lang = interfaceLanguage(flags.lang, process.env);
    this.log(ruleTable(rules, lang, outputWidth()));
    this.log(lang === 'fr' ? `\n${rules.length} règles` : `\n${rules.length} rules`);
    return rules.map(({ id, kind, severity, status, version, title, legal, file }) => {
      return { id, kind, severity, status, version, title, legal, file };
    });
  }
}
