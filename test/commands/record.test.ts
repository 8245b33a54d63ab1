import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBundleWriter } from '../../src/evidence/bundle-writer.js';
import { verifyBundle } from '../../src/evidence/verify/verify-bundle.js';
import { recordSample } from '../report/record-sample.js';
import { sampleAssessment } from '../report/sample.js';
import { runVigie } from './run-vigie.js';

let folder: string;
let bundle: string;
let digest: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-record-'));
  bundle = join(folder, 'evidence.wacz');
  const { pages, capture, environment, skipped } = recordSample().bundle;
  const writer = createBundleWriter(bundle);
  for (const { artifacts: _, ...page } of pages) writer.writePage(page, { dom: { html: '<p>é</p>', truncated: false } });
  digest = (await writer.finish({ capture, environment, skipped })).digest;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const assessmentFile = (of: string): string => {
  const sample = sampleAssessment();
  const file = join(folder, `${of.slice(0, 8)}.json`);
  writeFileSync(file, JSON.stringify({ ...sample, bundle: { ...sample.bundle, digest: of } }));
  return file;
};

describe('vigie record', () => {
  it('writes the record beside the bundle and leaves the bundle as it was', async () => {
    const run = await runVigie(['record', bundle, '--lang', 'fr', '--assessment', assessmentFile(digest)]);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const html = readFileSync(join(folder, 'record.fr.html'), 'utf8');
    expect(html).toContain('Relevé technique automatisé');
    expect(html).toContain(digest);
    expect(html).toContain('Jeanne Martin, Arcom');
    expect(html).toContain('<article>');
    expect((await verifyBundle(bundle)).ok).toBe(true);
  });

  it('writes a PDF beside the page when asked', async () => {
    const out = join(folder, 'annex', 'record.html');
    const run = await runVigie(['record', bundle, '--lang', 'en', '--out', out, '--pdf', '--json']);
    expect(run.code, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual({ record: out, pdf: out.replace('.html', '.pdf') });
    expect(readFileSync(out.replace('.html', '.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses an assessment of another bundle, and a place inside the bundle', async () => {
    const other = await runVigie(['record', bundle, '--assessment', assessmentFile('f'.repeat(64))]);
    expect(other.stderr).toMatch(/is of another bundle than .*\n.*→.*vigie assess/);
    expect(other.code).toBe(2);
    const inside = await runVigie(['record', bundle, '--out', join(bundle, 'record.html')]);
    expect(inside.stderr).toMatch(/would alter it\.\n.*→.*--out/);
    expect(inside.code).toBe(2);
    expect(existsSync(join(bundle, 'record.html'))).toBe(false);
  });

  it('makes no record of an altered bundle', async () => {
    mkdirSync(join(folder, 'altered'));
    const altered = join(folder, 'altered', 'evidence.wacz');
    cpSync(bundle, altered, { recursive: true });
    appendFileSync(join(altered, 'environment.json'), ' ');
    const run = await runVigie(['record', altered]);
    expect(run.stderr).toMatch(/environment\.json was altered/);
    expect(run.code).toBe(2);
  });
});
