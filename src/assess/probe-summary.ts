import type { ProbeRecord } from '../evidence/probe-record.js';
import { tellingWalk } from '../evidence/telling-walk.js';
import { answerTitles } from '../ruleset/answer-titles.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { AssessedProbe } from './assessed-capture.js';

/** What the report says of a walk: where it began, which way it took, what it answered and what was held back. */
function probeFacts(record: ProbeRecord, ruleset: Ruleset): AssessedProbe[] {
  const definition = ruleset.probes.get(record.probe);
  // A probe that these rules do not know any more answers no question of theirs.
  if (definition === undefined) return [];
  const first = tellingWalk(record);
  const steps = record.runs.flatMap((run) => run.steps);
  return [
    {
      probe: record.probe,
      title: definition.title,
      question: definition.question,
      persona: record.persona,
      page: record.page,
      url: record.url,
      status: record.status,
      walks: record.runs.length,
      way: (first?.steps ?? []).flatMap(({ action, target }) => (action === 'click' && target ? [target.name] : [])),
      titles: answerTitles(definition, ruleset),
      answers: Object.entries(record.values).map(([name, value]) => ({ name, value })),
      disagree: record.disagree,
      stopped: steps.reduce((sum, step) => sum + step.stopped.length, 0),
    },
  ];
}

export const probesFacts = (records: readonly ProbeRecord[], ruleset: Ruleset): readonly AssessedProbe[] =>
  records.flatMap((record) => probeFacts(record, ruleset));
