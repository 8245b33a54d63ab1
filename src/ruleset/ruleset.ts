import type {
  AccuracyDefinition,
  ActDefinition,
  CatalogueDefinition,
  DetectionDefinition,
  FactDefinition,
  FieldDefinition,
  LexiconDefinition,
  PageTypeDefinition,
  ProfileDefinition,
  RuleDefinition,
  ScopeDefinition,
  SetDefinition,
  TrackerList,
  ZoneDefinition,
} from './definitions.js';
import type { ProbeDefinition } from './probe-definition.js';
import type { ReportTemplateDefinition } from './report-template.js';
import type { PageType } from './vocabulary.js';

/** What was found out of a pattern as facts compile it (facts/measure-patterns.ts). */
export interface KnownPattern {
  /** What a text must hold for it to match (facts/text-needs.ts). */
  readonly needs?: readonly (readonly string[])[];
  /** Sizes of texts on which it is quick (facts/quick-sizes.ts). */
  readonly quick?: number;
  /** Of a pattern as a field has it, how a text is searched for it (facts/field-search.ts). */
  readonly search?: SearchPlan;
}

/** How a text is searched for the values of a field. */
export interface SearchPlan {
  /** Of each need, a match holds one of its texts once folded; none promises nothing. */
  readonly needs: readonly (readonly string[])[];
  /** Lines around such a text or a run that a match may span. */
  readonly reach: number;
  /** Parts of the pattern that must match where the whole does; the one that says most comes first. */
  readonly runs: readonly string[];
  /** Whether the value is read but once in a match, so that every engine tells the same place for it. */
  readonly once: boolean;
  /** What every match begins with, where that can be told. */
  readonly head?: string;
}

/** The whole rules folder, read, validated and indexed by id. Plain data: nothing is compiled here. */
export interface Ruleset {
  /** Absolute path of the folder it was read from. */
  readonly directory: string;
  /** SHA-256 over all files, so that a report can name the exact rules. */
  readonly digest: string;
  readonly rules: ReadonlyMap<string, RuleDefinition>;
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly pageTypes: ReadonlyMap<PageType, PageTypeDefinition>;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly zones: ReadonlyMap<string, ZoneDefinition>;
  readonly lexicons: ReadonlyMap<string, LexiconDefinition>;
  readonly trackers: ReadonlyMap<string, TrackerList>;
  readonly reportTemplates: ReadonlyMap<string, ReportTemplateDefinition>;
  readonly probes: ReadonlyMap<string, ProbeDefinition>;
  readonly acts: ReadonlyMap<string, ActDefinition>;
  readonly accuracy: ReadonlyMap<string, AccuracyDefinition>;
  readonly scopes: ReadonlyMap<string, ScopeDefinition>;
  readonly catalogue: ReadonlyMap<string, CatalogueDefinition>;
  readonly sets: ReadonlyMap<string, SetDefinition>;
  readonly detections: ReadonlyMap<string, DetectionDefinition>;
  readonly profile: ProfileDefinition;
  /** What the build found out of the patterns of the fields of the shipped rules, by pattern; of others it is found out on first use. */
  readonly patterns?: ReadonlyMap<string, KnownPattern>;
  /** The same of their phrases, by phrase as lexicons have it. */
  readonly phrases?: ReadonlyMap<string, KnownPattern>;
}
