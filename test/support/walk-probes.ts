import { type ProbeSiteOptions, type ProbeTask, probeSite } from '../../src/capture/probe-site.js';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import type { ProbeDefinition } from '../../src/ruleset/probe-definition.js';

const ruleset = loadRuleset();
const engine = createFactEngine(ruleset);
// The first page that an engine reads takes it seconds on a busy machine; the walks beside it, which have five to read theirs, would wait.
engine.viewOfDocument({
  source: 'p1',
  content:
    '<html lang="fr"><h1>Signaler</h1><p>Cette page dit comment signaler un contenu.</p><form><button>Envoyer</button></form></html>',
  format: 'html',
  url: 'https://verger.example/signaler',
});
const usual: ProbeSiteOptions = {
  ruleset,
  engine,
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
  viewport: { width: 1280, height: 800 },
  version: 'test',
  allowRequests: [],
};

/** The shipped probes. */
export const shippedProbes: readonly ProbeDefinition[] = [...ruleset.probes.values()];

/** A shipped probe by its id. */
export function probeNamed(id: string): ProbeDefinition {
  const found = ruleset.probes.get(id);
  if (found === undefined) throw new Error(`no probe ${id}`);
  return found;
}

/** Walks mostly wait for pages: so many side by side. */
const lanes = 4;

/** Runs probes, each one walk at a desk unless told otherwise; the records come in the order of the tasks. */
export const walkProbes = (
  tasks: readonly ProbeTask[],
  more: Partial<Pick<ProbeSiteOptions, 'once' | 'allowRequests' | 'allowPrivate'>> = {},
): Promise<readonly ProbeRecord[]> =>
  tasks.length === 0 ? Promise.resolve([]) : probeSite(tasks, { ...usual, once: true, lanes, ...more });
