import type { ControlRecord, LinkRecord, PageRecord } from '../../evidence/page-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import { foldText } from '../../facts/fold-text.js';
import { normaliseText } from '../../facts/normalise-text.js';
import type { PageView } from '../../facts/page-view.js';
import type { Node } from '../../ruleset/node.js';
import type { ProbeTarget } from '../../ruleset/probe-definition.js';
import { languages } from '../../ruleset/vocabulary.js';
import type { PageReading } from '../in-page/program.js';

/** A page as it stands during a walk, read as a captured page is. */
export interface PageState {
  readonly url: string;
  readonly html: string;
  readonly controls: readonly ControlRecord[];
  readonly links: readonly LinkRecord[];
  readonly hasPasswordField: boolean;
  readonly view: PageView;
}

/** One choice of a list: its name is that of the choice, its selector and place are those of the list. */
export interface ListOption extends ControlRecord {
  readonly role: 'option';
  readonly list: ControlRecord;
}

/** The choices of the lists on the page, each as a control of its own. */
export function listOptions({ controls, view }: PageState): readonly ListOption[] {
  const options = new Map(view.forms.flatMap(({ fields }) => fields.map((field) => [field.selector, field.options ?? []])));
  return controls
    .filter(({ role }) => role === 'combobox')
    .flatMap((list) => (options.get(list.selector) ?? []).map((name): ListOption => ({ ...list, role: 'option', name, list })));
}

export function stateOf(reading: PageReading, engine: FactEngine): PageState {
  const { html, url, title, lang, links, forms, controls, storage, hasPasswordField } = reading;
  const record: PageRecord = {
    id: 'probe',
    requestedUrl: url,
    url,
    status: 200,
    contentType: 'text/html',
    title,
    lang,
    depth: 1,
    loadState: 'quiet',
    capturedAt: '',
    durationMs: 0,
    hops: [],
    links,
    forms,
    controls,
    cookies: [],
    storage,
    requests: [],
    dialogs: 0,
    viewport: { width: 0, height: 0 },
    artifacts: {},
  };
  return { url, html, controls, links, hasPasswordField, view: engine.viewOfPage(record, html) };
}

/** What a visitor reads on the page. */
export const textOf = ({ view }: PageState): string =>
  view.blocks
    .filter(({ hidden }) => !hidden)
    .map(({ text }) => text)
    .join('\n');

export const holds = (state: PageState, node: Node, engine: FactEngine) => engine.evaluate(state.view, node).value;

const says = (name: string, lexicons: string | readonly string[], engine: FactEngine): boolean => {
  const { folded } = foldText(normaliseText(name));
  return [lexicons].flat().some((lexicon) => engine.lexicon(lexicon).find(folded, languages, 1).length > 0);
};

/** Whether a control is the one that is meant. Words of any language count: an icon is often named in English. */
export function isTarget(control: ControlRecord, target: ProbeTarget, engine: FactEngine): boolean {
  const roles = typeof target.role === 'string' ? [target.role] : target.role;
  if (roles !== undefined && !roles.includes(control.role)) return false;
  if (target.place !== undefined && control.place !== target.place) return false;
  if (target.name !== undefined && !says(control.name, target.name, engine)) return false;
  return target.unless === undefined || !says(control.name, target.unless, engine);
}

/** Where a plain link leads, by the selector of its control. */
export const linkTarget = (state: PageState, selector: string): string | undefined =>
  state.links.find((link) => link.selector === selector)?.url;
