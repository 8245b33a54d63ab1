/** One answer with the keys that lead to it in the document it was written in. */
export interface FlatAnswer {
  readonly key: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Flattens nested maps to dotted keys: `publisher: {country: FR}` and `publisher.country: FR` are the same answer. */
export function flattenAnswers(document: Readonly<Record<string, unknown>>, path: readonly string[] = []): FlatAnswer[] {
  return Object.entries(document).flatMap(([step, value]) => {
    const here = [...path, step];
    return isMap(value) ? flattenAnswers(value, here) : [{ key: here.join('.'), path: here, value }];
  });
}
