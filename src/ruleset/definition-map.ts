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

/** What each kind of file holds. */
export interface DefinitionMap {
  readonly rules: RuleDefinition;
  readonly facts: FactDefinition;
  readonly pageTypes: PageTypeDefinition;
  readonly fields: FieldDefinition;
  readonly zones: ZoneDefinition;
  readonly lexicons: LexiconDefinition;
  readonly trackers: TrackerList;
  readonly reportTemplates: ReportTemplateDefinition;
  readonly probes: ProbeDefinition;
  readonly acts: ActDefinition;
  readonly accuracy: AccuracyDefinition;
  readonly scopes: ScopeDefinition;
  readonly catalogue: CatalogueDefinition;
  readonly sets: SetDefinition;
  readonly detections: DetectionDefinition;
  readonly profiles: ProfileDefinition;
}

/** Definitions that are looked up by id. */
export type Definition = DefinitionMap[keyof DefinitionMap];
