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
  const unlinked = paths.filter(({ by }) => by === 'sitemap' || by === 'slug').map(({ url }) => url);
  const linked = visibleLinksTo(unlinked, bundle.pages);
  return paths.map((path) => {
    const page = pages.get(path.page);
    const status = page?.status ?? null;
    const steps = path.steps.flatMap((step, index) => stepSentence(step, path.steps[index - 1], words));
    return {
      id: path.page,
      url: path.url,
      title: clip(page?.title ?? '', 160),
      status: status === null ? words.t('record.path.noStatus') : words.t('record.path.status', { status }),
      member: path.persona === 'member',
      time: bothTimes(path.capturedAt, words),
      capturedAt: path.capturedAt,
      note: noteOf(path, linked.get(path.url), words),
      steps,
      access: accessOf(path, steps, words),
    };
  });
}

/** How a person comes to the page: by the last link, or by its address where no link leads there. */
function accessOf({ by, steps: way }: PagePath, steps: readonly string[], { t }: Words): string {
  const last = way.at(-1)?.place;
  if (by === 'entry' || by === 'broken' || last === 'sitemap' || last === 'slug') return t('record.repeat.typeIt');
  return steps.at(-1) ?? '';
}

function noteOf({ by }: PagePath, link: VisibleLink | undefined, { t, label }: Words): string {
  if (link) return t('record.path.linked', { page: link.page, text: clip(link.text, 120), place: label('place', link.place) });
  if (by === 'entry') return t('record.path.entry');
  if (by === 'as-visitor') return t('record.path.asVisitor');
  return by === 'broken' ? t('record.path.broken') : '';
}

/** Nothing for the first step: it is the page the others start from. */
function stepSentence({ text = '', place, page }: PathStep, from: PathStep | undefined, { t, label }: Words): readonly string[] {
  if (place === undefined || from === undefined) return [];
  const to = (sentence: string) => `${sentence} → ${page}`;
  if (place === 'sitemap' || place === 'slug') return [to(t(`record.path.${place}`))];
  const where = { place: label('place', place), page: from.page };
  return [to(text === '' ? t('record.path.unnamed', where) : t('record.path.link', { ...where, text: clip(text, 120) }))];
}
