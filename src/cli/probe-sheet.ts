import type { ProbeRecord, ProbeRun, ProbeStepRecord } from '../evidence/probe-record.js';
import { answerTitles } from '../ruleset/answer-titles.js';
import type { ProbeDefinition } from '../ruleset/probe-definition.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { Bilingual } from '../ruleset/vocabulary.js';
import type { InterfaceLanguage } from './interface-language.js';
import { printable } from './printable.js';

const actions: Readonly<Record<ProbeStepRecord['action'], Bilingual>> = {
  open: { fr: 'ouvre', en: 'opens' },
  click: { fr: 'clique', en: 'clicks' },
  fill: { fr: 'écrit', en: 'types' },
  press: { fr: 'appuie sur Échap', en: 'presses Escape' },
  reload: { fr: 'recharge', en: 'reloads' },
  'put-aside': { fr: 'écarte', en: 'puts aside' },
};
const outcomes: Readonly<Record<ProbeStepRecord['outcome'], Bilingual>> = {
  done: { fr: '', en: '' },
  nothing: { fr: 'rien ne change', en: 'nothing changes' },
  gone: { fr: 'n’est plus là', en: 'is gone' },
  blocked: { fr: 'hors d’atteinte', en: 'out of reach' },
  'timed-out': { fr: 'délai dépassé', en: 'timed out' },
};
const statuses: Readonly<Record<ProbeRun['status'], Bilingual>> = {
  done: { fr: 'mené à terme', en: 'done' },
  blocked: { fr: 'le site a refusé la visite', en: 'the site refused the visit' },
  failed: { fr: 'échec', en: 'failed' },
  'timed-out': { fr: 'délai dépassé', en: 'timed out' },
};
const words = {
  walk: { fr: 'parcours', en: 'walk' },
  desktop: { fr: 'ordinateur', en: 'desk' },
  mobile: { fr: 'téléphone', en: 'telephone' },
  stopped: { fr: 'retenu', en: 'stopped' },
  answers: { fr: 'Réponses', en: 'Answers' },
  disagree: { fr: 'les parcours ne concordent pas', en: 'the walks disagree' },
  true: { fr: 'oui', en: 'yes' },
  false: { fr: 'non', en: 'no' },
} as const satisfies Readonly<Record<string, Bilingual>>;

function stepLine(step: ProbeStepRecord, index: number, lang: InterfaceLanguage): string {
  const what = step.target === undefined ? step.url : `« ${step.target.name} » (${step.target.role})`;
  const outcome = outcomes[step.outcome][lang];
  const held = step.stopped.map(({ method, url }) => `\n       ${words.stopped[lang]}: ${method} ${url}`).join('');
  return `  ${String(index + 1).padStart(2)}. ${actions[step.action][lang]} ${what}${outcome === '' ? '' : `, ${outcome}`}${held}`;
}

/** What a probe found, for a terminal: its walks step by step, then its answers. Ends with a line break; safe for a terminal. */
export function probeSheet(record: ProbeRecord, probe: ProbeDefinition, ruleset: Ruleset, lang: InterfaceLanguage): string {
  const walks = record.runs.flatMap((run, index) => [
    '',
    `${words.walk[lang]} ${index + 1}, ${words[run.device][lang]}: ${statuses[run.status][lang]}${run.detail === undefined ? '' : ` (${run.detail})`}`,
    ...run.steps.map((step, number) => stepLine(step, number, lang)),
  ]);
  const shown = (value: unknown) => (typeof value === 'boolean' ? words[`${value}`][lang] : String(value));
  const titles = answerTitles(probe, ruleset);
  const called = (name: string) => (titles[name] === undefined ? name : `${name} (${titles[name][lang]})`);
  const answers = Object.entries(record.values).map(([name, value]) => `  ${called(name)}: ${shown(value)}`);
  const open = record.disagree.map((name) => `  ${called(name)}: ? ${words.disagree[lang]}`);
  return (
    [probe.title[lang], probe.question[lang], ...walks, '', words.answers[lang], ...answers, ...open]
      // The indentation is ours; what follows it may be the page's.
      .map((line) => line.replace(/[^\n]+/g, (text) => `${/^ */.exec(text)?.[0] ?? ''}${printable(text)}`))
      .join('\n')
      .concat('\n')
  );
}
