import type { StoppedWrite } from '../../evidence/probe-record.js';

/** Why a request was held back that may have been the way itself. An address of an effect may be no more than a form: `/compte/supprimer`. */
const waysStopped: ReadonlySet<StoppedWrite['why']> = new Set(['method', 'navigation', 'side-effect']);

/** Whether one of these may have shown what was sought, had it been let out. */
export const wasWay = (stopped: readonly StoppedWrite[]): boolean => stopped.some(({ why }) => waysStopped.has(why));

/** The same of what a page asks when something is typed. */
export const wasAnswer = (stopped: readonly StoppedWrite[]): boolean =>
  wasWay(stopped) || stopped.some(({ why }) => why === 'after-typing');
