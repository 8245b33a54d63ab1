import type { FailureCode, PageRecord } from '../evidence/page-record.js';
import type { Visit, VisitRequest } from './visit.js';

/** A visit that gave nothing: because the browser or its tab died, or because nothing of the page may be kept. */
export function emptyVisit(
  request: Pick<VisitRequest, 'url' | 'depth' | 'foundOn' | 'persona'>,
  why: { readonly detail: string; readonly failure?: FailureCode; readonly viewport: PageRecord['viewport'] },
): Visit {
  const { url, depth, foundOn, persona } = request;
  return {
    page: {
      requestedUrl: url,
      url,
      status: null,
      contentType: '',
      title: '',
      lang: '',
      depth,
      ...(foundOn ? { foundOn } : {}),
      loadState: 'failed',
      obstacle: 'unreachable',
      detail: why.detail,
      ...(persona === 'visitor' ? {} : { persona }),
      ...(why.failure === undefined ? {} : { failure: why.failure }),
      capturedAt: new Date().toISOString(),
      durationMs: 0,
      hops: [],
      links: [],
      forms: [],
      controls: [],
      cookies: [],
      storage: [],
      requests: [],
      dialogs: 0,
      viewport: why.viewport,
    },
    content: {},
    shape: [],
    spoilt: true,
  };
}
