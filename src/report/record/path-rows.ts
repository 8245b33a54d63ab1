import { navigationPaths, type PagePath, type PathStep } from '../../evidence/navigation-path.js';
import { type VisibleLink, visibleLinksTo } from '../../evidence/visible-links.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import { bothTimes } from './both-times.js';
import type { RecordInput } from './record-input.js';

/** The way from the entry page to each page, and when it was recorded. */
export function pathRows({ bundle }: RecordInput, words: Words) {
  const pages = new Map(bundle.pages.map((page) => [page.id, page]));
  const paths = navigationPaths(bundle.pages);
  const unlinked = paths.filter(isUnlinked).map(({ url }) => url);
  const linked = visibleLinksTo(unlinked, bundle.pages);
  return paths.map((path) => {
    const page = pages.get(path.page);
    const status = page?.status ?? null;
    const link = isUnlinked(path) ? linked.get(path.url) : undefined;
    const steps = path.steps.flatMap((step, index) => stepSentence(step, path.steps[index - 1], words));
    return {
      id: path.page,
      url: path.url,
      title: clip(page?.title ?? '', 160),
      status: status === null ? words.t('record.path.noStatus') : words.t('record.path.status', { status }),
      member: path.persona === 'member',
      time: bothTimes(path.capturedAt, words),
      capturedAt: path.capturedAt,
      note: noteOf(path, link, words),
      steps,
      access: accessOf(path, link, steps, words),
    };
  });
}

/** How a person comes to the page: by the last link, or by its address where no link leads there. */
function accessOf(path: PagePath, link: VisibleLink | undefined, steps: readonly string[], words: Words): string {
  if (link) return `${linkSentence(link, words)} → ${path.page}`;
  const typed = path.by === 'entry' || path.by === 'broken' || isUnlinked(path);
  return typed ? words.t('record.repeat.typeIt') : (steps.at(-1) ?? '');
}

/** The last step was no link. */
function isUnlinked({ steps }: PagePath): boolean {
  const place = steps.at(-1)?.place;
  return place === 'sitemap' || place === 'slug';
}

function noteOf({ by }: PagePath, link: VisibleLink | undefined, { t, label }: Words): string {
  if (link) return t('record.path.linked', { page: link.page, text: clip(link.text, 120), place: label('place', link.place) });
  if (by === 'entry') return t('record.path.entry');
  if (by === 'as-visitor') return t('record.path.asVisitor');
  return by === 'broken' ? t('record.path.broken') : '';
}

/** Nothing for the first step: it is the page the others start from. */
function stepSentence({ text = '', place, page }: PathStep, from: PathStep | undefined, words: Words): readonly string[] {
  if (place === undefined || from === undefined) return [];
  const listed = place === 'sitemap' || place === 'slug';
  const sentence = listed ? words.t(`record.path.${place}`) : linkSentence({ page: from.page, text, place }, words);
  return [`${sentence} → ${page}`];
}

function linkSentence({ page, text, place }: VisibleLink, { t, label }: Words): string {
  const where = { place: label('place', place), page };
  return text === '' ? t('record.path.unnamed', where) : t('record.path.link', { ...where, text: clip(text, 120) });
}
