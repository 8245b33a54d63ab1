/** How a pattern names a part: `{{name}}`. No linear-time pattern holds two braces in a row otherwise. */
export const partNames = /\{\{([a-z][a-z0-9-]*)\}\}/g;

interface WithParts {
  readonly parts?: Readonly<Record<string, string>>;
  readonly patterns: readonly string[];
}

const hasParts = (definition: object): definition is WithParts => 'parts' in definition && 'patterns' in definition;

/**
 * Writes the parts of a field out where its patterns name them. A name without a part stays as it is, for the lint to tell.
 * @param definition a file's content that is valid by its schema
 */
export function fillParts<T extends object>(definition: T): T {
  if (!hasParts(definition)) return definition;
  const { parts = {}, patterns } = definition;
  const partOf = (whole: string, name: string) => (Object.hasOwn(parts, name) ? (parts[name] as string) : whole);
  return { ...definition, patterns: patterns.map((pattern) => pattern.replace(partNames, partOf)) };
}
