import type { AssessedProbe } from '../../assess/assessed-capture.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';

/** What a probe found, in words; an answer on which the walks disagree is told as such. */
export function probeView(probe: AssessedProbe, words: Words) {
  const shown = (value: boolean | number | string) =>
    typeof value === 'boolean' ? words.t(`check.answer.${value}`) : typeof value === 'number' ? words.number(value) : value;
  const nameOf = (name: string) => {
    const title = probe.titles?.[name];
    return title === undefined ? words.label('probeAnswer', name) : words.pick(title);
  };
  return {
    probe: probe.probe,
    title: words.pick(probe.title),
    question: words.pick(probe.question),
    member: probe.persona === 'member',
    page: probe.page,
    url: probe.url,
    way: probe.way.map((name) => clip(name, 80)),
    ended: words.plural(`probes.status.${probe.status}`, probe.walks),
    answers: [
      ...probe.answers.map(({ name, value }) => ({ name: nameOf(name), value: shown(value) })),
      ...probe.disagree.map((name) => ({ name: nameOf(name), value: words.t('probes.disagree') })),
    ],
    stopped: words.plural('probes.stoppedCount', probe.stopped),
  };
}
