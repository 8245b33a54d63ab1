import type { FieldRecord, FormRecord } from '../evidence/page-record.js';
import { isHidden, nameOf } from './dom-links.js';
import { wordsIn } from './dom-text.js';
import { normaliseText } from './normalise-text.js';
import { type Dom, type DomElement, selectorOf } from './read-dom.js';

const fieldSelector =
  'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]), textarea, select, [contenteditable=true], [contenteditable=""]';

/** So many choices of a list are read: the years of birth of everybody alive are more than a hundred. */
const mostChoices = 140;

function wordsBefore($: Dom, element: DomElement): string {
  const before = $(element).prevAll('label, span, strong, p, div, dt, th').first().text();
  return before || $(element).parent().prev('label, dt, th, td, span').first().text();
}

function labelOf($: Dom, element: DomElement): string {
  if (element.type !== 'tag') return '';
  const { id, title } = element.attribs;
  const explicit = id
    ? $('label')
        .filter((_, label) => $(label).attr('for') === id)
        .text()
    : '';
  const wrapping = wordsIn($(element).closest('label')[0]);
  const own = element.attribs['aria-label'] ?? (element.attribs['aria-labelledby'] ? nameOf($, element) : '');
  return normaliseText((explicit || wrapping || own || title || wordsBefore($, element)).replace(/\s+/g, ' ')).slice(0, 400);
}

function readField($: Dom, element: DomElement): FieldRecord {
  const attribs = element.type === 'tag' ? element.attribs : {};
  const tag = element.type === 'tag' ? element.name : '';
  const type =
    tag === 'input' ? (attribs.type ?? 'text').toLowerCase() : tag === 'textarea' || tag === 'select' ? tag : 'contenteditable';
  const options =
    tag === 'select'
      ? $(element)
          .find('option')
          .slice(0, mostChoices)
          .map((_, option) => normaliseText($(option).text()))
          .get()
      : undefined;
  return {
    type,
    name: attribs.name ?? '',
    id: attribs.id ?? '',
    label: labelOf($, element),
    placeholder: normaliseText(attribs.placeholder ?? ''),
    required: attribs.required !== undefined || attribs['aria-required'] === 'true',
    visible: !isHidden(element),
    disabled: attribs.disabled !== undefined,
    ...(type === 'checkbox' || type === 'radio' ? { checked: attribs.checked !== undefined } : {}),
    selector: selectorOf(element),
    ...(options ? { options } : {}),
  };
}

const headings = 'h1, h2, h3, h4, h5, h6, [role=heading]';

/** Parts of a page whose forms are not about what the page is about. */
const ownParts =
  'footer, nav, aside, dialog, [role=contentinfo], [role=navigation], [role=complementary], [role=dialog], [role=alertdialog]';

/** The heading inside a form, or else the last one before it in the same part of the page, or else the name of that part or the page. */
function headingNear($: Dom, element: DomElement): string {
  const said = (words: string) => normaliseText(words.replace(/\s+/g, ' ')).trim();
  const inside = said($(element).find(`${headings}, legend`).first().text());
  if (inside !== '') return inside;
  let current: DomElement | null = element;
  while (current !== null && current.type === 'tag') {
    if ($(current).is(ownParts)) return said($(current).attr('aria-label') ?? '');
    for (const sibling of $(current).prevAll().toArray()) {
      if ($(sibling).is(ownParts)) continue;
      const before = said(($(sibling).is(headings) ? $(sibling) : $(sibling).find(headings).last()).text());
      if (before !== '') return before;
    }
    current = current.parent as DomElement | null;
  }
  return said($('title').first().text());
}

function readForm($: Dom, container: DomElement, base: string, isForm: boolean): FormRecord {
  const attribs = container.type === 'tag' ? container.attribs : {};
  const fields = $(container)
    .find(fieldSelector)
    .toArray()
    .map((element) => readField($, element));
  const buttons = $(container)
    .find('button, input[type=submit], input[type=image], [role=button]')
    .toArray()
    .map((button) => ({
      name: nameOf($, button),
      enabled: button.attribs.disabled === undefined,
    }));
  let action = '';
  try {
    if (attribs.action) action = new URL(attribs.action, base).href;
  } catch {
    // An unreadable action tells nothing; the form is judged on its words.
  }
  return {
    selector: selectorOf(container),
    method: (attribs.method ?? 'get').toLowerCase(),
    action,
    name: attribs.name ?? attribs.id ?? attribs['aria-label'] ?? '',
    text: wordsIn(container).slice(0, 20_000),
    heading: headingNear($, container),
    fields,
    buttons,
    element: isForm,
  };
}

/** Forms of a saved page, and the groups of loose fields that no form element holds. */
export function readForms($: Dom, base: string): readonly FormRecord[] {
  const forms = $('form')
    .toArray()
    .map((form) => readForm($, form, base, true));
  const loose = $(fieldSelector)
    .toArray()
    .filter((field) => $(field).closest('form').length === 0);
  const groups = new Set<DomElement>();
  for (const field of loose) {
    const group = $(field)
      .parentsUntil('body')
      .filter((_, parent) => $(parent).find('button, [role=button], input[type=submit]').length > 0)
      .first()[0];
    groups.add(group ?? (field.parent as DomElement));
  }
  return [...forms, ...[...groups].map((group) => readForm($, group, base, false))];
}
