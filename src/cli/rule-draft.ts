import { stringify } from 'yaml';
import type { FactDefinition, ProfileQuestion, RuleDefinition } from '../ruleset/definitions.js';
import type { FactExample } from '../ruleset/examples.js';
import type { Predicate } from '../ruleset/node.js';
import type { Severity } from '../ruleset/vocabulary.js';

export interface DraftRequest {
  readonly id: string;
  readonly kind: 'obligation' | 'indicator';
  readonly severity: Severity;
  /** `<act>#<entry>` of rules/references. */
  readonly ref: string;
  readonly scope: string;
  readonly fact: FactDefinition;
  /** Answers that make the scope true, and answers that make it false. */
  readonly bound: Answers;
  readonly free: Answers;
}

type Answers = Readonly<Record<string, string | boolean>>;

/**
 * Answers over the profile that make a condition true or false; the first that do, in the order in which the condition is
 * written. Undefined when none is found, as for a condition whose scopes are not filled.
 */
export function answersFor(predicate: Predicate, wanted: boolean, questions: readonly ProfileQuestion[]): Answers | undefined {
  const below = (child: Predicate, value: boolean) => answersFor(child, value, questions);
  if ('scope' in predicate) return predicate.when === undefined ? undefined : below(predicate.when, wanted);
  if ('profile' in predicate) {
    const accepted = 'is' in predicate ? [predicate.is] : predicate.in;
    const others = questions.find(({ key }) => key === predicate.profile)?.values.filter((value) => !accepted.includes(value));
    const value = wanted ? accepted[0] : others?.[0];
    return value === undefined ? undefined : { [predicate.profile]: value };
  }
  if ('none' in predicate) return below({ any: predicate.none }, !wanted);
  const children = 'all' in predicate ? predicate.all : predicate.any;
  const answers = children.map((child) => below(child, wanted));
  const needsEach = 'all' in predicate ? wanted : !wanted;
  if (!needsEach) return answers.find((one) => one !== undefined);
  return answers.some((one) => one === undefined) ? undefined : Object.assign({}, ...answers);
}

type Example = Record<string, unknown>;

/** The fact's own examples, as pages on which the rule is tried. */
function examplesOf({ kind, fact, free }: DraftRequest): readonly Example[] {
  const found = fact.examples.find(({ expect }) => expect === true);
  const missing = fact.examples.find(({ expect }) => expect === false);
  const page = (example: FactExample | undefined) => [
    { ...(example?.type === undefined ? {} : { type: example.type }), html: example?.html },
  ];
  const [yes, no] = kind === 'obligation' ? ['pass', 'needs-review'] : ['observed', 'needs-review'];
  return [
    { name: 'The fact is seen', expect: yes, pages: page(found) },
    { name: 'The fact is not seen', expect: no, because: ['seen'], pages: page(missing) },
    { name: 'A service that it does not concern', expect: 'not-applicable', profile: free },
  ];
}

/**
 * A new rule as YAML: complete, valid and cautious (what is not found is asked of a person), so that its author changes a rule
 * that works instead of filling a form. Its status is `draft`.
 */
export function ruleDraft(request: DraftRequest): string {
  const { id, kind, severity, ref, scope, fact, bound } = request;
  const { title, question } = fact;
  const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
  const rule: Omit<RuleDefinition, 'file' | 'examples' | 'schema'> & Record<string, unknown> = {
    id,
    version: '0.1.0',
    status: 'draft',
    kind,
    observable: 'partly',
    severity,
    tags: [],
    title,
    rationale: {
      fr: `À écrire : pourquoi la loi le demande (${title.fr}).`,
      en: `To be written: why the law asks it (${title.en}).`,
    },
    remedy: {
      fr: `À écrire : ce qu’il faut faire (${lowered(title.fr)}).`,
      en: `To be written: what to do (${lowered(title.en)}).`,
    },
    question,
    legal: [{ ref, role: kind === 'obligation' ? 'basis' : 'context' }],
    applies: { scope },
    target: { pages: 'any' },
    check: { all: [{ id: 'seen', fact: { id: fact.id }, onFalse: 'needs-review' }] },
    messages: {
      [kind === 'obligation' ? 'pass' : 'observed']: { fr: `${title.fr} : vu.`, en: `${title.en}: seen.` },
      'needs-review': { fr: 'À vérifier par une personne : {unknown}.', en: 'To be checked by a person: {unknown}.' },
    },
    checks: { seen: { fr: lowered(title.fr), en: lowered(title.en) } },
  };
  const text = stringify({ schema: 1, ...rule, exampleProfile: bound, examples: examplesOf(request) }, { lineWidth: 130 });
  return `# yaml-language-server: $schema=../schema/rule.schema.json\n${text}`;
}
