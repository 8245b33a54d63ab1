import type { Persona } from './page-record.js';

/** Where the words stood that gave the alert. */
export type AbuseSignalPlace = 'address' | 'link' | 'page-text' | 'file-name' | 'listed-address';

/**
 * One line of `logs/abuse-signals.ndjson`: words suggested that an address leads to sexual pictures of minors. It was left at once, and
 * this line is all that is kept of it: nobody looked, nothing is proved (code pénal, art. 227-23).
 */
export interface AbuseSignal {
  readonly url: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly place: AbuseSignalPlace;
  /** The words, at most 80 characters. */
  readonly trigger: string;
  /** Whose list they are on: the rules', or the one the operator gave. */
  readonly list: 'rules' | 'operator';
  /** Page on which the address was found. */
  readonly page?: string;
  /** Absent: a visitor without an account. */
  readonly persona?: Persona;
}

export const abuseSignalsPath = 'logs/abuse-signals.ndjson';
