import { expect, it } from 'vitest';
import type { EvidencePointer, RuleResult } from '../../src/assess/assessment.js';
import { markEvidence } from '../../src/assess/mark-evidence.js';
import type { ReadablePage, Site } from '../../src/assess/site.js';
import { layoutText } from '../../src/evidence/page-layout.js';
import type { PageRecord } from '../../src/evidence/page-record.js';

const html = '<html><head></head><body><p>Cité ici.</p></body></html>';
const picture = { y: 0, width: 1280, height: 900, scale: 1, documentHeight: 900, shows: 'document' } as const;
const file = (path: string) => ({ path, sha256: `hash of ${path}`, bytes: 1 });
const layout = layoutText({ cut: false, runs: [[html.indexOf('Cité'), 'Cité ici', 12, 34, 56, 20]] });

function siteOf(ids: readonly string[], more: Partial<PageRecord> = {}, text = layout) {
  const read: string[] = [];
  const readable = ids.map((id) => {
    const artifacts = Object.fromEntries(
      ['dom.html', 'view.jpg', 'layout.json'].map((name) => [
        { 'dom.html': 'dom', 'view.jpg': 'screenshot', 'layout.json': 'layout' }[name],
        file(`records/${id}/${name}`),
      ]),
    );
    return { record: { id, artifacts, picture, ...more }, html } as unknown as ReadablePage;
  });
  const readText = (path: string) => {
    read.push(path);
    return text;
  };
  return { site: { bundle: { readText }, readable } as unknown as Site, read };
}

const pointer = (page: string, more: Partial<EvidencePointer> = {}): EvidencePointer => ({
  page,
  url: 'https://forum.example/',
  capturedAt: '2026-11-01T12:00:00.000Z',
  artifact: `records/${page}/dom.html`,
  sha256: 'a',
  quote: { exact: 'Cité ici.', prefix: '', suffix: '', selector: 'body > p:nth-of-type(1)' },
  screenshot: `records/${page}/view.jpg`,
  ...more,
});
const result = (outcome: RuleResult['outcome'], evidence: readonly EvidencePointer[]) =>
  ({ outcome, evidence, checks: [{ evidence }] }) as unknown as RuleResult;
const rectsOf = (results: readonly RuleResult[]) =>
  results.flatMap(({ evidence, checks }) => [...evidence, ...checks.flatMap((check) => check.evidence)].map(({ rect }) => rect));

it('tells where the quotation stands, on which picture, and its hash', () => {
  const { site } = siteOf(['p0001']);
  const [marked] = markEvidence([result('fail', [pointer('p0001')])], site);
  expect(marked?.evidence[0]).toMatchObject({
    rect: { x: 12, y: 34, width: 56, height: 20 },
    picture,
    screenshotSha256: 'hash of records/p0001/view.jpg',
  });
  expect(marked?.checks[0]?.evidence[0]?.rect).toBeDefined();
});

it.each(['fail', 'needs-review', 'observed'] as const)('marks evidence of %s', (outcome) => {
  expect(rectsOf(markEvidence([result(outcome, [pointer('p0001')])], siteOf(['p0001']).site))).not.toContain(undefined);
});

it('reads the layout of pages that gaps, signs and points to review name, each once', () => {
  const { site, read } = siteOf(['p0001', 'p0002', 'p0003']);
  const results = [result('pass', [pointer('p0001')]), result('fail', [pointer('p0002')]), result('fail', [pointer('p0002')])];
  expect(rectsOf(markEvidence(results, site)).filter((rect) => rect !== undefined).length).toBe(4);
  expect(read).toEqual(['records/p0002/layout.json']);
});

it('leaves evidence of an old bundle as it is', () => {
  const artifacts = { dom: file('records/p0001/dom.html'), screenshot: file('records/p0001/view.jpg') };
  const results = [result('fail', [pointer('p0001')])];
  expect(markEvidence(results, siteOf(['p0001'], { artifacts }).site)).toEqual(results);
});

it.each([
  ['comes from another file', { artifact: 'probes/probes.json' }],
  ['is shown by another picture', { screenshot: 'consent/refuse.jpg' }],
  ['has no selector', { quote: { exact: 'Cité ici.', prefix: '', suffix: '' } }],
] as const)('gives no place to a quotation that %s', (_, change) => {
  expect(rectsOf(markEvidence([result('fail', [pointer('p0001', change)])], siteOf(['p0001']).site))).toEqual([
    undefined,
    undefined,
  ]);
});

it.each(['', 'null', '{"runs":7}', '{"cut":false,"runs":[["a","b",1,2,3,4]]}', '{"cut":false,"runs":[[1,"b",1,2,3]]}'])(
  'gives no place by a layout that is none: %s',
  (text) => {
    const results = [result('fail', [pointer('p0001')])];
    expect(markEvidence(results, siteOf(['p0001'], {}, text).site)).toEqual(results);
  },
);
