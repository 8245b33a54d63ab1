import { createHash } from 'node:crypto';
import type { EvidenceBundle } from '../../src/evidence/bundle.js';
import type { CaptureRecord, SkippedUrl, SlugTry } from '../../src/evidence/capture-record.js';
import { type ConsentRecord, consentFile } from '../../src/evidence/consent-record.js';
import type { ControlRecord, PageRecord } from '../../src/evidence/page-record.js';
import type { FactEngine } from '../../src/facts/fact-engine.js';
import type { DeclaredProfile } from '../../src/profile/profile.js';
import type { Ruleset } from '../../src/ruleset/ruleset.js';

export const origin = 'https://exemple.example';

export interface TinyPage extends Partial<Omit<PageRecord, 'url'>> {
  /** Path on the tiny site. */
  readonly path: string;
  /** Body of the page; absent when the page could not be read. */
  readonly body?: string;
  readonly lang?: string;
  readonly extraControls?: readonly Partial<ControlRecord>[];
}

const prose = 'Ce paragraphe présente le service et ses règles en français pour les personnes qui le visitent.';

/** A French page with enough words for its language to be told. */
export const page = (path: string, body: string, more: Partial<TinyPage> = {}): TinyPage => ({
  path,
  body: `<p>${prose}</p>${body}`,
  ...more,
});

const control = (more: Partial<ControlRecord>): ControlRecord => ({
  role: 'button',
  name: '',
  selector: 'button',
  rect: { x: 0, y: 0, width: 10, height: 10 },
  color: 'rgb(0, 0, 0)',
  background: 'rgb(255, 255, 255)',
  disabled: false,
  place: 'main',
  popup: false,
  ...more,
});

function recordOf(
  engine: FactEngine,
  { path, body, extraControls = [], ...more }: TinyPage,
  index: number,
): [PageRecord, string] {
  const id = `p${String(index + 1).padStart(4, '0')}`;
  const url = `${origin}${path}`;
  const html = `<html lang="${more.lang ?? 'fr'}"><head><title>${more.title ?? ''}</title></head><body>${body ?? ''}</body></html>`;
  const view = engine.viewOfDocument({ source: id, content: html, format: 'html', url });
  const file = `records/${id}/dom.html`;
  const record: PageRecord = {
    id,
    requestedUrl: url,
    url,
    status: 200,
    contentType: 'text/html',
    title: '',
    lang: 'fr',
    depth: index === 0 ? 0 : 1,
    ...(index === 0 ? {} : { foundOn: { page: 'p0001', text: '', place: 'main' as const } }),
    loadState: 'quiet',
    capturedAt: `2026-11-01T12:00:0${index % 10}.000Z`,
    durationMs: 100,
    hops: [],
    links: view.links,
    forms: view.forms,
    controls: [...view.controls, ...extraControls.map(control)],
    cookies: [],
    storage: [],
    requests: [],
    dialogs: 0,
    viewport: { width: 1280, height: 800 },
    artifacts:
      body === undefined
        ? {}
        : { dom: { path: file, sha256: createHash('sha256').update(html).digest('hex'), bytes: html.length } },
    ...more,
  };
  return [record, html];
}

/** Every usual address of the ruleset's page types, answered 404. */
export const allSlugsTried = (ruleset: Ruleset): SlugTry[] =>
  [...ruleset.pageTypes.values()].flatMap(({ id, slugs }) =>
    slugs.map((slug) => ({ url: `${origin}/${slug}`, pageType: id, status: 404 })),
  );

export interface TinySite {
  readonly pages: readonly TinyPage[];
  readonly capture?: Partial<CaptureRecord>;
  readonly skipped?: readonly SkippedUrl[];
  readonly consent?: ConsentRecord;
  /** Other files of the bundle, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A capture in memory, visited completely unless the test says otherwise. */
export function tinyBundle(
  ruleset: Ruleset,
  engine: FactEngine,
  { pages, capture = {}, skipped = [], consent, files = {} }: TinySite,
): EvidenceBundle {
  const made = pages.map((one, index) => recordOf(engine, one, index));
  const texts = new Map(made.map(([record, html]) => [record.artifacts.dom?.path ?? '', html]));
  const readText = (path: string): string => {
    const text = texts.get(path) ?? files[path] ?? (path === consentFile && consent ? JSON.stringify(consent) : undefined);
    if (text === undefined) throw new Error(`no ${path}`);
    return text;
  };
  return {
    directory: '/bundle',
    digest: 'bundle-digest',
    capture: {
      schema: 1,
      entryUrl: `${origin}/`,
      finalEntryUrl: `${origin}/`,
      scope: 'exemple.example',
      startedAt: '2026-11-01T12:00:00.000Z',
      endedAt: '2026-11-01T12:05:00.000Z',
      status: 'complete',
      options: {
        maxPages: 40,
        maxDepth: 3,
        maxSeconds: 300,
        locale: 'fr-FR',
        timezone: 'Europe/Paris',
        viewport: { width: 1280, height: 800 },
      },
      pages: made.map(([{ id }]) => id),
      sitemap: null,
      robots: null,
      slugTries: allSlugsTried(ruleset),
      ...capture,
    },
    environment: {
      tool: { name: 'vigie', version: '0.1.0' },
      node: 'v20.19.0',
      os: { platform: 'linux', release: '6.1', arch: 'x64' },
      browser: { name: 'chromium', version: '156', source: 'system', headless: 'new', sandbox: true, userAgent: 'Vigie' },
      rulesetDigest: 'digest',
      command: ['vigie', 'audit'],
    },
    pages: made.map(([record]) => record),
    skipped,
    ...(consent === undefined ? {} : { consent }),
    readText,
    readBytes: (path) => new TextEncoder().encode(readText(path)),
  };
}

/** What a user declared. */
export const declared = (answers: Readonly<Record<string, string | boolean>>): DeclaredProfile => ({
  entries: new Map(Object.entries(answers).map(([key, value]) => [key, { key, value, origin: 'declared', confidence: 1 }])),
});
