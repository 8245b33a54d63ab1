import type { DefinitionMap } from './definition-map.js';

/** One kind of file in the rules folder. */
export interface DefinitionKind {
  readonly kind: keyof DefinitionMap;
  /** Folder under rules/; rules themselves live in every other folder. */
  readonly folder: string;
  /** Name of the schema file, without `.schema.json`. */
  readonly schema: string;
  /** How messages call one definition. */
  readonly noun: string;
  /** Whether the file is named after its id. */
  readonly namedById: boolean;
}

const ruleKind: DefinitionKind = { kind: 'rules', folder: '', schema: 'rule', noun: 'rule', namedById: false };

export const definitionKinds: readonly DefinitionKind[] = [
  { kind: 'facts', folder: 'facts', schema: 'fact', noun: 'fact', namedById: true },
  { kind: 'pageTypes', folder: 'page-types', schema: 'page-type', noun: 'page type', namedById: true },
  { kind: 'fields', folder: 'fields', schema: 'field', noun: 'field', namedById: true },
  { kind: 'zones', folder: 'zones', schema: 'zone', noun: 'zone', namedById: true },
  { kind: 'lexicons', folder: 'lexicons', schema: 'lexicon', noun: 'lexicon', namedById: true },
  { kind: 'trackers', folder: 'trackers', schema: 'tracker', noun: 'list of trackers', namedById: true },
  { kind: 'reportTemplates', folder: 'report-templates', schema: 'report-template', noun: 'report template', namedById: true },
  { kind: 'probes', folder: 'probes', schema: 'probe', noun: 'probe', namedById: true },
  { kind: 'acts', folder: 'references', schema: 'reference', noun: 'act', namedById: true },
  { kind: 'scopes', folder: 'scopes', schema: 'scope', noun: 'scope', namedById: true },
  { kind: 'catalogue', folder: 'catalogue', schema: 'catalogue', noun: 'part of the catalogue', namedById: true },
  { kind: 'accuracy', folder: 'accuracy', schema: 'accuracy', noun: 'measurement', namedById: true },
  { kind: 'sets', folder: 'sets', schema: 'set', noun: 'set', namedById: true },
  { kind: 'detections', folder: 'detections', schema: 'detection', noun: 'detection', namedById: true },
  { kind: 'profiles', folder: 'profile', schema: 'profile-definition', noun: 'profile definition', namedById: false },
  ruleKind,
];

/** Kind of a file by its path relative to the rules folder, e.g. `facts/host-named.yaml`. */
export function kindOf(file: string): DefinitionKind {
  const folder = file.split('/')[0];
  return definitionKinds.find((k) => k.folder === folder) ?? ruleKind;
}
