import { evalSnippets } from '@duckduckgo/autoconsent';
import { loadAutoconsent } from './autoconsent-rules.js';
import type { ConsentWorlds, World } from './consent-worlds.js';

/** A click seen by a world, whoever made it. */
export interface SeenClick {
  readonly name: string;
  readonly selector: string;
  readonly frameUrl: string;
  readonly pointer: boolean;
  readonly at: number;
}

export interface PopupSeen {
  /** Name of the rule, e.g. `didomi`; `HEURISTIC-REJECT` for autoconsent's own guess. */
  readonly rule: string;
  readonly heuristic: boolean;
  readonly world: World;
  readonly at: number;
}

export interface ActResult {
  readonly ok: boolean;
  readonly clicks: readonly SeenClick[];
  /** Snippets of its rules that were run in the page meanwhile. */
  readonly snippets: readonly string[];
}

export interface AutoconsentLink {
  /** Banners that its rules see on the present document, named rules first. */
  readonly popups: () => readonly PopupSeen[];
  /** Forgets the document before; to be called when a navigation begins. */
  readonly forget: () => void;
  /** Lets it refuse or accept on a banner it saw; bounded by `ms`. */
  readonly act: (popup: PopupSeen, choice: 'refuse' | 'accept', ms: number) => Promise<ActResult>;
  readonly onMessage: (world: World, text: string) => void;
  readonly connect: (worlds: ConsentWorlds) => void;
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly url?: string;
  readonly cmp?: string;
  readonly result?: boolean;
  readonly snippetId?: string;
  readonly name?: string;
  readonly selector?: string;
  readonly pointer?: boolean;
}

/** No hiding before or after, no act of its own accord: it looks, and waits to be asked. */
const config = {
  enabled: true,
  autoAction: null,
  disabledCmps: [],
  enablePrehide: false,
  enableCosmeticRules: false,
  enableGeneratedRules: true,
  enableHeuristicDetection: true,
  heuristicMode: 'reject',
  detectRetries: 16,
  isMainWorld: false,
  logs: { lifecycle: false, rulesteps: false, detectionsteps: false, evals: false, errors: false, messages: false, waits: false },
};

/** Program of the isolated world: autoconsent with its way out, and a record of every click on the document. */
export function autoconsentProgram(): string {
  return `(() => {
if (!/^https?:/.test(location.href) || globalThis.vigieBooted) return;
globalThis.vigieBooted = true;
const send = (message) => { globalThis.vigieConsent(JSON.stringify(message)); return Promise.resolve(); };
addEventListener('click', (event) => {
  const target = event.composedPath().find((part) => part.nodeType === 1);
  if (!target) return;
  const button = target.closest('button, a, [role=button], input, label') ?? target;
  const id = button.id ? '#' + CSS.escape(button.id) : '';
  const name = (button.innerText || button.getAttribute('aria-label') || button.value || '').replace(/\\s+/g, ' ').trim();
  send({ type: 'vigie-click', name: name.slice(0, 160), selector: button.localName + id, url: location.href, pointer: event.isTrusted });
}, true);
window.autoconsentSendMessage = send;
${loadAutoconsent().program}
})();`;
}

/** Speaks autoconsent's message protocol (docs/api.md of the package) with every frame of one tab. */
export function createAutoconsentLink(): AutoconsentLink {
  let worlds: ConsentWorlds | undefined;
  let popups: PopupSeen[] = [];
  let clicks: SeenClick[] = [];
  let snippets: string[] = [];
  let onResult: ((ok: boolean) => void) | undefined;

  const tell = (world: World, message: object) => {
    void worlds?.run(world, `void autoconsentReceiveMessage(${JSON.stringify(message)})`, 5000).catch(() => undefined);
  };

  /** Only snippets of the package itself are run, from its own copy here: never code that a message brings. */
  async function evaluate(world: World, message: Message): Promise<void> {
    const snippet = evalSnippets[message.snippetId as keyof typeof evalSnippets] as (() => unknown) | undefined;
    let result: unknown = false;
    if (snippet && worlds) {
      snippets.push(message.snippetId ?? '');
      result = await worlds.runInPage(world, `(${snippet})()`, 900).catch(() => false);
    }
    tell(world, { id: message.id, type: 'evalResp', result: typeof result === 'symbol' ? false : result });
  }

  function onMessage(world: World, text: string): void {
    const message = JSON.parse(text) as Message;
    switch (message.type) {
      case 'init':
        tell(world, { type: 'initResp', config, rules: { autoconsent: loadAutoconsent().rulesFor(message.url ?? '') } });
        break;
      case 'eval':
        void evaluate(world, message);
        break;
      case 'popupFound': {
        const rule = message.cmp ?? '';
        popups.push({ rule, heuristic: rule.startsWith('HEURISTIC'), world, at: Date.now() });
        break;
      }
      case 'optOutResult':
      case 'optInResult':
        onResult?.(message.result === true);
        break;
      case 'vigie-click':
        clicks.push({
          name: message.name ?? '',
          selector: message.selector ?? '',
          frameUrl: message.url ?? '',
          pointer: message.pointer === true,
          at: Date.now(),
        });
        break;
    }
  }

  return {
    popups: () => [...popups].sort((a, b) => Number(a.heuristic) - Number(b.heuristic)),
    forget: () => {
      popups = [];
    },
    async act(popup, choice, ms) {
      clicks = [];
      snippets = [];
      const ok = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), ms);
        onResult = (result) => {
          clearTimeout(timer);
          resolve(result);
        };
        tell(popup.world, { type: choice === 'refuse' ? 'optOut' : 'optIn' });
      });
      onResult = undefined;
      return { ok, clicks, snippets };
    },
    onMessage,
    connect: (to) => {
      worlds = to;
    },
  };
}
