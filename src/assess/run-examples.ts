import { createFactEngine } from '../facts/fact-engine.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { detectionExamples, factExamples, pageTypeExamples } from './example-pages.js';
import type { ExampleKind, ExampleResult } from './example-result.js';
import { prepareExample, runRuleExample } from './example-rules.js';
import { fieldExamples, lexiconExamples, zoneExamples } from './example-words.js';

/** Which examples to run; everything when empty. */
export interface ExampleFilter {
  readonly kinds?: readonly ExampleKind[];
  /** Ids of definitions. */
  readonly ids?: readonly string[];
}

interface Identified {
  readonly file: string;
  readonly id: string;
}

/** A definition that names something missing spoils its own examples, not those of the others. */
function attempt<T extends Identified>(
  kind: ExampleKind,
  definition: T,
  run: (definition: T) => ExampleResult[],
): ExampleResult[] {
  try {
    return run(definition);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const { file, id } = definition;
    return [{ file, kind, id, example: 'all examples', ok: false, expected: 'answers', got: 'an error', detail }];
  }
}

/**
 * Runs the examples that rules, facts, fields, lexicons, zones, page types and detections carry, through the code that
 * judges real captures; those of probes need a browser and are not run here. Sorted by file, then in the order in which they are written.
 */
export function runExamples(ruleset: Ruleset, filter: ExampleFilter = {}): ExampleResult[] {
  const engine = createFactEngine(ruleset);
  const of = <T extends Identified>(
    kind: ExampleKind,
    definitions: ReadonlyMap<string, T>,
    run: (definition: T) => ExampleResult[],
  ): ExampleResult[] => {
    if (filter.kinds !== undefined && !filter.kinds.includes(kind)) return [];
    const chosen = [...definitions.values()].filter(({ id }) => filter.ids === undefined || filter.ids.includes(id));
    return chosen.sort((a, b) => (a.file < b.file ? -1 : 1)).flatMap((definition) => attempt(kind, definition, run));
  };
  return [
    ...of('lexicon', ruleset.lexicons, (lexicon) => lexiconExamples(engine, lexicon)),
    ...of('field', ruleset.fields, (field) => fieldExamples(engine, field)),
    ...of('zone', ruleset.zones, (zone) => zoneExamples(ruleset, engine, zone)),
    ...of('page-type', ruleset.pageTypes, (pageType) => pageTypeExamples(engine, pageType)),
    ...of('fact', ruleset.facts, (fact) => factExamples(ruleset, engine, fact)),
    ...of('detection', ruleset.detections, (detection) => detectionExamples(ruleset, engine, detection)),
    ...of('rule', ruleset.rules, (rule) =>
      rule.examples.map((example) => runRuleExample(rule, prepareExample(ruleset, engine, example))),
    ),
  ];
}
