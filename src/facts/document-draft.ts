import { Marked } from 'marked';
import type { ConsentRecord } from '../evidence/consent-record.js';
import type { CookieRecord, RequestRecord } from '../evidence/page-record.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { readBlocks } from './dom-blocks.js';
import { readForms } from './dom-forms.js';
import { readControls, readLinks } from './dom-links.js';
import { readFrontMatter } from './front-matter.js';
import { normaliseText } from './normalise-text.js';
import type { Draft } from './page-view.js';
import type { Dom } from './read-dom.js';
import type { Report } from './transparency-report/report.js';

/** A saved page, outside any capture. */
export interface DocumentInput {
  readonly source: string;
  readonly content: string;
  readonly format: 'html' | 'markdown';
  readonly url?: string;
  /** Overrides detection. */
  readonly language?: string;
  /** Overrides recognition. */
  readonly pageType?: PageType;
  readonly cookies?: readonly { readonly name: string; readonly domain: string }[];
  readonly requests?: readonly { readonly url: string }[];
  readonly consent?: ConsentRecord;
  readonly probes?: readonly ProbeRecord[];
  readonly reports?: readonly Report[];
  /** Addresses that answered 404 or 410. */
  readonly gone?: readonly string[];
  /** ISO day on which it was seen. */
  readonly day?: string;
}

/** The HTML of a saved page; Markdown is rendered, and the title in its front matter is the page's. */
export const htmlOf = ({ format, content }: DocumentInput): string => (format === 'markdown' ? htmlOfMarkdown(content) : content);

/** Site generators take an indented mark-up for mark-up, which CommonMark would print as code. */
const markdown = new Marked({ async: false, tokenizer: { code: () => undefined } });

/** Two backslashes at the end of a line: a break for kramdown, of Jekyll. */
const kramdownBreak = /[ \t]*\\\\$/gm;

function htmlOfMarkdown(content: string): string {
  const { title, body } = readFrontMatter(content);
  const html = markdown.parse(body.replace(kramdownBreak, '  ')) as string;
  return title === undefined ? html : `<title>${escapeHtml(title)}</title>${html}`;
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Reads a saved page as if it had been captured.
 * @param dom its parsed HTML
 */
export function draftOfDocument(input: DocumentInput, dom: Dom): Draft {
  const title = normaliseText(dom('head > title, title').first().text());
  const url = input.url ?? `file:///${input.source.replace(/^\/+/, '')}`;
  return {
    source: input.source,
    url,
    title,
    blocks: readBlocks(dom, title),
    links: readLinks(dom, url),
    forms: readForms(dom, url),
    controls: readControls(dom),
    cookies: (input.cookies ?? []).map(mockCookie),
    storage: [],
    requests: (input.requests ?? []).map(mockRequest),
    hasNetwork: input.cookies !== undefined || input.requests !== undefined,
    ...(input.consent === undefined ? {} : { consent: input.consent }),
    probes: input.probes ?? [],
    reports: input.reports ?? [],
    gone: new Set(input.gone),
    day: input.day ?? '',
  };
}

function mockCookie({ name, domain }: { name: string; domain: string }): CookieRecord {
  return {
    name,
    domain,
    path: '/',
    expires: -1,
    httpOnly: false,
    secure: false,
    sameSite: '',
    valueSha256: '',
    valueLength: 0,
    thirdParty: false,
    seenAfterMs: 0,
    seenAt: '',
  };
}

function mockRequest({ url }: { url: string }): RequestRecord {
  return { url, method: 'GET', resourceType: 'other', status: 200, thirdParty: true, afterMs: 0 };
}
