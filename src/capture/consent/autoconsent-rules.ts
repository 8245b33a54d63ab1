import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Steps that only change how the page looks: a banner that is hidden was neither refused nor accepted. */
const cosmeticSteps = ['hide', 'removeClass', 'setStyle', 'addStyle'] as const;

/** Parts of a step that hold steps of their own. */
const branches: ReadonlySet<string> = new Set(['then', 'else', 'any']);

type RuleStep = Readonly<Record<string, unknown>>;

export interface AutoconsentRule {
  readonly name: string;
  readonly cosmetic?: boolean;
  readonly runContext?: { readonly main?: boolean; readonly frame?: boolean; readonly urlPattern?: string };
  readonly prehideSelectors?: readonly string[];
  readonly optOut?: readonly RuleStep[];
  readonly optIn?: readonly RuleStep[];
  readonly [other: string]: unknown;
}

/** A step without what hides or restyles; such a step becomes a wait of one millisecond, so that the others still run in order. */
function withoutCosmetics(step: RuleStep): RuleStep {
  if (cosmeticSteps.some((name) => step[name] !== undefined)) return { wait: 1 };
  return Object.fromEntries(
    Object.entries(step).map(([key, value]) => [
      key,
      branches.has(key) ? (value as readonly RuleStep[]).map(withoutCosmetics) : value,
    ]),
  );
}

/** Rules that click or call the consent tool; those whose only act is to hide are left out, and so is every hiding step. */
export function actingRules(rules: readonly AutoconsentRule[]): readonly AutoconsentRule[] {
  return rules
    .filter((rule) => !rule.cosmetic)
    .map(({ prehideSelectors: _, ...rule }) => ({
      ...rule,
      optOut: (rule.optOut ?? []).map(withoutCosmetics),
      optIn: (rule.optIn ?? []).map(withoutCosmetics),
    }));
}

export interface AutoconsentPackage {
  readonly version: string;
  /** Program of the isolated world; it looks for `autoconsentSendMessage` there. */
  readonly program: string;
  /** Rules that may apply at an address. */
  readonly rulesFor: (url: string) => readonly AutoconsentRule[];
}

let loaded: AutoconsentPackage | undefined;

/** Reads the package once. Its program for Playwright is not among its exports, so it is found beside the one that is. */
export function loadAutoconsent(): AutoconsentPackage {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@duckduckgo/autoconsent'));
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
  const all = (require('@duckduckgo/autoconsent/rules/rules.json') as { autoconsent: readonly AutoconsentRule[] }).autoconsent;
  const rules = actingRules(all);
  const general = rules.filter((rule) => !rule.runContext?.urlPattern);
  const patterned = rules.flatMap((rule) => {
    const pattern = rule.runContext?.urlPattern;
    return pattern ? [{ rule, pattern: new RegExp(pattern) }] : [];
  });
  loaded = {
    version,
    program: readFileSync(join(folder, 'autoconsent.playwright.js'), 'utf8'),
    rulesFor: (url) => [...patterned.filter(({ pattern }) => pattern.test(url)).map(({ rule }) => rule), ...general],
  };
  return loaded;
}
