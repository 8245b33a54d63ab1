import type { FactDefinition, LexiconDefinition, PageTypeDefinition, RuleDefinition } from '../../src/ruleset/definitions.js';
import type { Node } from '../../src/ruleset/node.js';
import type { Ruleset } from '../../src/ruleset/ruleset.js';
import type { Bilingual, PageType } from '../../src/ruleset/vocabulary.js';

export const both = (text: string): Bilingual => ({ fr: text, en: text });

const lexicon = (id: string, fr: readonly string[], en: readonly string[] = fr): LexiconDefinition => ({
  schema: 1,
  file: `lexicons/${id}.yaml`,
  id,
  phrases: { fr, en },
  accept: { fr: [fr[0] ?? ''] },
  reject: { fr: ['rien de tel'] },
});

const pageType = (id: PageType, options: Partial<PageTypeDefinition> = {}): PageTypeDefinition => ({
  schema: 1,
  file: `page-types/${id}.yaml`,
  id,
  title: both(id),
  slugs: [],
  signals: [],
  examples: [],
  ...options,
});

export const fact = (id: string, check: Node, examples: FactDefinition['examples'] = []): FactDefinition => ({
  schema: 1,
  file: `facts/${id}.yaml`,
  id,
  title: both(`Fait ${id}`),
  question: both(`${id} ?`),
  check,
  examples,
});

export const rule = (options: Partial<RuleDefinition> & Pick<RuleDefinition, 'check'>): RuleDefinition => ({
  schema: 1,
  file: 'eu-act/rule.yaml',
  id: 'rule',
  version: '1.0.0',
  status: 'stable',
  kind: 'obligation',
  observable: 'fully',
  severity: 'major',
  tags: [],
  title: both('Titre'),
  rationale: both('Raison'),
  remedy: both('Remède'),
  question: both('Question'),
  legal: [{ ref: 'eu-act#art-1', role: 'basis' }],
  applies: { profile: 'features.userContent', is: true },
  target: { pages: ['legal-notice'] },
  messages: {},
  checks: {},
  examples: [],
  ...options,
});

const indexed = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** The tiny ruleset's page types and lexicons with one more type, known by its title in French. */
export function withPageType(id: PageType, title: string): Pick<Ruleset, 'pageTypes' | 'lexicons'> {
  const { pageTypes, lexicons } = tinyRuleset();
  const words = lexicon(`${id}-title`, [title]);
  return {
    pageTypes: new Map([...pageTypes, [id, pageType(id, { lexicon: words.id })]]),
    lexicons: new Map([...lexicons, [words.id, words]]),
  };
}

/** A ruleset small enough to be read whole: one act, four facts, five page types, and the rules of the test. */
export function tinyRuleset(
  options: Partial<Omit<Ruleset, 'rules'>> & { readonly rules?: readonly RuleDefinition[] } = {},
): Ruleset {
  const { rules = [], ...rest } = options;
  const entry = { from: '2024-02-17', url: both('https://eur-lex.europa.eu/x') };
  return {
    directory: '/rules',
    digest: 'digest',
    rules: indexed(rules),
    facts: indexed([
      fact('host-named', { text: { lexicon: 'host' } }),
      fact('director-named', { text: { lexicon: 'director' } }),
      fact('report-control', { any: [{ control: { name: 'report' } }, { link: { lexicon: 'report' } }] }),
      fact('illegal-form', { form: { about: 'report' } }),
    ]),
    pageTypes: new Map([
      ['home' as const, pageType('home')],
      ['legal-notice' as const, pageType('legal-notice', { lexicon: 'legal-title', slugs: ['mentions-legales', 'legal'] })],
      ['terms' as const, pageType('terms', { lexicon: 'terms-title', slugs: ['cgu'] })],
      ['login' as const, pageType('login', { slugs: ['connexion'] })],
      ['composer' as const, pageType('composer', { slugs: ['nouveau-sujet'] })],
      ['report-form' as const, pageType('report-form', { lexicon: 'report', slugs: ['signaler'] })],
      [
        'content-item' as const,
        pageType('content-item', { signals: [{ weight: 0.9, check: { exists: { selector: 'article.post' } } }] }),
      ],
    ]),
    fields: new Map(),
    zones: new Map(),
    lexicons: indexed([
      lexicon('host', ['hebergeur', 'heberge par'], ['hosted by']),
      lexicon('director', ['directrice? de la publication'], ['publication director']),
      lexicon('report', ['signaler', 'signalement'], ['report']),
      lexicon('legal-title', ['mentions legales'], ['legal notice']),
      lexicon('terms-title', ['conditions d.utilisation'], ['terms of use']),
    ]),
    trackers: new Map(),
    reportTemplates: new Map(),
    probes: new Map(),
    acts: new Map([
      [
        'eu-act',
        {
          schema: 1 as const,
          file: 'references/eu-act.yaml',
          act: 'eu-act',
          title: both('Acte'),
          short: both('Acte'),
          entries: {
            'art-1': { ...entry, article: '1', verified: 'text' as const },
            'art-2': { ...entry, article: '12', verified: 'no' as const },
            'art-3': { ...entry, article: '9', verified: 'secondary' as const },
            old: { ...entry, article: '6, III', from: '2004-06-22', until: '2024-05-22', verified: 'text' as const },
          },
        },
      ],
    ]),
    accuracy: new Map(),
    scopes: new Map(),
    catalogue: new Map(),
    sets: new Map(),
    detections: new Map(),
    profile: {
      schema: 1,
      file: 'profile/service.yaml',
      questions: [
        { key: 'features.userContent', question: both('Contenus ?'), values: [true, false] },
        { key: 'features.ads', question: both('Publicité ?'), values: [true, false] },
        {
          key: 'publisher.country',
          question: both('Pays ?'),
          values: [],
          pattern: '^[A-Z]{2}$',
          form: { fr: 'deux lettres', en: 'a two-letter country code such as FR' },
        },
        { key: 'publisher.kind', question: both('Qui ?'), values: ['company', 'association', 'person'] },
        { key: 'size', question: both('Taille ?'), values: ['micro', 'small', 'medium', 'large'] },
      ],
      presets: {
        forum: { title: both('Forum'), profile: { 'features.userContent': true, 'features.ads': false } },
        shop: { title: both('Boutique'), profile: { 'features.userContent': false } },
      },
    },
    ...rest,
  };
}
