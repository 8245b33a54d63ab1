/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { FieldRecord, FormRecord } from '../../evidence/page-record.js';
import type { Naming } from './naming.js';
import type { Tree } from './tree.js';
import type { Visibility } from './visibility.js';

/** Forms, and groups of fields that stand in no form element. Self-contained: its source text is sent to the page. */
export function readForms(tree: Tree, visibility: Visibility, naming: Naming): FormRecord[] {
  const { plain } = tree;
  const fieldSelector =
    'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]):not([type=reset]),select,textarea,' +
    '[contenteditable=""],[contenteditable=true],[role=textbox]:not(input):not(textarea)';
  const buttonSelector = 'button,input[type=submit],input[type=button],input[type=image],[role=button]';

  /** So many choices of a list are read: the years of birth of everybody alive are more than a hundred. */
  const mostChoices = 140;

  function typeOf(element: Element): string {
    if (element.localName === 'input') return (element as HTMLInputElement).type || 'text';
    return element.localName === 'select' || element.localName === 'textarea' ? element.localName : 'contenteditable';
  }

  function fieldRecord(element: Element): FieldRecord {
    const field = element as HTMLInputElement;
    const options =
      element.localName === 'select' ? [...(element as HTMLSelectElement).options].slice(0, mostChoices) : undefined;
    return {
      type: typeOf(element),
      name: element.getAttribute('name') ?? '',
      id: element.id,
      label: naming.labelOf(element),
      placeholder: naming.clean(element.getAttribute('placeholder') ?? element.getAttribute('data-placeholder')),
      required: field.required === true || element.getAttribute('aria-required') === 'true',
      visible: visibility.isVisible(element),
      disabled: field.disabled === true || element.getAttribute('aria-disabled') === 'true',
      ...(/^(checkbox|radio)$/.test(typeOf(element)) ? { checked: field.checked === true } : {}),
      selector: tree.selectorOf(element),
      ...(options ? { options: options.map((option) => naming.clean(option.text, 200)) } : {}),
    };
  }

  const headings = 'h1,h2,h3,h4,h5,h6,[role=heading]';

  /** Parts of a page whose forms are not about what the page is about. */
  const ownParts =
    'footer,nav,aside,dialog,[role=contentinfo],[role=navigation],[role=complementary],[role=dialog],[role=alertdialog]';

  /** The last heading that a part of the page holds, or that it is. */
  function lastHeadingOf(part: Element): string {
    const own = plain(part);
    if (own.matches(headings)) return naming.textOf(part);
    const last = [...own.querySelectorAll(headings)].at(-1);
    return last ? naming.textOf(last) : '';
  }

  /** The heading inside a form, or else the last one before it in the same part of the page, or else the name of that part or the page. */
  function headingOf(container: Element): string {
    const first = plain(container).querySelector(`legend,${headings}`);
    const inside = first ? naming.textOf(first) : '';
    if (inside !== '') return inside;
    for (let current: Element | null = container; current; current = tree.parentOf(current)) {
      const own = plain(current);
      if (own.matches(ownParts)) return naming.clean(own.getAttribute('aria-label'));
      for (let before = own.previousElementSibling; before; before = plain(before).previousElementSibling) {
        const said = plain(before).matches(ownParts) ? '' : lastHeadingOf(before);
        if (said !== '') return said;
      }
    }
    return naming.clean(plain(document).title);
  }

  function record(container: Element, fields: readonly Element[], buttons: readonly Element[], element: boolean): FormRecord {
    const own = plain(container);
    const written = own.getAttribute('action') ?? '';
    let action = '';
    if (element && written) {
      try {
        action = new URL(written, plain(own.ownerDocument).baseURI).href;
      } catch {
        action = written;
      }
    }
    return {
      selector: tree.selectorOf(container),
      method: element ? (own.getAttribute('method') ?? 'get').toLowerCase() : '',
      action,
      name: naming.clean(own.getAttribute('aria-label') ?? own.getAttribute('name') ?? own.id),
      text: naming.textOf(container, 20_000),
      heading: headingOf(container),
      fields: fields.slice(0, 200).map(fieldRecord),
      buttons: buttons.slice(0, 50).map((button) => ({
        name: naming.nameOf(button),
        enabled: !((button as HTMLButtonElement).disabled === true || button.getAttribute('aria-disabled') === 'true'),
      })),
      element,
    };
  }

  const isWhole = (element: Element) => /^(body|html|main)$/.test(plain(element).localName);

  /** Nearest ancestor that also holds a button or another loose field; else the field's own parent. */
  function containerOf(field: Element, loose: ReadonlySet<Element>): Element {
    let current = tree.parentOf(field);
    for (let level = 0; current && level < 6 && !isWhole(current); level++) {
      const own = plain(current);
      if (own.querySelector(buttonSelector)) return current;
      const others = [...own.querySelectorAll(fieldSelector)].filter((other) => other !== field && loose.has(other));
      if (others.length > 0) {
        const outer = tree.parentOf(current);
        return outer && !isWhole(outer) && plain(outer).querySelector(buttonSelector) ? outer : current;
      }
      current = tree.parentOf(current);
    }
    return tree.parentOf(field) ?? field;
  }

  const forms: FormRecord[] = [];
  const held = new Set<Element>();
  for (const form of tree.all('form', 200)) {
    const own = plain(form as HTMLFormElement);
    const owned = [...own.elements];
    const inside = [...own.querySelectorAll(fieldSelector)];
    const fields = [...new Set([...owned.filter((element) => element.matches(fieldSelector)), ...inside])];
    for (const field of fields) held.add(field);
    const buttons = new Set([
      ...own.querySelectorAll(buttonSelector),
      ...owned.filter((element) => element.matches(buttonSelector)),
    ]);
    forms.push(record(form, fields, [...buttons], true));
  }

  const loose = new Set(
    tree
      .all(fieldSelector, 2000)
      .filter((field) => !held.has(field) && !(field.parentElement && plain(field.parentElement).closest(fieldSelector))),
  );
  const groups = new Map<Element, Element[]>();
  for (const field of loose) {
    const container = containerOf(field, loose);
    const outer = [...groups.keys()].find((known) => plain(known).contains(container));
    const key = outer ?? container;
    const members = groups.get(key) ?? [];
    for (const [known, fields] of groups) {
      if (known !== key && plain(key).contains(known)) {
        members.push(...fields);
        groups.delete(known);
      }
    }
    members.push(field);
    groups.set(key, members);
  }
  for (const [container, fields] of groups) {
    if (forms.length >= 300) break;
    const buttons = [...plain(container).querySelectorAll(buttonSelector)].filter((button) => !button.closest('form'));
    forms.push(record(container, fields, buttons, false));
  }
  return forms;
}
