import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorageState } from '../../src/capture/capture-options.js';
import { type CaptureEvent, type CaptureOptions, captureSite, type LinkPromises } from '../../src/capture/capture-site.js';
import type { EvidenceBundle } from '../../src/evidence/bundle.js';
import type { CaptureRecord } from '../../src/evidence/capture-record.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import type { PageTypeDefinition } from '../../src/ruleset/definitions.js';
import type { Ruleset } from '../../src/ruleset/ruleset.js';
import type { PageType } from '../../src/ruleset/vocabulary.js';
import { type SiteOptions, type SiteServer, startSite } from '../support/site-server.js';

/** A few words and slugs: these tests are about capture, not about the real lexicons. */
const words: readonly (readonly [PageType, RegExp])[] = [
  ['legal-notice', /mentions|legal|imprint/i],
  ['terms', /terms|conditions/i],
  ['privacy', /privacy|confidentialit/i],
  ['contact', /contact/i],
];
const slugs: readonly (readonly [PageType, readonly string[]])[] = [
  ['legal-notice', ['mentions-legales', 'legal-notice']],
  ['terms', ['terms']],
];
export const promises: LinkPromises = {
  promisesOf: ({ text, url }) =>
    words.filter(([, word]) => word.test(text) || (url !== '' && word.test(new URL(url).pathname))).map(([type]) => type),
};
const pageType = (id: PageType, list: readonly string[]): PageTypeDefinition => ({
  file: `page-types/${id}.yaml`,
  schema: 1,
  id,
  title: { fr: id, en: id },
  slugs: list,
  signals: [],
  examples: [],
});
export const ruleset = {
  digest: 'f'.repeat(64),
  pageTypes: new Map(slugs.map(([id, list]) => [id, pageType(id, list)])),
  lexicons: new Map(),
  patterns: new Map(),
} as unknown as Ruleset;

/** A saved login that is one cookie, `sid`. */
export const savedSession = (value: string, domain: string): StorageState => ({
  cookies: [{ name: 'sid', value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' }],
  origins: [],
});

export interface Captured {
  readonly record: CaptureRecord;
  readonly bundle: EvidenceBundle;
  readonly events: readonly CaptureEvent[];
  readonly site: SiteServer;
}

/** Captures a site served for this call only; the bundle is read back, so every hash was checked. */
export async function captureOf(
  site: SiteOptions | SiteServer,
  overrides: Partial<CaptureOptions> & { readonly path?: string } = {},
): Promise<Captured> {
  const server = 'origin' in site ? site : await startSite(site);
  const folder = mkdtempSync(join(tmpdir(), 'vigie-test-'));
  const directory = join(folder, 'evidence.wacz');
  const events: CaptureEvent[] = [];
  try {
    const { path = '/', limits, onEvent, ...rest } = overrides;
    const record = await captureSite({
      entryUrl: server.url(path),
      directory,
      ruleset,
      engine: promises,
      maxPages: 1,
      maxDepth: 3,
      maxSeconds: 30,
      locale: 'fr-FR',
      timezone: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
      command: ['vigie', 'capture'],
      version: '0.0.0',
      ...rest,
      limits: { entryDwellMs: 0, quietMs: 80, settleMs: 600, politenessMs: 0, ...limits },
      onEvent(event) {
        events.push(event);
        onEvent?.(event);
      },
    });
    const read = readBundle(directory);
    // Texts are read now: the folder goes away at the end of this call.
    const texts = new Map(
      read.pages.flatMap(
        (page) =>
          [page.artifacts.dom, page.artifacts.text].flatMap((ref) => (ref ? [[ref.path, read.readText(ref.path)]] : [])) as [
            string,
            string,
          ][],
      ),
    );
    const bundle: EvidenceBundle = { ...read, readText: (wanted) => texts.get(wanted) ?? '' };
    return { record, bundle, events, site: server };
  } finally {
    if (!('origin' in site)) await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** First page of a capture with its stored DOM and text. */
export function entryOf({ bundle }: Captured) {
  const page = bundle.pages[0];
  if (!page) throw new Error('no page was captured');
  const { dom, text } = page.artifacts;
  return { page, html: dom ? bundle.readText(dom.path) : '', text: text ? bundle.readText(text.path) : '' };
}
