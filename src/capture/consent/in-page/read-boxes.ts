/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Naming } from '../../in-page/naming.js';
import type { Tree } from '../../in-page/tree.js';
import type { Visibility } from '../../in-page/visibility.js';
import type { BoxButton, BoxReading, BoxSwitch } from './box-reading.js';
import type { Colours } from './colours.js';

/** Where the world keeps what can be clicked until the next reading; the page's own scripts cannot see it. */
interface KeepsElements {
  vigieClickable?: Element[];
}

/**
 * Boxes of this document that may be a consent banner: what lies over the page, what is named like one, and the surroundings of
 * buttons that stand near such words. Open shadow roots and same-origin frames belong to the document. Self-contained.
 */
export function readBoxes(tree: Tree, visibility: Visibility, naming: Naming, colours: Colours): readonly BoxReading[] {
  const { plain } = tree;
  const maxBoxes = 40;
  const kept: Element[] = [];
  (globalThis as KeepsElements).vigieClickable = kept;
  const pressable =
    'button, a, summary, input[type=button], input[type=submit], input[type=image], [role=button], [role=link], [onclick], [class*=button], [class*=btn]';
  const subject =
    /cookie|traceur|tracker|consent|vie privée|privacy|personal data|données (personnelles|à caractère)|datenschutz|privacidad/i;
  const named = /cookie|consent|gdpr|rgpd|privacy|cmp|tarteaucitron|didomi|axeptio|onetrust|sp_message|usercentrics|klaro/i;

  const rectOf = (element: Element) => {
    const box = plain(element).getBoundingClientRect();
    const offset = tree.offsetOf(element);
    const round = (value: number) => Math.round(value * 10) / 10;
    return { x: round(box.x + offset.x), y: round(box.y + offset.y), width: round(box.width), height: round(box.height) };
  };
  const isShown = (element: Element) => {
    if (!visibility.isVisible(element)) return false;
    const box = plain(element).getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  };

  /** Descendants through shadow roots and same-origin frames. */
  function inside(box: Element, max: number): Element[] {
    const found: Element[] = [];
    const queue: (Element | ShadowRoot)[] = [];
    const enter = (element: Element) => {
      const { shadowRoot } = plain(element);
      const frame = tree.frameDocument(element);
      if (shadowRoot) queue.push(shadowRoot);
      if (frame) queue.push(plain(frame).body);
    };
    enter(box);
    for (let root: Element | ShadowRoot | undefined = box; root && found.length < max; root = queue.shift()) {
      for (const element of plain(root).querySelectorAll('*')) {
        if (found.length >= max) break;
        found.push(element);
        enter(element);
      }
    }
    return found;
  }

  const overlays = new Set<Element>();
  function isOverlay(element: Element): boolean {
    const { position } = visibility.styleOf(element);
    if (position === 'fixed' || position === 'sticky') return true;
    const own = plain(element);
    if (own.localName === 'dialog' && own.hasAttribute('open')) return true;
    if (/^(alert)?dialog$/.test(own.getAttribute('role') ?? '') || own.getAttribute('aria-modal') === 'true') return true;
    return own.matches(':popover-open');
  }

  const boxes: Element[] = [];
  const add = (element: Element) => {
    if (boxes.length < maxBoxes && !boxes.includes(element) && isShown(element)) boxes.push(element);
  };
  // A frame of another origin is read by itself: then its whole document is the box.
  const { body } = plain(document);
  if (window !== window.top && body) {
    overlays.add(body);
    add(body);
  }
  for (const element of tree.all('*', 30_000)) {
    const own = plain(element);
    if (own.localName === 'body' || own.localName === 'html') continue;
    const inner = tree.frameDocument(element);
    if (inner) add(plain(inner).body);
    if (isOverlay(element)) {
      overlays.add(element);
      add(element);
    } else if (named.test(`${own.id} ${own.getAttribute('class') ?? ''}`) && own.children.length > 0) {
      add(element);
    }
  }
  for (const button of tree.all('button, [role=button], input[type=button], input[type=submit], a', 400)) {
    if (boxes.some((box) => plain(box).contains(button)) || !isShown(button)) continue;
    let around = tree.parentOf(button);
    for (let level = 0; around && level < 5 && !/^(body|html|main|article)$/.test(plain(around).localName); level++) {
      const words = naming.textOf(around, 1600);
      if (words.length >= 1500) break;
      if (words.length > 40 && subject.test(words)) {
        add(around);
        break;
      }
      around = tree.parentOf(around);
    }
  }

  const ancestors = (element: Element) => {
    const found: Element[] = [];
    for (let current = tree.parentOf(element); current; current = tree.parentOf(current)) found.push(current);
    return found;
  };

  function clickable(parts: readonly Element[]): Element[] {
    const chosen: Element[] = [];
    const taken = new Set<Element>();
    for (const element of parts) {
      const parent = tree.parentOf(element);
      if (parent && taken.has(parent)) {
        taken.add(element);
        continue;
      }
      const hand = visibility.styleOf(element).cursor === 'pointer';
      const begins = hand && parent !== null && visibility.styleOf(parent).cursor !== 'pointer';
      const own = plain(element);
      const isField =
        /^(label|select|textarea|option)$/.test(own.localName) ||
        own.matches('input[type=checkbox], input[type=radio], [role=switch], [role=checkbox]');
      if (isField || (!begins && !own.matches(pressable))) continue;
      // A clickable row that holds real buttons is not itself the button.
      if (!own.matches('button, a, input, [role=button]') && own.querySelector('button, a, [role=button], input')) continue;
      taken.add(element);
      if (isShown(element)) chosen.push(element);
    }
    return chosen.slice(0, 80);
  }

  function buttonOf(element: Element): BoxButton {
    const style = visibility.styleOf(element);
    const href = element.localName === 'a' ? ((element as HTMLAnchorElement).href ?? '') : '';
    const here = location.href.replace(/#.*$/, '');
    kept.push(element);
    return {
      key: kept.length - 1,
      text: naming.textOf(element, 160),
      name: naming.nameOf(element).slice(0, 160),
      selector: tree.selectorOf(element),
      rect: rectOf(element),
      ...colours.of(element),
      fontSize: Number.parseFloat(style.fontSize) || 0,
      fontWeight: Number(style.fontWeight) || 400,
      leadsAway: /^https?:/.test(href) && href.replace(/#.*$/, '') !== here,
    };
  }

  function switchOf(element: Element): BoxSwitch {
    const input = element as HTMLInputElement;
    const native = element.localName === 'input';
    // The visitor clicks the label when the box itself is drawn by it.
    const label = native ? (input.labels?.[0] ?? null) : null;
    kept.push(native && !isShown(element) && label ? label : element);
    return {
      key: kept.length - 1,
      name: naming.labelOf(element).slice(0, 160) || naming.nameOf(element).slice(0, 160),
      selector: tree.selectorOf(element),
      checked: native ? input.checked : element.getAttribute('aria-checked') === 'true',
      locked: native ? input.disabled : element.getAttribute('aria-disabled') === 'true' || element.hasAttribute('disabled'),
    };
  }

  return boxes.map((box) => {
    const parts = inside(box, 6000);
    const around = ancestors(box);
    const switches = parts
      .filter((part) => plain(part).matches('input[type=checkbox], [role=switch], [role=checkbox]'))
      .filter((part) => {
        const label = part.localName === 'input' ? (part as HTMLInputElement).labels?.[0] : undefined;
        return (
          isShown(part) || (label !== undefined && isShown(label)) || (part.parentElement !== null && isShown(part.parentElement))
        );
      });
    return {
      text: naming.textOf(box, 6000),
      rect: rectOf(box),
      overlay: overlays.has(box) || around.some((element) => overlays.has(element)) || parts.some((part) => overlays.has(part)),
      within: around.flatMap((element) => (boxes.includes(element) ? [boxes.indexOf(element)] : [])),
      asksForData: parts.some(
        (part) => plain(part).matches('input[type=email], input[type=password], input[type=tel]') && isShown(part),
      ),
      buttons: clickable(parts).map(buttonOf),
      switches: switches.slice(0, 60).map(switchOf),
    };
  });
}
