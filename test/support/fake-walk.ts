import { linkTarget, type PageState } from '../../src/capture/probes/page-state.js';
import type { Walk } from '../../src/capture/probes/walk.js';
import type { ControlRecord } from '../../src/evidence/page-record.js';
import type { ProbeStepRecord, StoppedWrite } from '../../src/evidence/probe-record.js';
import type { FactEngine } from '../../src/facts/fact-engine.js';
import { origin } from './tiny-site.js';

/** What a click on a control of that name does, where it is not a plain link. */
export interface FakeClick {
  /** Path of the page that stands then. */
  readonly to?: string;
  readonly stopped?: StoppedWrite['why'];
  /** The control cannot be worked. */
  readonly outcome?: 'gone' | 'blocked' | 'timed-out';
}

export interface FakeSite {
  /** Bodies by path; the walk begins at `/`. */
  readonly pages: Readonly<Record<string, string>>;
  readonly clicks?: Readonly<Record<string, FakeClick>>;
  /** Body of a page once one has waited for what comes late. */
  readonly late?: Readonly<Record<string, string>>;
  /** The time is over after so many clicks. */
  readonly overAfter?: number;
}

const plain: Omit<ControlRecord, 'role' | 'name' | 'selector' | 'place'> = {
  rect: { x: 0, y: 0, width: 0, height: 0 },
  color: '',
  background: '',
  disabled: false,
  popup: false,
};

/** A walk over pages that stand in memory. */
export function fakeWalk(
  { pages, clicks = {}, late = {}, overAfter = 100 }: FakeSite,
  engine: FactEngine,
): Walk & { opened: () => number } {
  const steps: ProbeStepRecord[] = [];
  let path = '/';
  let opened = 0;
  let clicked = 0;
  let stopped: readonly StoppedWrite[] = [];

  function stateAt(body = pages[path] ?? ''): PageState {
    const url = `${origin}${path}`;
    const html = `<html lang="fr"><body>${body}</body></html>`;
    const view = engine.viewOfDocument({ source: 'probe', content: html, format: 'html', url });
    const linked = view.links.map(({ selector, text, place }) => ({ ...plain, role: 'link', name: text, selector, place }));
    return {
      url,
      html,
      controls: [...view.controls, ...linked],
      links: view.links,
      hasPasswordField: html.includes('type="password"'),
      view,
    };
  }

  function tell(control: ControlRecord | undefined, outcome: ProbeStepRecord['outcome']): void {
    const { role = '', name = '', selector = '', rect = { x: 0, y: 0, width: 0, height: 0 } } = control ?? {};
    const target = control === undefined ? {} : { target: { role, name, selector, rect } };
    steps.push({ action: control ? 'click' : 'open', ...target, at: '', durationMs: 0, url: path, outcome, stopped });
  }

  return {
    steps,
    opened: () => opened,
    isOver: () => clicked >= overAfter,
    lastStopped: () => stopped,
    isWhole: () => true,
    read: async () => stateAt(),
    async open() {
      opened++;
      path = '/';
      stopped = [];
      tell(undefined, 'done');
      return stateAt();
    },
    reload: async () => stateAt(),
    lookFurther: async () => stateAt(late[path]),
    async click(control, state) {
      clicked++;
      const { to, stopped: why, outcome } = clicks[control.name] ?? {};
      stopped = why === undefined ? [] : [{ method: 'POST', url: `${origin}/write`, why }];
      tell(control, outcome ?? 'done');
      if (outcome === 'gone' || outcome === 'blocked') return undefined;
      const link = linkTarget(state, control.selector);
      path = to ?? (link === undefined ? path : new URL(link).pathname);
      return stateAt();
    },
    pressEscape: async () => stateAt(),
    canReachAny: async () => true,
    fill: async () => undefined,
    keepEnd: () => undefined,
    keepRequests: () => undefined,
    close: async () => undefined,
  };
}
