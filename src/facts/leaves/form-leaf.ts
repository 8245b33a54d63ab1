import type { FieldRecord, FormRecord } from '../../evidence/page-record.js';
import type { FormFieldPattern, FormLeaf } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf, type LeafContext, notFoundByWords } from '../evaluation.js';
import { foldedWords } from '../folded-words.js';
import { listed } from '../within.js';

function says(words: string, lexicon: string, context: LeafContext): boolean {
  return context.lexicon(lexicon).find(foldedWords(words), context.view.language.use, 1).length > 0;
}

/** `name` and `id` attributes are words joined by signs: `content_url` reads « content url ». */
const spaced = (identifier: string): string => identifier.replace(/[_\-.[\]]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');

function fieldMatches(field: FieldRecord, pattern: FormFieldPattern, context: LeafContext): boolean {
  const types = listed(pattern.type);
  if (types.length > 0 && !types.includes(field.type)) return false;
  if (pattern.checked !== undefined && field.checked !== pattern.checked) return false;
  if (pattern.option !== undefined && !field.options?.some((words) => says(words, pattern.option as string, context)))
    return false;
  const names = [field.label, field.placeholder, spaced(field.name), spaced(field.id)].filter((words) => words !== '');
  const named = (lexicon: string) => names.some((words) => says(words, lexicon, context));
  if (pattern.unless !== undefined && named(pattern.unless)) return false;
  return pattern.label === undefined || named(pattern.label);
}

const wordsOf = (form: FormRecord): string =>
  [
    form.heading,
    form.text,
    spaced(form.name),
    spaced(form.action.replace(/^https?:\/\/[^/]+/, '').replaceAll('/', ' ')),
    ...form.buttons.map((button) => button.name),
  ].join('\n');

const described = new Set(['textarea', 'contenteditable']);

/** With the examples in the fields for a description, which tell what is to be described (« Décrivez la panne »). */
const allWordsOf = (form: FormRecord): string =>
  [wordsOf(form), ...form.fields.filter(({ type }) => described.has(type)).map(({ placeholder }) => placeholder)].join('\n');

function formMatches(form: FormRecord, options: FormLeaf, context: LeafContext): boolean {
  const fields = form.fields.filter((field) => field.visible);
  const words = wordsOf(form);
  if (fields.length === 0) return false;
  if (options.about !== undefined && !says(words, options.about, context)) return false;
  if (listed(options.notAbout).some((lexicon) => says(allWordsOf(form), lexicon, context))) return false;
  if (options.submit !== undefined && !form.buttons.some((button) => says(button.name, options.submit as string, context)))
    return false;
  if (options.says !== undefined && !says(allWordsOf(form), options.says, context)) return false;
  if (!(options.fields ?? []).every((pattern) => fields.some((field) => fieldMatches(field, pattern, context)))) return false;
  return !(options.without ?? []).some((pattern) => fields.some((field) => fieldMatches(field, pattern, context)));
}

/** `form`: a form by its own words, its fields and its send control. Nothing is ever sent. */
export const formLeaf: Leaf<FormLeaf> = (options, context): Evaluation => {
  const form = context.view.forms.find((candidate) => formMatches(candidate, options, context));
  if (form !== undefined) {
    const words = [
      form.heading,
      ...form.fields.filter((field) => field.visible).map((field) => field.label || field.placeholder || field.name),
      ...form.buttons.map((button) => button.name),
    ];
    const exact = words
      .filter((word) => word !== '')
      .join(' · ')
      .slice(0, 260);
    return found({ exact: exact || form.text.slice(0, 260), prefix: '', suffix: '', selector: form.selector });
  }
  const named = [
    options.about,
    options.submit,
    options.says,
    ...(options.fields ?? []).flatMap((field) => [field.label, field.option]),
  ].filter((id) => id !== undefined);
  return context.view.forms.length === 0 ? { value: false } : notFoundByWords(context, named.map(context.lexicon), undefined);
};
