import type { FactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import type { DetectionDefinition, FactDefinition, PageTypeDefinition } from '../ruleset/definitions.js';
import type { FactExample } from '../ruleset/examples.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { Truth } from '../ruleset/vocabulary.js';
import { exampleConsent } from './example-consent.js';
import { exampleProbe } from './example-probe.js';
import { exampleReports } from './example-report.js';
import type { ExampleKind, ExampleResult } from './example-result.js';
import { typeCountsFrom } from './page-groups.js';

/** Day on which examples are seen; fixed, so that they do not age by themselves. */
export const exampleDay = '2026-11-01';
const exampleUrl = 'https://exemple.example/page';

/** The page of an example of a fact or detection, as the facts see it. */
export function exampleView(ruleset: Ruleset, engine: FactEngine, example: FactExample): PageView {
  return engine.viewOfDocument({
    source: 'example',
    content: example.html,
    format: 'html',
    url: example.url ?? exampleUrl,
    ...(example.type === undefined ? {} : { pageType: example.type }),
    ...(example.cookies === undefined ? {} : { cookies: example.cookies }),
    ...(example.requests === undefined ? {} : { requests: example.requests }),
    ...(example.consent === undefined ? {} : { consent: exampleConsent(example.consent, example.url ?? exampleUrl) }),
    probes: (example.probes ?? []).map((probe) => exampleProbe(probe, 'example', example.url ?? exampleUrl)),
    reports: exampleReports(ruleset, example.report, 'example'),
    ...(example.gone === undefined ? {} : { gone: example.gone }),
    day: exampleDay,
  });
}

interface Answer {
  readonly value: Truth;
  readonly text?: string;
  readonly reason?: string;
}

/** Compares an answer with what an example of a fact or detection expects. */
export function compareAnswer(
  definition: { readonly file: string; readonly id: string },
  kind: ExampleKind,
  example: FactExample,
  { value, text, reason }: Answer,
): ExampleResult {
  const textDiffers = example.text !== undefined && example.text !== text;
  const wrong = [
    ...(value === example.expect ? [] : [`answered ${value}${reason === undefined ? '' : ` (${reason})`}`]),
    ...(textDiffers ? [`value ${text === undefined ? 'missing' : `“${text}”`} instead of “${example.text}”`] : []),
  ];
  return {
    file: definition.file,
    kind,
    id: definition.id,
    example: example.name,
    ok: wrong.length === 0,
    expected: String(example.expect),
    got: String(value),
    detail: wrong.join('; '),
  };
}

export function factExamples(ruleset: Ruleset, engine: FactEngine, fact: FactDefinition): ExampleResult[] {
  return fact.examples.map((example) =>
    compareAnswer(fact, 'fact', example, engine.observe(exampleView(ruleset, engine, example), fact.id)),
  );
}

export function detectionExamples(ruleset: Ruleset, engine: FactEngine, detection: DetectionDefinition): ExampleResult[] {
  return detection.examples.map((example) =>
    compareAnswer(detection, 'detection', example, engine.evaluate(exampleView(ruleset, engine, example), detection.check)),
  );
}

export function pageTypeExamples(engine: FactEngine, definition: PageTypeDefinition): ExampleResult[] {
  return definition.examples.map((example) => {
    const view = engine.viewOfDocument({
      source: 'example',
      content: example.html,
      format: 'html',
      url: example.url ?? exampleUrl,
    });
    const confidence = view.types.find(({ type }) => type === definition.id)?.confidence ?? 0;
    const got = confidence >= typeCountsFrom;
    const surest = view.types[0]?.type;
    const ordered = example.surest === undefined || example.surest === surest;
    const ok = got === example.expect && ordered;
    const withFirst = (answer: boolean, first?: string) => (ordered ? String(answer) : `${answer}, first ${first}`);
    return {
      file: definition.file,
      kind: 'page-type',
      id: definition.id,
      example: example.name,
      ok,
      expected: withFirst(example.expect, example.surest),
      got: withFirst(got, surest),
      detail: ok
        ? ''
        : `seen as ${view.types.map((seen) => `${seen.type} ${seen.confidence}`).join(', ')} (${typeCountsFrom} counts)`,
    };
  });
}
