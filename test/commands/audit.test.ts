import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.js';
import type { LocalSite } from '../../src/cli/listen-on-loopback.js';
import { serveStaticSite } from '../../src/cli/static-site-server.js';
import { formatFaults } from '../support/format-faults.js';
import { root, runVigie } from './run-vigie.js';

const chat = `${root}test/fixtures/sites/anonymous-chat`;
let folder: string;
let site: LocalSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-audit-'));
  site = await serveStaticSite(chat);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('vigie audit', () => {
  it('ends with 1 on findings, prints them and writes the three artefacts', async () => {
    const out = join(folder, 'whole');
    const run = await runVigie(['audit', site.url, '--profile', `${chat}/site-profile.yaml`, '--out', out, '--lang', 'en']);
    expect(run.code, run.stderr).toBe(1);
    expect(run.stdout).toMatch(/✗ fail +critical +dsa-16-1-notice-mechanism/);
    expect(run.stdout).toContain('report.html');
    expect(run.stderr).toContain('[1/60]');
    expect(run.stdout).not.toContain('[1/60]');
    const assessment = JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
    expect(assessment.service.name).toBe('Le Bavardoir');
    expect(formatFaults(assessment)).toEqual([]);
  });

  it('prints the assessment alone with --json, and ends with 0 under --fail-on never', async () => {
    const args = [
      'audit',
      site.url,
      '--profile',
      `${chat}/site-profile.yaml`,
      '--fail-on',
      'never',
      '--max-pages',
      '3',
      '--no-probes',
    ];
    const run = await runVigie([...args, '--out', join(folder, 'json'), '--json']);
    expect(run.code, run.stderr).toBe(0);
    expect((JSON.parse(run.stdout) as Assessment).schema).toBe(1);
    expect(run.stderr).not.toContain('[1/');
  });

  it('accuses of no absence when the page limit cut the visit short', async () => {
    const out = join(folder, 'short');
    const args = [
      'audit',
      site.url,
      '--profile',
      `${chat}/site-profile.yaml`,
      '--max-pages',
      '2',
      '--no-probes',
      '--out',
      out,
      '--quiet',
    ];
    const run = await runVigie(args);
    const { results, bundle } = JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
    expect(bundle.stoppedBy).toBe('page-limit');
    for (const result of results.filter((r) => r.outcome === 'fail'))
      expect(result.coverage?.complete ?? true, result.rule).toBe(true);
    expect(results.find((r) => r.rule === 'dsa-16-1-notice-mechanism')?.outcome).toBe('needs-review');
    expect(run.code).toBe(0);
  });

  it('seals, judges and reports what was captured when it is interrupted, and ends with 130', async () => {
    const out = join(folder, 'interrupted');
    let sent = false;
    const run = await runVigie(['audit', site.url, '--out', out], {
      onStderr: (text, kill) => {
        if (!sent && text.includes('[2/')) {
          sent = true;
          kill('SIGINT');
        }
      },
    });
    expect(run.code, run.stderr).toBe(130);
    expect(run.stderr).toContain('sealed and reported');
    const { bundle } = JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
    expect(bundle).toMatchObject({ status: 'partial', stoppedBy: 'interrupted' });
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('</html>');
    expect((await runVigie(['verify', join(out, 'evidence.wacz')])).code).toBe(0);
  });
});

describe('vigie doctor', () => {
  it('captures a page that it serves itself and says what is well', async () => {
    const run = await runVigie(['doctor', '--json'], { cwd: folder });
    expect(run.code, run.stdout).toBe(0);
    const { ok, checks } = JSON.parse(run.stdout) as { ok: boolean; checks: { name: string; ok: boolean }[] };
    expect(ok).toBe(true);
    expect(checks.map((check) => check.name)).toEqual([
      'node',
      'browser',
      'https',
      'version',
      'sandbox',
      'capture',
      'clock',
      'write access',
    ]);
  });

  it('ends with 2 and a way out when no capture is possible', async () => {
    const run = await runVigie(['doctor', '--browser', '/nowhere/chrome'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stdout).toMatch(/✗ problem +browser .*\/nowhere\/chrome/);
    expect(run.stdout).toContain('→');
  });
});
