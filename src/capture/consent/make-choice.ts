import type { ConsentBanner, ConsentClick, ConsentState } from '../../evidence/consent-record.js';
import type { Tab } from '../tab.js';
import { pause } from '../time-limit.js';
import type { AutoconsentLink } from './autoconsent-link.js';
import type { ConsentWords } from './consent-words.js';
import type { ConsentWorlds } from './consent-worlds.js';
import { pressButton } from './press-button.js';
import { readBanner, type SeenBanner } from './read-banner.js';

export type Choice = 'refuse' | 'accept';

export interface ChoiceTools {
  readonly tab: Tab;
  readonly worlds: ConsentWorlds;
  readonly words: ConsentWords;
  readonly link: AutoconsentLink;
  /** When the navigation to the document began, epoch milliseconds. */
  readonly startedAt: number;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** Called before the second click. */
  readonly onSecondLayer: () => Promise<void>;
}

export interface ChoiceResult extends Pick<ConsentState, 'status' | 'detail' | 'actor' | 'means'> {
  readonly clicks: readonly ConsentClick[];
  readonly secondLayer?: SeenBanner;
}

const mostClicks = 3;
/** How long a click may take to put the banner away or to open the second layer. Milliseconds. */
const reactionMs = 4000;
const stepMs = 250;

/** The ways to make a choice, best first: what a visitor can do comes before what only a program can. */
export type Way = 'visitor' | 'autoconsent';

/** Makes a choice on the banner of the open page in one way. Nothing but the buttons of the banner is clicked. */
export function makeChoice(way: Way, choice: Choice, banner: SeenBanner | undefined, tools: ChoiceTools): Promise<ChoiceResult> {
  return way === 'visitor' && banner ? asVisitor(choice, banner, tools) : byAutoconsent(choice, tools);
}

async function asVisitor(choice: Choice, first: SeenBanner, tools: ChoiceTools): Promise<ChoiceResult> {
  const clicks: ConsentClick[] = [];
  const press = async (banner: SeenBanner, part: Pressable, byScript = false): Promise<boolean> => {
    const at = Date.now();
    const pressed = await pressButton(tools.tab, tools.worlds, banner.world, part.key, byScript);
    if (!pressed) return false;
    const { name, selector, layer } = part;
    const frame = banner.frameUrl === undefined ? {} : { frameUrl: banner.frameUrl };
    const when = { at: new Date(at).toISOString(), afterMs: at - tools.startedAt };
    clicks.push({ name, selector, ...frame, layer, ...when, pointer: pressed.pointer });
    return true;
  };
  /** Presses what makes the choice, and once more by script when the banner did not react to the pointer. */
  const decide = async (banner: SeenBanner, part: Pressable, detail?: string): Promise<ChoiceResult> => {
    const base = { actor: 'lexicon', means: 'clicks', clicks } as const;
    if (!(await press(banner, part))) {
      return { ...base, status: 'failed', detail: `The button “${part.name}” went away before it was clicked.` };
    }
    if (!(await goes(banner, part, tools))) {
      await press(banner, part, true);
      if (!(await goes(banner, part, tools))) {
        return { ...base, status: 'failed', detail: `The button “${part.name}” was clicked, and the banner stayed.` };
      }
    }
    return { ...base, status: 'done', ...(detail ? { detail } : {}) };
  };

  /** Some panels stay open after « tout refuser » until they are saved; saved only when that first click visibly changed something. */
  const decideAndSave = async (panel: SeenBanner, part: Pressable, save: Pressable): Promise<ChoiceResult> => {
    const base = { actor: 'lexicon', means: 'clicks', clicks } as const;
    const before = await lookOf(panel, part, tools);
    if (!(await press(panel, part))) {
      return { ...base, status: 'failed', detail: `The button “${part.name}” went away before it was clicked.` };
    }
    if (await goes(panel, part, tools)) return { ...base, status: 'done' };
    const again = await readBanner(tools.worlds, tools.words, { layer: 2, clicksBefore: 1 });
    const stillSave = again?.buttons.find(({ kind, selector }) => kind === 'save' && selector === save.selector);
    const ticked = again?.purposes.some(({ checked, locked }) => checked && !locked) && choice === 'refuse';
    if (!again || !stillSave || ticked || (await lookOf(again, part, tools)) === before) {
      return { ...base, status: 'failed', detail: `The button “${part.name}” was clicked, and the banner stayed.` };
    }
    return decide(again, stillSave, `“${part.name}” left the second layer open; it was then closed with “${save.name}”.`);
  };

  const direct = wholeChoice(first, choice);
  if (direct) return decide(first, direct);
  const settings = first.buttons.find((button) => button.kind === 'settings');
  if (!settings) return { status: 'no-such-choice', clicks, detail: noButton(choice, first) };
  if (!(await press(first, settings))) {
    return { status: 'failed', clicks, detail: `The button “${settings.name}” went away before it was clicked.` };
  }
  const second = await secondLayer(first, settings, tools);
  if (!second) {
    return { status: 'failed', clicks, detail: `“${settings.name}” was clicked, and no second layer that can be read appeared.` };
  }
  await tools.onSecondLayer();
  const found = { secondLayer: second };
  const button = wholeChoice(second, choice);
  const save = second.buttons.find(({ kind }) => kind === 'save');
  if (button && save) return { ...(await decideAndSave(second, button, save)), ...found };
  if (button) return { ...(await decide(second, button)), ...found };
  if (choice === 'accept' || !save) {
    return { status: 'no-such-choice', clicks, detail: noButton(choice, first, settings.name), ...found };
  }
  const ticked = second.purposes.filter(({ checked, locked }) => checked && !locked);
  const needed = clicks.length + ticked.length + 1;
  if (needed > mostClicks) {
    const detail = `Refusing takes ${needed} clicks: ${ticked.length} boxes are ticked beforehand. Vigie makes at most ${mostClicks}.`;
    return { status: 'failed', clicks, detail, ...found };
  }
  for (const box of ticked) await press(second, box);
  return { ...(await decide(second, save, 'Refused by saving the second layer with nothing optional ticked.')), ...found };
}

/** A panel may repeat a choice for each purpose: the button meant here is the only one, or the one that says « all ». */
function wholeChoice({ buttons }: SeenBanner, choice: Choice): SeenBanner['buttons'][number] | undefined {
  const those = buttons.filter(({ kind }) => kind === choice);
  const all = those.find(({ name }) => /\b(tout|tous|toutes|all|alle[mns]?|tod[oa]s?|tutt[oi])\b/i.test(name));
  const repeated = those.length > 1 && new Set(those.map(({ name }) => name)).size < those.length;
  return all ?? (repeated ? undefined : those[0]);
}

/** Cookies and the look of the panel, apart from the pressed button, which the pointer itself may light up. */
async function lookOf(panel: SeenBanner, pressed: Pressable, { tab }: ChoiceTools): Promise<string> {
  const cookies = await tab.page.context().cookies();
  const buttons = panel.buttons.filter(({ selector }) => selector !== pressed.selector);
  const looks = buttons.map(({ name, color, background }) => [name, color, background]);
  return JSON.stringify([cookies.map(({ name, value }) => [name, value]), looks, panel.purposes.map(({ checked }) => checked)]);
}

interface Pressable {
  readonly key: number;
  readonly name: string;
  readonly selector: string;
  readonly layer: 1 | 2;
}

const noButton = (choice: Choice, { buttons }: SeenBanner, opened?: string): string => {
  const verb = choice === 'refuse' ? 'refuse' : 'accept';
  const names = buttons.filter(({ kind }) => kind !== 'other').map(({ name }) => `“${name}”`);
  const layer = opened ? `, nor does what “${opened}” opens` : '';
  return `No button of the banner has words that ${verb}${layer}; those that were understood: ${names.join(', ') || 'none'}.`;
};

/** True when the button is no longer on the page, or the page has gone elsewhere, within the reaction time. */
async function goes(banner: SeenBanner, part: Pressable, tools: ChoiceTools): Promise<boolean> {
  const end = Math.min(Date.now() + reactionMs, tools.deadline);
  const alive = `(() => { const e = globalThis.vigieClickable?.[${part.key}];
    return Boolean(e?.isConnected && e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().bottom > 0 && e.getBoundingClientRect().top < innerHeight); })()`;
  do {
    await pause(stepMs, tools.signal);
    const there = await tools.worlds.run<boolean>(banner.world, alive, 800).catch(() => false);
    if (there === false) return true;
    if (banner.frameUrl !== undefined && !(await isFrameShown(tools, banner))) return true;
  } while (Date.now() < end && !tools.signal?.aborted);
  return false;
}

async function isFrameShown(tools: ChoiceTools, banner: SeenBanner): Promise<boolean> {
  const frame = await tools.worlds.frameOf(banner.world).catch(() => undefined);
  const element = await frame?.frameElement().catch(() => undefined);
  return (await element?.isVisible().catch(() => false)) ?? false;
}

/** The layer that the settings button opened: other buttons that decide, than those of the first. */
async function secondLayer(first: SeenBanner, settings: Pressable, tools: ChoiceTools): Promise<SeenBanner | undefined> {
  const known = new Set(first.buttons.map(({ selector }) => selector));
  const end = Math.min(Date.now() + reactionMs, tools.deadline);
  let last: SeenBanner | undefined;
  do {
    await pause(stepMs * 2, tools.signal);
    const seen = await readBanner(tools.worlds, tools.words, { layer: 2, clicksBefore: 1 });
    if (seen?.buttons.some(({ kind, selector }) => (kind === 'refuse' || kind === 'save') && !known.has(selector))) {
      // Read twice: panels slide in, and their boxes come late.
      if (last && last.buttons.length === seen.buttons.length) return seen;
      last = seen;
    }
  } while (Date.now() < end && !tools.signal?.aborted);
  return last ?? otherDocument(first, settings, tools);
}

/** A panel that is another document of the same frame keeps no element of the first. */
async function otherDocument(first: SeenBanner, settings: Pressable, tools: ChoiceTools): Promise<SeenBanner | undefined> {
  const seen = await readBanner(tools.worlds, tools.words, { layer: 2, clicksBefore: 1 });
  const changed = seen && (seen.world !== first.world || !seen.buttons.some(({ name }) => name === settings.name));
  return changed ? seen : undefined;
}

async function byAutoconsent(choice: Choice, tools: ChoiceTools): Promise<ChoiceResult> {
  const popup = tools.link.popups()[0];
  if (!popup) return { status: 'failed', clicks: [], detail: 'No banner that can be acted on was there.' };
  const ms = Math.min(15_000, tools.deadline - Date.now());
  const { ok, clicks: seen, snippets } = await tools.link.act(popup, choice, ms);
  const clicks = seen.map(
    (click): ConsentClick => ({
      name: click.name,
      selector: click.selector,
      ...(click.frameUrl === tools.tab.page.url() ? {} : { frameUrl: click.frameUrl }),
      layer: 1,
      at: new Date(click.at).toISOString(),
      afterMs: click.at - tools.startedAt,
      pointer: click.pointer,
    }),
  );
  const base = { actor: 'autoconsent', clicks } as const;
  if (!ok) return { ...base, status: 'failed', detail: `The rule “${popup.rule}” of autoconsent could not ${choice}.` };
  await pause(1000, tools.signal);
  const left = await readBanner(tools.worlds, tools.words, { layer: 1, clicksBefore: 0 });
  if (left || (clicks.length === 0 && snippets.length === 0)) {
    return {
      ...base,
      status: 'failed',
      detail: `The rule “${popup.rule}” of autoconsent ran, and no choice was made that can be seen.`,
    };
  }
  if (clicks.length > 0) return { ...base, status: 'done', means: 'clicks' };
  return {
    ...base,
    status: 'done',
    means: 'api',
    detail: `The consent tool's own function was called (${snippets.join(', ')}): no button for this choice was found.`,
  };
}

/** Buttons and purposes of a layer without what only the visit needs. */
export function plainParts(seen: SeenBanner): Pick<ConsentBanner, 'buttons' | 'purposes'> {
  return {
    buttons: seen.buttons.map(({ key: _, ...button }) => button),
    purposes: seen.purposes.map(({ key: _, ...purpose }) => purpose),
  };
}
