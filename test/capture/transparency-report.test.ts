import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { captureSite } from '../../src/capture/capture-site.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { readRuleset } from '../../src/ruleset/load-ruleset.js';
import { neededPageTypes } from '../../src/ruleset/needed-page-types.js';
import { startSite } from '../support/site-server.js';
import { half, sheetsOf, xlsxOf, zipOf } from '../support/tiny-report.js';

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><p>This page presents the service, in English, for the people who visit it.</p>${body}</main></html>`;
const file = (bytes: Uint8Array) => (_: unknown, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  response.end(bytes);
};

it('judges an archive and a workbook from the evidence alone, down to file, sheet and row', async () => {
  const { ruleset } = readRuleset();
  const engine = createFactEngine(ruleset);
  const late = zipOf(sheetsOf({ ...half, published: '2026-05-02' }));
  const change = [{ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'items', to: 'see page 4' }];
  const wrong = xlsxOf(sheetsOf({ starts: '2026-01-01', ends: '2026-12-31', change }));
  const site = await startSite({
    routes: {
      '/': page('Verger', '<a href="/dsa">Digital Services Act</a>'),
      '/dsa': page(
        'Digital Services Act',
        '<a href="/files/DSA_Transparency_Report_2025.zip">DSA transparency report 2025</a> <a href="/files/DSA_Transparency_Report_2026.xlsx">DSA transparency report 2026</a>',
      ),
      '/files/DSA_Transparency_Report_2025.zip': file(late),
      '/files/DSA_Transparency_Report_2026.xlsx': file(wrong),
      '*': (_, response) => {
        response.writeHead(404);
        response.end();
      },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-report-'));
  try {
    const directory = join(folder, 'evidence.wacz');
    await captureSite({
      entryUrl: site.url('/'),
      directory,
      ruleset,
      engine,
      needs: neededPageTypes(ruleset, 'all'),
      maxPages: 10,
      maxDepth: 3,
      maxSeconds: 60,
      locale: 'en-GB',
      timezone: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
      command: ['vigie'],
      version: '0.0.0',
      limits: { entryDwellMs: 0, quietMs: 80, settleMs: 600, politenessMs: 0 },
    });
    const bundle = readBundle(directory);
    const answers = {
      offersInEu: true,
      economicService: true,
      'service.kind': 'hosting',
      'features.publicDissemination': true,
      'features.ancillaryOnly': false,
      size: 'large',
      vlop: 'none',
    };
    const entries = new Map(
      Object.entries(answers).map(([key, value]) => [key, { key, value, origin: 'declared' as const, confidence: 1 }]),
    );
    const { results } = assess({
      bundle,
      ruleset,
      engine,
      profile: { entries },
      set: 'all',
      asOf: '2027-01-15',
      version: '0.0.0',
    });
    const result = (id: string) => results.find(({ rule }) => rule === id);
    const deadline = result('dsa-15-1-report-deadline-archive');
    expect(deadline?.outcome).toBe('fail');
    expect(deadline?.evidence.find(({ report }) => report?.check === 'tr-date')).toMatchObject({
      artifact: expect.stringMatching(/document\.zip$/),
      quote: { exact: '2026-05-02' },
      report: { file: expect.stringContaining('1_report_identification.csv'), row: 3, verdict: 'fail' },
    });
    const template = result('dsa-15-1-report-template');
    expect(template?.failed).toContain('numbers');
    expect(template?.checks.find(({ id }) => id === 'numbers')?.evidence[0]).toMatchObject({
      artifact: expect.stringMatching(/document\.xlsx$/),
      quote: { exact: 'see page 4', selector: '#page-4' },
      report: { check: 'tr-range', file: 'DSA_Transparency_Report_2026.xlsx', sheet: '4_notices', verdict: 'fail' },
    });
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
