import type {
  DetectionDefinition,
  FactDefinition,
  FieldDefinition,
  LexiconDefinition,
  PageTypeDefinition,
  TrackerList,
  ZoneDefinition,
} from '../../src/ruleset/definitions.js';
import type { Node } from '../../src/ruleset/node.js';
import type { Ruleset } from '../../src/ruleset/ruleset.js';
import type { PageType } from '../../src/ruleset/vocabulary.js';

/** The smallest set of definitions that a test of the fact engine needs, written as plain phrases. */
export interface TinyRules {
  readonly lexicons?: Readonly<Record<string, LexiconDefinition['phrases']>>;
  readonly facts?: Readonly<Record<string, Node>>;
  readonly fields?: Readonly<Record<string, Partial<FieldDefinition> & { readonly patterns: readonly string[] }>>;
  readonly zones?: Readonly<Record<string, { readonly heading?: string; readonly label?: string; readonly reach?: number }>>;
  readonly pageTypes?: Readonly<Partial<Record<PageType, Partial<PageTypeDefinition>>>>;
  readonly trackers?: TrackerList['trackers'];
  readonly detections?: readonly DetectionDefinition[];
}

const words = { fr: 'texte', en: 'text' };
const keyed = <Given, Made>(
  entries: Readonly<Record<string, Given>> | undefined,
  make: (id: string, given: Given) => Made,
): Map<string, Made> => new Map(Object.entries(entries ?? {}).map(([id, given]) => [id, make(id, given)]));

/** A ruleset in memory for tests of the fact engine. */
export function tinyFactRules(rules: TinyRules): Ruleset {
  return {
    directory: '/nowhere',
    digest: '0'.repeat(64),
    rules: new Map(),
    facts: keyed(
      rules.facts,
      (id, check): FactDefinition => ({
        schema: 1,
        id,
        file: `facts/${id}.yaml`,
        title: words,
        question: words,
        check,
        examples: [],
      }),
    ),
    pageTypes: keyed(
      rules.pageTypes,
      (id, given): PageTypeDefinition => ({
        schema: 1,
        id: id as PageType,
        file: `page-types/${id}.yaml`,
        title: words,
        slugs: [],
        signals: [],
        examples: [],
        ...given,
      }),
    ) as Map<PageType, PageTypeDefinition>,
    fields: keyed(
      rules.fields,
      (id, given): FieldDefinition => ({
        schema: 1,
        id,
        file: `fields/${id}.yaml`,
        title: words,
        personalData: false,
        accept: [],
        reject: [],
        ...given,
      }),
    ),
    zones: keyed(
      rules.zones,
      (id, given): ZoneDefinition => ({ schema: 1, id, file: `zones/${id}.yaml`, title: words, examples: [], ...given }),
    ),
    lexicons: keyed(
      rules.lexicons,
      (id, phrases): LexiconDefinition => ({ schema: 1, id, file: `lexicons/${id}.yaml`, phrases, accept: {}, reject: {} }),
    ),
    trackers: new Map(
      rules.trackers === undefined
        ? []
        : [['list', { schema: 1, id: 'list', file: 'trackers/list.yaml', trackers: rules.trackers }]],
    ),
    reportTemplates: new Map(),
    probes: new Map(),
    acts: new Map(),
    accuracy: new Map(),
    scopes: new Map(),
    catalogue: new Map(),
    sets: new Map(),
    detections: new Map((rules.detections ?? []).map((detection) => [detection.id, detection])),
    profile: { schema: 1, file: 'profile/service.yaml', questions: [], presets: {} },
  };
}
