import type { PageRecord } from '../evidence/page-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { CapturedPage, CrawlState } from './crawl-state.js';
import { urlPattern } from './url-pattern.js';
import type { Visit } from './visit.js';

/** Pages of one template on which types are recognised. */
const mostOfAKind = 5;

/** A page as the crawl goes on with it: the record, and what was recognised on it. */
export interface KeptPage {
  readonly page: PageRecord;
  readonly types: readonly PageType[];
}

/** Gives the page its id, writes it at once, notes it in the journal and tells about it. */
export function keepPage(state: CrawlState, visit: Visit, template?: string): KeptPage {
  const id = `p${String(state.journal.nextPageNumber()).padStart(4, '0')}`;
  const page = state.writer.writePage({ id, ...visit.page, ...(template ? { template } : {}) }, visit.content);
  const types = recognisedTypes(state, page, visit.content.dom?.html);
  const { persona } = state;
  state.journal.note({ persona, url: page.requestedUrl, page: id, types, shape: visit.shape });
  return file(state, page, types, visit.shape);
}

/** Takes a page in that an earlier run of this capture kept. */
export function adoptPage(
  state: CrawlState,
  page: PageRecord,
  known: { readonly types?: readonly PageType[] | undefined; readonly shape?: readonly string[] | undefined },
): KeptPage {
  state.writer.adoptPage(page);
  return file(state, page, known.types ?? [], known.shape ?? []);
}

/**
 * What the page is, by what it says. Types count only on a page that was read as a visitor reads it. Of a template the first few
 * are enough: the others are alike, and reading costs time.
 */
function recognisedTypes(state: CrawlState, page: PageRecord, html: string | undefined): readonly PageType[] {
  const { options, recognised, frontier } = state;
  if (html === undefined || page.obstacle !== undefined || page.loadState === 'failed') return [];
  const kind = frontier.templateOf(page.url) ?? urlPattern(page.url);
  const times = recognised.get(kind) ?? 0;
  recognised.set(kind, times + 1);
  if (times >= mostOfAKind) return [];
  const { engine } = options;
  return engine.typesOf?.(page, html) ?? engine.promisesOf({ text: page.foundOn?.text ?? '', url: page.requestedUrl });
}

function file(state: CrawlState, page: PageRecord, types: readonly PageType[], shape: readonly string[]): KeptPage {
  const { frontier } = state;
  state.pages.push(summaryOf(page, types));
  frontier.markVisited(page.requestedUrl);
  if (page.url.startsWith('http')) frontier.markVisited(page.url);
  const readable = page.obstacle === undefined && page.loadState !== 'failed';
  frontier.learn({ id: page.id, url: page.url, requestedUrl: page.requestedUrl, types, shape, readable });
  state.emit({
    type: 'page-done',
    id: page.id,
    url: page.url,
    status: page.status,
    loadState: page.loadState,
    ...(page.obstacle ? { obstacle: page.obstacle } : {}),
    durationMs: page.durationMs,
    pages: state.pages.length,
    maxPages: state.options.maxPages,
    queued: frontier.size(),
    types,
    sought: frontier.needs().unmet,
    ...(state.persona === 'visitor' ? {} : { persona: state.persona }),
  });
  return { page, types };
}

const summaryOf = (
  { id, requestedUrl, url, status, loadState, obstacle, detail, capturedAt, foundOn, persona, hops }: PageRecord,
  types: readonly PageType[],
): CapturedPage => ({
  id,
  requestedUrl,
  url,
  status,
  loadState,
  ...(obstacle ? { obstacle } : {}),
  ...(detail ? { detail } : {}),
  types,
  capturedAt,
  ...(foundOn ? { foundOn } : {}),
  ...(persona ? { persona } : {}),
  answeredBy: hops.length > 0 ? hops.map((hop) => hop.url) : [requestedUrl],
});
