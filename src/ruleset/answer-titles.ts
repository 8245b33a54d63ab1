import type { Node } from './node.js';
import type { ProbeDefinition } from './probe-definition.js';
import type { Ruleset } from './ruleset.js';
import type { Bilingual } from './vocabulary.js';

function questions(probe: ProbeDefinition): readonly (readonly [string, Node])[] {
  if (probe.kind !== 'steps') return Object.entries(probe.records ?? {});
  return probe.steps.flatMap((step) => ('record' in step && !('enabled' in step.as) ? [[step.record, step.as] as const] : []));
}

/** Names of the answers of a probe that are answers of a fact: what readers call them is the title of the fact. */
export function answerTitles(probe: ProbeDefinition, { facts }: Ruleset): Readonly<Record<string, Bilingual>> {
  const titled = questions(probe).flatMap(([name, { fact }]): [string, Bilingual][] => {
    const title = fact === undefined ? undefined : facts.get(fact.id)?.title;
    return title === undefined ? [] : [[name, title]];
  });
  return Object.fromEntries(titled);
}
