import type { EvidenceBundle } from '../../src/evidence/bundle.js';
import type { CaptureRecord, EnvironmentRecord } from '../../src/evidence/capture-record.js';
import type { DnsAnswer } from '../../src/evidence/environment-sheet.js';
import type { PageRecord } from '../../src/evidence/page-record.js';
import type { RecordInput } from '../../src/report/record/record-input.js';
import { sampleAssessment } from './sample.js';

const origin = 'https://forum.example';
const artifact = (path: string) => ({ path, sha256: 'a'.repeat(64), bytes: 1200 });

/** A page of the sample bundle; `foundOn` is the link that led there. */
export const page = (id: string, path: string, foundOn?: PageRecord['foundOn'], more: Partial<PageRecord> = {}): PageRecord => ({
  id,
  requestedUrl: `${origin}${path}`,
  url: `${origin}${path}`,
  status: 200,
  contentType: 'text/html',
  title: `Page ${path}`,
  lang: 'fr',
  depth: foundOn === undefined ? 0 : 1,
  ...(foundOn === undefined ? {} : { foundOn }),
  loadState: 'quiet',
  capturedAt: '2026-11-12T09:02:07.000Z',
  durationMs: 800,
  hops: [],
  links: [],
  forms: [],
  controls: [],
  cookies: [],
  storage: [],
  requests: [],
  dialogs: 0,
  viewport: { width: 1280, height: 800 },
  artifacts: { dom: artifact(`records/${id}/dom.html`), screenshot: artifact(`records/${id}/view.jpg`) },
  ...more,
});

const at = { first: '2026-11-12T09:02:04.000Z', last: '2026-11-12T09:06:40.000Z' };
const names: readonly DnsAnswer[] = [
  { host: 'cdn.example', answers: [], ...at, resolvedBy: 'here' },
  { host: 'forum.example', answers: ['203.0.113.80', '2001:db8::80'], ...at, resolvedBy: 'here' },
];

const capture: CaptureRecord = {
  schema: 1,
  entryUrl: `${origin}/`,
  finalEntryUrl: `${origin}/accueil`,
  scope: 'forum.example',
  startedAt: '2026-11-12T09:02:03.000Z',
  endedAt: '2026-11-12T09:06:41.000Z',
  status: 'partial',
  stoppedBy: 'page-limit',
  options: {
    maxPages: 12,
    maxDepth: 4,
    maxSeconds: 900,
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    robots: 'respect',
  },
  pages: ['p0001', 'p0002', 'p0003', 'p0004', 'p0005'],
  sitemap: null,
  robots: null,
  slugTries: [],
  personas: ['visitor', 'member'],
};

/** A small bundle in memory: a page by links, one from the sitemap, one guessed, one seen as a member. */
export function recordSample(change: Partial<EvidenceBundle> = {}): RecordInput {
  const assessment = sampleAssessment();
  const { sheet } = assessment.bundle.environment;
  const environment: EnvironmentRecord = {
    ...(sheet as NonNullable<typeof sheet>),
    rulesetDigest: assessment.ruleset.digest,
    command: ['vigie', 'audit', `${origin}/`, '--case', "l'affaire 17"],
  };
  const bundle: EvidenceBundle = {
    directory: '',
    digest: 'd'.repeat(64),
    capture,
    environment,
    pages: [
      page('p0001', '/'),
      page(
        'p0002',
        '/aide',
        { page: 'p0001', text: 'Aide', place: 'nav' },
        {
          links: [{ url: `${origin}/cgu`, text: 'CGU', place: 'footer', visible: true, selector: 'footer > a' }],
        },
      ),
      page('p0003', '/signaler', { page: 'p0002', text: 'Signaler un contenu', place: 'main' }),
      page('p0004', '/plan', { page: 'p0001', text: '', place: 'sitemap' }, { status: 403, obstacle: 'blocked' }),
      page('p0005', '/cgu', { page: 'p0001', text: '', place: 'slug' }),
      page('p0006', '/compte', undefined, { persona: 'member', capturedAt: '2026-11-12T23:30:05.000Z' }),
    ],
    skipped: [
      { url: `${origin}/prive`, reason: 'robots', promises: [] },
      { url: 'https://other.example/', reason: 'out-of-scope', promises: [] },
    ],
    seal: {
      schema: 1,
      sealedAt: '2026-11-12T09:06:42.000Z',
      software: 'vigie 0.1.0',
      timeStamps: [
        {
          of: 'contents',
          data: 'seal/contents.json',
          authority: 'https://tsa.example/',
          askedAt: '2026-11-12T09:06:42.000Z',
          granted: true,
          time: '2026-11-12T09:06:43.000Z',
          qualified: 'not-known',
        },
      ],
    },
    readText: (path) => (path === 'network/dns.json' ? JSON.stringify({ schema: 1, servers: [], names }) : ''),
    readBytes: () => new Uint8Array(),
    ...change,
  };
  const files = ['capture.json', 'environment.json', 'network/connections.jsonl', 'network/dns.json', 'records/p0001/dom.html'];
  return {
    bundle,
    files: files.map((path, index) => ({
      name: path,
      path,
      hash: `sha256:${String(index).repeat(64)}`,
      bytes: 1000 * (index + 1),
    })),
    seals: {
      signature: {
        software: 'vigie 0.1.0',
        created: '2026-11-12T09:06:42.000Z',
        signature: 'MEUCIQ==',
        keySha256: 'e'.repeat(64),
      },
      unreadable: [],
    },
    assessment,
    madeAt: '2026-11-13T08:00:00.000Z',
    version: '0.1.0',
  };
}
