import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.js';
import { formatFaults } from '../support/format-faults.js';
import { tinyCapture, tinyEnvironment, tinyPage, tinyWriter } from '../support/written-bundle.js';
import { runVigie } from './run-vigie.js';

const notice = `<!doctype html><html lang="fr"><head><title>Mentions légales</title></head><body><h1>Mentions légales</h1>
<p>Éditeur du site : Jeanne Verger, éditrice non professionnelle, 12 rue des Vergers, 69003 Lyon.</p>
<p>Directrice de la publication : Jeanne Verger. Courriel : jeanne.verger@pommier.fr. Téléphone : 06 12 34 59 78.</p>
<p>Hébergeur : Serres SAS, 4 quai du Port, 44000 Nantes. Contact : contact@serres.fr.</p></body></html>`;
const text = notice.replace(/<[^>]*>/g, '');

const skipped = [
  { url: 'https://forum.example/ami', reason: 'page-limit', page: 'p0001', text: 'Un ami', promises: [] },
] as const;

let folder: string;
const at = (...names: readonly string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-redact-command-'));
  const writer = tinyWriter(at('audit', 'evidence.wacz'));
  const page = { ...tinyPage('p0001'), title: 'Mentions légales', url: 'https://forum.example/mentions-legales' };
  writer.writePage({ ...page, requestedUrl: page.url }, { dom: { html: notice, truncated: false }, text });
  await writer.finish({ capture: { ...tinyCapture, pages: ['p0001'] }, environment: tinyEnvironment, skipped });
  const judged = await runVigie(['assess', at('audit', 'evidence.wacz'), '--out', at('judged'), '--set', 'fr-base']);
  expect(judged.stderr).toBe('');
  copyFileSync(at('judged', 'assessment.json'), at('audit', 'assessment.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesBelow = (directory: string) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));

it('makes a copy without personal data, with assessment and report, that verifies and is not judged', async () => {
  const bundle = at('audit', 'evidence.wacz');
  writeFileSync(at('names.txt'), 'Jeanne Verger\n');
  const what = ['--personal', '--text-file', at('names.txt'), '--keep', '4 quai du Port, 44000 Nantes', '--by', 'Service X'];
  const made = await runVigie(['redact', bundle, ...what, '--reason', 'Pour un tiers', '--out', at('copy'), '--lang', 'fr']);
  expect(made.stderr).toBe('');
  expect(made.stdout).toMatch(/\[text-1\] replaced in \d+ places/);
  expect(made.code).toBe(0);
  const copy = at('copy', 'evidence.wacz');

  for (const content of filesBelow(at('copy'))) expect(content).not.toMatch(/verger|rue des|12 34 59/i);
  const report = readFileSync(at('copy', 'report.html'), 'utf8');
  expect(report).toContain('Copie expurgée');
  expect(report.match(/Ce rapport accompagne une copie expurgée/g)).toHaveLength(2);
  expect(report).toContain('4 quai du Port');
  expect(readFileSync(at('copy', 'evidence.wacz', 'records', 'p0001', 'dom.html'), 'utf8')).toContain('contact@serres.fr');

  const verified = await runVigie(['verify', copy]);
  expect(verified.stdout).toMatch(/! a redacted copy of sha256:[0-9a-f]{64}, made on .* by Service X: Pour un tiers/);
  expect(verified.stdout).toContain('– the assessment was not judged again: it is of the original, and this is a redacted copy');
  expect(verified.stdout).toContain('✓ custody log: 2 entries, none altered');
  expect(verified.code).toBe(0);
  expect((await runVigie(['verify', bundle])).stdout).toContain('✓ custody log: 2 entries, none altered');

  const judged = await runVigie(['assess', copy]);
  expect(judged.code).toBe(2);
  expect(judged.stderr).toContain('is a redacted copy');

  const before = JSON.parse(readFileSync(at('audit', 'assessment.json'), 'utf8')) as Assessment;
  const after = JSON.parse(readFileSync(at('copy', 'assessment.json'), 'utf8')) as Assessment;
  expect(formatFaults(after)).toEqual([]);
  expect(after.results.map(({ rule, outcome }) => [rule, outcome])).toEqual(
    before.results.map(({ rule, outcome }) => [rule, outcome]),
  );
  expect(after.bundle.digest).toBe(before.bundle.digest);

  const record = await runVigie(['record', copy, '--assessment', at('copy', 'assessment.json'), '--lang', 'fr']);
  expect(record.code).toBe(0);
  expect(readFileSync(at('copy', 'record.fr.html'), 'utf8')).toContain('Copie expurgée');
});

it('a page that is withheld is not quoted in the assessment that goes with the copy', async () => {
  const made = await runVigie([
    'redact',
    at('audit', 'evidence.wacz'),
    '--page',
    'p0001',
    '--reason',
    'Profil',
    '--out',
    at('without-page'),
    '--json',
  ]);
  expect(JSON.parse(made.stdout)).toMatchObject({ redaction: { pages: ['p0001'] } });
  for (const content of filesBelow(at('without-page')))
    expect(content).not.toMatch(/Vergers, 69003|06 12 34 59 78|forum\.example\/ami/);
  expect((await runVigie(['verify', at('without-page', 'evidence.wacz')])).code).toBe(0);
});

it.each([
  [['--reason', 'x'], 'Nothing says what is to be taken out.'],
  [['--reason', ' ', '--personal'], '--reason is empty.'],
  [['--reason', 'x', '--page', 'p0009'], 'The bundle has no page "p0009".'],
  [['--reason', 'x', '--text-file', 'no-such-file'], 'The file no-such-file of --text-file cannot be read'],
])('says what is wrong with %j, and leaves nothing', async (flags, message) => {
  const out = at('refused');
  const run = await runVigie(['redact', at('audit', 'evidence.wacz'), ...flags, '--out', out]);
  expect(run.stderr).toContain(message);
  expect(run.code).toBe(2);
  expect(existsSync(out) && readdirSync(out).length > 0).toBe(false);
  rmSync(out, { recursive: true, force: true });
});
