import type { AbuseSignal } from '../evidence/abuse-signal.js';
import type { InterfaceLanguage } from './interface-language.js';
import { printable } from './printable.js';

const nbsp = '\u00a0';

/** What has to be done first, whatever else the visit found (code pénal, art. 227-23). */
export const reportAtOnce = {
  fr: 'Signaler immédiatement à PHAROS (internet-signalement.gouv.fr)',
  en: 'Report at once to PHAROS (internet-signalement.gouv.fr)',
} as const;

const nobodyLooked = {
  fr: `Des mots laissent penser que ces adresses mènent à des images sexuelles de mineurs. Personne n’a regardé, rien n’est prouvé${nbsp}: n’y allez pas vous-même.`,
  en: 'Words suggest that these addresses lead to sexual pictures of minors. Nobody looked, nothing is proved: do not go there yourself.',
} as const;

/** One line of the alert: when, where and for which words. */
export const signalLine = ({ at, url, trigger }: Pick<AbuseSignal, 'at' | 'url' | 'trigger'>): string =>
  `${at}  ${printable(url)}  « ${printable(trigger)} »`;

/** The alert for a terminal, without a line break at its end. Captured text is stripped of escape codes. */
export function abuseAlert(signals: readonly AbuseSignal[], lang: InterfaceLanguage): string {
  return [`! ${reportAtOnce[lang]}`, nobodyLooked[lang], ...signals.map((signal) => `  ${signalLine(signal)}`)].join('\n');
}
