/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Naming } from '../../in-page/naming.js';
import type { Tree } from '../../in-page/tree.js';
import type { Visibility } from '../../in-page/visibility.js';

/** What the records do not tell of a control. */
export interface ControlFacts {
  readonly found: boolean;
  /** It sends its form, chooses a file, ticks a box or starts a download. */
  readonly sends: boolean;
  readonly inBanner: boolean;
  /** Its marks are those of a menu button. */
  readonly looksLikeMenu: boolean;
}

export interface Aim {
  /** `gone`: not there any more, no longer shown, or another name. */
  readonly state: 'ready' | 'covered' | 'gone';
  /** Centre in the viewport, CSS pixels. */
  readonly x: number;
  readonly y: number;
}

/** What is visible now, in a form that can be compared. */
export interface Look {
  readonly mark: string;
  readonly dialogs: number;
  readonly url: string;
  /** The control says or shows that it is open. */
  readonly open: boolean;
  readonly there: boolean;
}

export interface Explorer {
  readonly prepare: (targets: readonly { readonly selector: string; readonly name: string }[]) => readonly ControlFacts[];
  readonly aim: (selector: string) => Aim;
  readonly press: (selector: string) => void;
  /** Chooses the entry of a list that has these words, as a hand would; false where there is none. */
  readonly choose: (selector: string, words: string) => boolean;
  readonly look: (selector: string) => Look;
}

/** Self-contained: its source text is sent to the page. Keeps the elements found, so that a page that moves does not change them. */
export function createExplorer(
  makeTree: () => Tree,
  makeVisibility: (tree: Tree) => Visibility,
  makeNaming: (tree: Tree, visibility: Visibility) => Naming,
  bannerMarks: string,
): Explorer {
  const held = new Map<string, { element: Element; name: string }>();
  const banner = new RegExp(bannerMarks, 'i');
  const menu =
    /burger|(^|[-_\s])(menu|nav|kebab|dots|ellipsis|more|drawer|dropdown|sidebar)|toggler|(menu|nav)[-_]?(toggle|button|btn|icon|open)/i;
  const marksOf = (tree: Tree, element: Element) => {
    const own = tree.plain(element);
    return `${own.id} ${own.getAttribute('class') ?? ''}`;
  };

  function resolve(tree: Tree, selector: string): Element | undefined {
    const last = selector.split(' > ').pop() ?? '';
    const tag = last.replace(/:nth-of-type\(\d+\)$/, '');
    try {
      return tree.all(tag, 20_000).find((element) => tree.selectorOf(element) === selector);
    } catch {
      return undefined;
    }
  }

  function inBanner(tree: Tree, element: Element): boolean {
    for (let current = tree.parentOf(element); current; current = tree.parentOf(current)) {
      const own = tree.plain(current);
      if (/^(body|html|main|footer)$/.test(own.localName)) break;
      if (banner.test(marksOf(tree, current)) || banner.test(own.getAttribute('aria-label') ?? '')) return true;
    }
    return banner.test(tree.plain(element).id);
  }

  function sends(tree: Tree, element: Element): boolean {
    const own = tree.plain(element);
    const { localName } = own;
    const input = element as HTMLInputElement;
    if (localName === 'input') return input.type !== 'button' || input.form !== null;
    if (localName === 'button') return (element as HTMLButtonElement).type !== 'button' && input.form !== null;
    if (/^(select|textarea)$/.test(localName) || own.hasAttribute('download')) return true;
    return Boolean(own.querySelector('input[type=file],input[type=checkbox],input[type=radio]')) || localName === 'label';
  }

  function prepare(targets: readonly { readonly selector: string; readonly name: string }[]): ControlFacts[] {
    const tree = makeTree();
    const naming = makeNaming(tree, makeVisibility(tree));
    return targets.map(({ selector, name }) => {
      const element = resolve(tree, selector);
      if (!element || naming.nameOf(element) !== name) {
        return { found: false, sends: false, inBanner: false, looksLikeMenu: false };
      }
      held.set(selector, { element, name });
      const parts = [element, ...tree.plain(element).children];
      const marks = parts.map((part) => marksOf(tree, part)).join(' ');
      return { found: true, sends: sends(tree, element), inBanner: inBanner(tree, element), looksLikeMenu: menu.test(marks) };
    });
  }

  /** The element kept; after the page was drawn anew, the one that stands in its place. */
  function current(selector: string, tree: Tree, naming: Naming): Element | undefined {
    const known = held.get(selector);
    if (!known) return undefined;
    if (!tree.plain(known.element).isConnected) {
      const again = resolve(tree, selector);
      if (!again) return undefined;
      held.set(selector, { element: again, name: known.name });
    }
    const element = held.get(selector)?.element;
    return element && naming.nameOf(element) === known.name ? element : undefined;
  }

  function hits(tree: Tree, element: Element, x: number, y: number): boolean {
    let at: Element | null = tree.plain(document).elementFromPoint(x, y);
    for (let level = 0; at && level < 50; level++) {
      const inner = tree.frameDocument(at);
      const own = tree.plain(at);
      const box = own.getBoundingClientRect();
      const deeper: Element | null = inner
        ? tree.plain(inner).elementFromPoint(x - box.x, y - box.y)
        : (own.shadowRoot?.elementFromPoint(x, y) ?? null);
      if (!deeper || deeper === at) break;
      at = deeper;
    }
    for (; at; at = tree.parentOf(at)) if (at === element) return true;
    return false;
  }

  function aim(selector: string): Aim {
    const tree = makeTree();
    const visibility = makeVisibility(tree);
    const element = current(selector, tree, makeNaming(tree, visibility));
    if (!element || !visibility.isVisible(element)) return { state: 'gone', x: 0, y: 0 };
    const own = tree.plain(element);
    own.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' as ScrollBehavior });
    const box = own.getBoundingClientRect();
    const offset = tree.offsetOf(element);
    // `offsetOf` counts from the top of the page; the mouse counts from the top of the window.
    const x = box.x + box.width / 2 + offset.x - window.scrollX;
    const y = box.y + box.height / 2 + offset.y - window.scrollY;
    return { state: hits(tree, element, x, y) ? 'ready' : 'covered', x, y };
  }

  function press(selector: string): void {
    const element = held.get(selector)?.element as HTMLElement | undefined;
    if (!element) return;
    if (typeof element.click === 'function') element.click();
    else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  }

  function choose(selector: string, words: string): boolean {
    const tree = makeTree();
    const naming = makeNaming(tree, makeVisibility(tree));
    const list = current(selector, tree, naming);
    if (list?.localName !== 'select') return false;
    const { options } = list as HTMLSelectElement;
    const index = [...options].findIndex(({ text, disabled }) => !disabled && naming.clean(text, 200) === words);
    if (index < 0 || (list as HTMLSelectElement).disabled) return false;
    (list as HTMLSelectElement).selectedIndex = index;
    for (const name of ['input', 'change']) list.dispatchEvent(new Event(name, { bubbles: true }));
    return true;
  }

  function look(selector: string): Look {
    const tree = makeTree();
    const visibility = makeVisibility(tree);
    let hash = 0;
    let count = 0;
    for (const element of tree.all('a[href],area[href],button,summary,[role],[onclick],input,p,li,h1,h2,h3,h4', 20_000)) {
      if (!visibility.isVisible(element)) continue;
      const own = tree.plain(element);
      if (own.closest('details:not([open])') && own.localName !== 'summary') continue;
      count++;
      const words = `${own.localName}|${own.getAttribute('href') ?? ''}|${(own.textContent ?? '').slice(0, 80)}`;
      for (let index = 0; index < words.length; index++) hash = (Math.imul(hash, 31) + words.charCodeAt(index)) | 0;
    }
    const dialogs = tree
      .all('dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]', 100)
      .filter((element) => visibility.isVisible(element)).length;
    const element = held.get(selector)?.element;
    const details = element?.localName === 'summary' ? (element.parentElement as HTMLDetailsElement | null) : null;
    const open = element?.getAttribute('aria-expanded') === 'true' || details?.open === true;
    return {
      mark: `${count}:${hash}`,
      dialogs,
      url: location.href,
      open,
      there: element !== undefined && tree.plain(element).isConnected,
    };
  }

  return { prepare, aim, press, choose, look };
}
