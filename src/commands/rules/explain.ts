import { Args } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.js';
import { findRule } from '../../cli/find-rule.js';
import { interfaceLanguage } from '../../cli/interface-language.js';
import { ruleExplanation } from '../../cli/rule-explanation.js';
import { languageFlag } from '../../cli/shared-flags.js';
import type { RuleDefinition } from '../../ruleset/definitions.js';
import { loadRuleset } from '../../ruleset/load-ruleset.js';

export default class RulesExplain extends BaseCommand {
  static override summary = 'Explain a rule: its law, to whom it applies, what is looked for and what the report would say.';
  static override examples = [
    '<%= config.bin %> rules explain dsa-16-1-notice-mechanism',
    '<%= config.bin %> rules explain fr-lcen-1-1-host-identity --lang fr',
  ];
  static override args = { id: Args.string({ required: true, description: 'Id of the rule, present or former.' }) };
  static override flags = { ...languageFlag };

  async run(): Promise<RuleDefinition> {
    const { args, flags } = await this.parse(RulesExplain);
    const ruleset = loadRuleset();
    const rule = findRule(ruleset, args.id);
    this.log(ruleExplanation(rule, ruleset, interfaceLanguage(flags.lang, process.env)));
    return rule;
  }
}
