/// <reference lib="dom" />
import type { ControlRecord, LinkPlace } from '../../evidence/page-record.js';
import type { Naming } from './naming.js';
import type { Tree } from './tree.js';
import type { Visibility } from './visibility.js';

/** Visible controls with role, name, place and colours. Self-contained: its source text is sent to the page. */
export function readControls(
  tree: Tree,
  visibility: Visibility,
  naming: Naming,
  placeOf: (element: Element) => LinkPlace,
  max: number,
): ControlRecord[] {
  const { plain } = tree;
  const roles = new Set(
    (
      'button link checkbox radio switch textbox searchbox combobox listbox option menuitem menuitemcheckbox menuitemradio ' +
      'tab slider spinbutton treeitem'
    ).split(' '),
  );
  const inputRoles: Record<string, string> = {
    button: 'button',
    submit: 'button',
    reset: 'button',
    image: 'button',
    checkbox: 'checkbox',
    radio: 'radio',
    range: 'slider',
    number: 'spinbutton',
    search: 'searchbox',
  };
  const selector =
    'a[href],a:not([href]):not([name]):not([id]),button,input:not([type=hidden]),select,textarea,summary,[role],[contenteditable=""],[contenteditable=true],[onclick]';

  function roleOf(element: Element): string {
    const own = plain(element);
    const explicit = (own.getAttribute('role') ?? '').trim().split(/\s+/)[0] ?? '';
    if (roles.has(explicit)) return explicit;
    switch (own.localName) {
      case 'a':
        return element.hasAttribute('href') ? 'link' : 'button';
      case 'button':
      case 'summary':
        return 'button';
      case 'select':
        return (element as HTMLSelectElement).multiple ? 'listbox' : 'combobox';
      case 'textarea':
        return 'textbox';
      case 'input':
        return inputRoles[(element as HTMLInputElement).type] ?? 'textbox';
    }
    if (own.hasAttribute('contenteditable')) return 'textbox';
    return own.hasAttribute('onclick') && !/^(body|html|form)$/.test(own.localName) ? 'button' : '';
  }

  const backgrounds = new Map<Element, string>();

  /** The first colour that is not see-through, from the element outwards. */
  function backgroundOf(element: Element): string {
    const path: Element[] = [];
    let found = 'rgb(255, 255, 255)';
    for (let current: Element | null = element; current; current = tree.parentOf(current)) {
      const known = backgrounds.get(current);
      const colour = known ?? visibility.styleOf(current).backgroundColor;
      path.push(current);
      if (known === undefined && (!colour || colour === 'transparent' || /,\s*0\)$|\/\s*0\)$/.test(colour))) continue;
      found = colour;
      break;
    }
    for (const step of path) backgrounds.set(step, found);
    return found;
  }

  const toggles = 'toggle bs-toggle mdb-toggle coreui-toggle'.split(' ').map((word) => `data-${word}`);
  const toggled = /^(dropdown|modal|offcanvas|collapse|popover)$/;
  const openers = (
    'popovertarget uk-toggle data-uk-toggle data-uk-dropdown data-dropdown data-dropdown-toggle data-modal-toggle ' +
    'data-modal-target data-drawer-target'
  ).split(' ');
  const menuIcon =
    /(^|[-_#\s])(ellipsis|kebab|meatballs?|three-dots|dots-(three|vertical|horizontal)|more-(vert|horiz)(ical|ontal)?|overflow-menu)($|[-_\s])/i;

  /** The class of an icon, or the name of the drawing it refers to. */
  function iconOf(element: Element): string {
    const own = plain(element);
    const names = ['class', 'href', 'xlink:href', 'data-icon'].map((name) => own.getAttribute(name) ?? '');
    return names.join(' ').slice(0, 300);
  }

  /** A control without words of which the icon is that of a menu, or beside which a menu stands hidden. */
  function looksLikeMenu(element: Element): boolean {
    for (const part of [element, ...Array.from(plain(element).querySelectorAll('*')).slice(0, 4)])
      if (menuIcon.test(iconOf(part))) return true;
    const next = plain(element).nextElementSibling;
    if (next === null || visibility.isVisible(next)) return false;
    return plain(next).getAttribute('role') === 'menu' || /(^|[-_\s])(dropdown|menu|popover)($|[-_\s])/i.test(iconOf(next));
  }

  function opensSomething(element: Element, name: string): boolean {
    const own = plain(element);
    const popup = own.getAttribute('aria-haspopup');
    if (popup !== null && popup !== 'false') return true;
    if (own.getAttribute('aria-expanded') === 'false') return true;
    if (own.localName === 'summary') return !element.parentElement?.hasAttribute('open');
    if (own.getAttribute('aria-expanded') === 'true') return false;
    if (openers.some((opener) => own.hasAttribute(opener))) return true;
    if (toggles.some((toggle) => toggled.test(own.getAttribute(toggle) ?? ''))) return true;
    if (name === '') return looksLikeMenu(element);
    return (
      /^(more_(vert|horiz)|\.{2,3}|…|⋯|⋮|•{3}|≡|☰|▾|▼)$|\b(more|plus d.options|options|menu|mehr|más|altro)\b\s*(…|\.{3})?$/i.test(
        name,
      ) && name.length < 40
    );
  }

  /** Scripts make anything a button; a few words under a hand, which nothing around them has, is one. */
  function looksPressable(element: Element): boolean {
    if (element.childElementCount > 3) return false;
    for (let child = element.firstElementChild; child; child = plain(child).nextElementSibling)
      if (plain(child).firstElementChild) return false;
    const words = element.textContent ?? '';
    if (words.length > 80 || words.trim() === '') return false;
    if (element.closest(selector) || visibility.styleOf(element).cursor !== 'pointer') return false;
    const outer = tree.parentOf(element);
    return outer === null || visibility.styleOf(outer).cursor !== 'pointer';
  }

  const found: ControlRecord[] = [];
  const pressable = new Set(tree.all('div,span,li,p,td,svg', 4000).filter(looksPressable));
  for (const element of [...tree.all(selector, 20_000), ...pressable]) {
    if (found.length >= max) break;
    const role = roleOf(element) || (pressable.has(element) ? 'button' : '');
    if (!role || !visibility.isVisible(element)) continue;
    const own = plain(element);
    const box = own.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) continue;
    const offset = tree.offsetOf(element);
    const name = naming.nameOf(element);
    const round = (value: number) => Math.round(value * 10) / 10;
    found.push({
      role,
      name,
      selector: tree.selectorOf(element),
      rect: { x: round(box.x + offset.x), y: round(box.y + offset.y), width: round(box.width), height: round(box.height) },
      color: visibility.styleOf(element).color,
      background: backgroundOf(element),
      disabled: (own as HTMLButtonElement).disabled === true || own.getAttribute('aria-disabled') === 'true',
      place: placeOf(element),
      popup: opensSomething(element, name),
    });
  }
  return found;
}
