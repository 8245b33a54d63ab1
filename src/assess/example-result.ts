/** Kinds of definitions whose examples are run without a browser. */
export const exampleKinds = ['rule', 'fact', 'field', 'lexicon', 'zone', 'page-type', 'detection'] as const;
export type ExampleKind = (typeof exampleKinds)[number] | 'probe';

/** What came out of one example of one definition. */
export interface ExampleResult {
  /** Path relative to the rules folder. */
  readonly file: string;
  readonly kind: ExampleKind;
  readonly id: string;
  /** Name of the example. */
  readonly example: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly got: string;
  /** One sentence for the author when it is not as expected; empty when it is. */
  readonly detail: string;
}
