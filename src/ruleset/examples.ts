import type { ExampleConsent } from './example-consent.js';
import type { ReportTier } from './report-template.js';
import type { Outcome, PageType } from './vocabulary.js';

/** A report inside an example: the template filled in with zeros and changed, or files written out. */
export interface ExampleReport {
  /** Id of the template; `dsa-transparency` when absent. */
  readonly template?: string;
  readonly starts?: string;
  readonly ends?: string;
  readonly published?: string;
  readonly previous?: string;
  /** Rows that are filled in; all but those of very large services when absent. */
  readonly tiers?: readonly ReportTier[];
  readonly without?: readonly string[];
  readonly change?: readonly { readonly sheet: string; readonly row?: string; readonly column: string; readonly to: string }[];
  readonly files?: Readonly<Record<string, string>>;
}

/** What a probe found, in short. */
export interface ExampleProbe {
  readonly id: string;
  readonly values?: Readonly<Record<string, boolean | number | string>>;
  readonly disagree?: readonly string[];
  readonly status?: 'done' | 'blocked' | 'failed' | 'timed-out';
  readonly persona?: 'visitor' | 'member';
  /** Names of the controls that were clicked. */
  readonly way?: readonly string[];
}

/** A mock page inside an example; `type` declares its page type and skips recognition. */
export interface ExamplePage {
  readonly type?: PageType;
  readonly url?: string;
  /** The whole page; made from `body`, `lang` and `title` where the file gives those (see example-html.ts). */
  readonly html: string;
  readonly report?: ExampleReport;
  /** Addresses that answered 404. */
  readonly gone?: readonly string[];
  /** Cookies and requests seen before any choice, for rules about trackers. */
  readonly cookies?: readonly { readonly name: string; readonly domain: string }[];
  readonly requests?: readonly { readonly url: string }[];
  /** What was recorded of the choice on trackers; on the first page of a rule's example. */
  readonly consent?: ExampleConsent;
  /** What probes that started from the page found. */
  readonly probes?: readonly ExampleProbe[];
}

/** A mock page, and what a fact says of it. */
export interface FactExample extends ExamplePage {
  readonly name: string;
  readonly expect: boolean | 'unknown';
  /** Expected extracted value, when the fact has one. */
  readonly text?: string;
}

export interface RuleExample {
  readonly name: string;
  readonly expect: Outcome;
  readonly because?: readonly string[];
  /** Ids of the checks that stay open, all of them; for rules whose outcome is the same whatever is seen. */
  readonly open?: readonly string[];
  readonly reason?: string;
  /** Answers by profile key, those of `exampleProfile` included. */
  readonly profile: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
  readonly pages?: readonly ExamplePage[];
  /** `complete`: the absence protocol was carried out; `partial` (default): it was not. */
  readonly coverage?: 'complete' | 'partial';
}
