import type { DocumentInfo, FailureCode, LinkRecord, LoadState, Obstacle, ResponseHop } from '../../evidence/page-record.js';
import { wordsIn } from '../../facts/dom-text.js';
import { readDom } from '../../facts/read-dom.js';
import { failureCodeOf } from '../failure-code.js';
import { obstacleOf, obstacleSentence } from '../obstacle.js';
import { decodeText } from './decode-text.js';
import { formatOf } from './document-format.js';
import { extractDocument } from './extract-document.js';
import { type FetchDocumentOptions, type FetchedDocument, fetchDocument } from './fetch-document.js';

export interface ReadDocumentTools extends FetchDocumentOptions {
  /** Time for reading the file once it is here; 20 seconds when absent. Milliseconds. */
  readonly extractMs?: number;
}

/** What a page record of a file needs. */
export interface DocumentReading {
  readonly status: number | null;
  /** After redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly hops: readonly ResponseHop[];
  /** The file as it came, cut at `maxBytes`; absent when nothing or a web page came. */
  readonly bytes?: Uint8Array;
  readonly truncated: boolean;
  /** Set when it is a file whose format can be read, however little of it could. */
  readonly info?: DocumentInfo;
  readonly html?: string;
  readonly text?: string;
  readonly title: string;
  readonly lang: string;
  readonly loadState: LoadState;
  readonly obstacle?: Obstacle;
  readonly detail?: string;
  readonly failure?: FailureCode;
  readonly links: readonly LinkRecord[];
  /** True when a web page answered well in place of a file: a browser can read it. */
  readonly webPage?: boolean;
}

/** Fetches a linked file and reads its text. Never rejects. */
export async function readDocument(url: string, tools: ReadDocumentTools): Promise<DocumentReading> {
  const fetched = await fetchDocument(url, tools);
  if (fetched.problem !== undefined) return notFetched(fetched, fetched.problem);
  const { bytes, truncated, contentType, disposition, status } = fetched;
  const format = formatOf({ url: fetched.url, contentType, disposition, bytes });
  if (format.kind === 'web-page' || (status !== null && status >= 400)) return answeredByPage(url, fetched);
  if (bytes.length === 0) return withoutText(fetched, 'not-html', `${fetched.url} is an empty file.`);
  if (format.kind !== 'document') {
    const what = format.kind === 'unreadable' ? format.what : `${contentType || 'data of no stated type'}`;
    return withoutText(fetched, 'not-html', `${fetched.url} is ${what}, which is not read.`);
  }
  if (truncated) {
    const limit = `${Math.round(tools.maxBytes / 100_000) / 10} MB`;
    return withoutText(fetched, 'too-large', `${fetched.url} is longer than ${limit}; it was not read.`);
  }
  const extracted = await extractDocument(bytes, {
    format: format.format,
    url: fetched.url,
    timeoutMs: tools.extractMs ?? 20_000,
    signal: tools.signal,
  });
  const { info, html, text, title, lang, links } = extracted;
  return {
    ...base(fetched),
    bytes,
    info,
    html,
    text,
    title,
    lang,
    loadState: 'quiet',
    ...(info.quality === 'low-quality-text' && info.detail ? { detail: info.detail } : {}),
    links,
  };
}

function base({ status, url, contentType, hops, truncated }: FetchedDocument) {
  return { status, url, contentType, hops, truncated, title: '', lang: '', links: [] };
}

function notFetched(fetched: FetchedDocument, { code, detail }: { code: string; detail: string }): DocumentReading {
  const failure: FailureCode | undefined =
    code === 'timeout' || code === 'redirect-loop'
      ? code
      : code === 'interrupted' || code === 'refused-redirect'
        ? undefined
        : /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)
          ? 'tls'
          : code.startsWith('UND_ERR_SOCKET')
            ? 'connection-broken'
            : failureCodeOf({ said: '', status: fetched.status, guard: { code } });
  return {
    ...base(fetched),
    loadState: code === 'timeout' ? 'navigation-timeout' : 'failed',
    obstacle: code === 'timeout' ? 'timeout' : 'unreachable',
    detail,
    ...(failure === undefined ? {} : { failure }),
  };
}

function withoutText(fetched: FetchedDocument, obstacle: Obstacle, detail: string): DocumentReading {
  return { ...base(fetched), bytes: fetched.bytes, loadState: 'quiet', obstacle, detail };
}

/** An error, a login or a wall in place of the file, or simply a page behind an address that looks like a file's. */
function answeredByPage(asked: string, fetched: FetchedDocument): DocumentReading {
  const { status, url, contentType } = fetched;
  const html = decodeText(fetched.bytes.subarray(0, 500_000));
  const $ = readDom(html);
  const obstacle = obstacleOf({
    requestedUrl: asked,
    url,
    status,
    contentType: contentType || 'text/html',
    headers: fetched.hops.at(-1)?.headers ?? {},
    title: $('title').first().text(),
    text: wordsIn($('body')[0]),
    html,
    hasPasswordField: $('input[type=password]').length > 0,
  });
  const failure = failureCodeOf({ said: '', status });
  const said = { ...base(fetched), loadState: 'quiet' as const, ...(failure === undefined ? {} : { failure }) };
  if (obstacle !== undefined) return { ...said, obstacle, detail: obstacleSentence(obstacle, url, status, contentType) };
  return { ...said, webPage: true, obstacle: 'not-html', detail: `${url} answered with a web page where a file was linked.` };
}
