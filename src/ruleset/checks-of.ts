import type { Path } from './finding.js';
import type { Node } from './node.js';
import type { Ruleset } from './ruleset.js';
import { type PlacedNode, walkNodes } from './walk-nodes.js';

/** A check tree of the rules folder, with the file and path where it stands. */
export interface PlacedCheck {
  readonly file: string;
  readonly path: Path;
  readonly check: Node;
  /** Rules may use keys that page-level checks may not. */
  readonly inRule: boolean;
}

/** Every check tree of a ruleset: of rules, facts, detections and page types. */
export function checksOf(ruleset: Ruleset): readonly PlacedCheck[] {
  const page = [...ruleset.facts.values(), ...ruleset.detections.values()];
  return [
    ...[...ruleset.rules.values()].map(({ file, check }) => ({ file, check, path: ['check'], inRule: true })),
    ...page.map(({ file, check }) => ({ file, check, path: ['check'], inRule: false })),
    ...[...ruleset.pageTypes.values()].flatMap(({ file, signals, unless }) => [
      ...signals.map(({ check }, i) => ({ file, check, path: ['signals', i, 'check'], inRule: false })),
      ...(unless === undefined ? [] : [{ file, check: unless, path: ['unless'], inRule: false }]),
    ]),
  ];
}

/** Every node of every check tree. */
export function nodesOf(ruleset: Ruleset): readonly (PlacedNode & { readonly file: string; readonly inRule: boolean })[] {
  return checksOf(ruleset).flatMap(({ file, path, check, inRule }) =>
    walkNodes(check, path).map((placed) => ({ ...placed, file, inRule })),
  );
}
