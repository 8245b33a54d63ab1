import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment, RuleResult } from '../../src/assess/assessment.js';
import { type Run, runVigie } from './run-vigie.js';

let folder: string;
let demo: Run;
const at = (name: string, file: string) => join(folder, 'audits', 'demo', name, file);
const assessmentOf = (name: string) => JSON.parse(readFileSync(at(name, 'assessment.json'), 'utf8')) as Assessment;
const outcomeOf = (assessment: Assessment, rule: string) => assessment.results.find((r) => r.rule === rule)?.outcome;
const fails = (assessment: Assessment) => assessment.results.filter((r) => r.outcome === 'fail');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-demo-'));
  demo = await runVigie(['demo', '--lang', 'en'], { cwd: folder });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A fail rests on something seen, or on a visit that left no place to look. */
const isProved = (result: RuleResult): boolean =>
  (result.coverage?.complete === true && result.coverage.gaps.length === 0) ||
  result.checks.some((check) => result.failed.includes(check.id) && check.evidence.length > 0);

describe('vigie demo', () => {
  it('runs to its end and says where the reports are', () => {
    expect(demo.code, demo.stderr).toBe(0);
    for (const name of ['anonymous-chat', 'decent-forum']) {
      expect(demo.stdout).toContain(join('audits', 'demo', name, 'report.html'));
      expect(statSync(at(name, 'report.html')).size).toBeGreaterThan(10_000);
    }
  });

  it('finds that the anonymous chat names no publisher and has no way to report content', () => {
    const chat = assessmentOf('anonymous-chat');
    expect(chat.bundle.status).toBe('complete');
    expect(outcomeOf(chat, 'fr-lcen-1-1-publisher-identity')).toBe('fail');
    expect(outcomeOf(chat, 'dsa-16-1-notice-mechanism')).toBe('fail');
  });

  it('observes on the chat that anyone can post without an account', () => {
    expect(outcomeOf(assessmentOf('anonymous-chat'), 'risk-posting-without-account')).toBe('observed');
  });

  it('accuses the decent forum of nothing', () => {
    const forum = assessmentOf('decent-forum');
    expect(forum.bundle.status).toBe('complete');
    expect(fails(forum).map((r) => r.rule)).toEqual([]);
    expect(forum.results.filter((r) => r.outcome === 'pass').length).toBeGreaterThan(0);
    expect(outcomeOf(forum, 'risk-posting-without-account')).not.toBe('observed');
  });

  it('passes the decent forum where its pages say what the law asks', () => {
    const forum = assessmentOf('decent-forum');
    for (const rule of ['fr-lcen-1-1-publisher-identity', 'dsa-16-1-notice-mechanism', 'dsa-14-1-terms-public']) {
      expect(outcomeOf(forum, rule), rule).toBe('pass');
    }
  });

  it('proves every failure by a complete visit or by what was seen', () => {
    for (const name of ['anonymous-chat', 'decent-forum']) {
      for (const result of fails(assessmentOf(name))) expect(isProved(result), `${name} ${result.rule}`).toBe(true);
    }
  });

  it('leaves evidence that verifies, and that shows it when a file is altered', async () => {
    const whole = await runVigie(['verify', at('decent-forum', 'evidence.wacz')]);
    expect(whole.stdout).toContain('✓ judged again, the rules give the same assessment');
    expect(whole.code).toBe(0);
    truncateSync(join(at('anonymous-chat', 'evidence.wacz'), 'capture.json'), 10);
    const altered = await runVigie(['verify', at('anonymous-chat', 'evidence.wacz')]);
    expect(altered.code).toBe(1);
    expect(altered.stdout).toMatch(/capture\.json was altered .* It has 10 bytes instead of/);
  });

  it('gives the same assessment again, byte for byte, when the evidence is judged offline', async () => {
    const profile = join(import.meta.dirname, '../fixtures/sites/decent-forum/site-profile.yaml');
    const again = await runVigie([
      'assess',
      at('decent-forum', 'evidence.wacz'),
      '--profile',
      profile,
      '--service',
      'forum',
      '--out',
      join(folder, 'again'),
    ]);
    expect(again.code, again.stderr).toBe(0);
    expect(readFileSync(join(folder, 'again', 'assessment.json'), 'utf8')).toBe(
      readFileSync(at('decent-forum', 'assessment.json'), 'utf8'),
    );
  });

  it('makes the report anew in the other language, without the screenshots of another bundle', async () => {
    const run = await runVigie([
      'report',
      at('anonymous-chat', 'assessment.json'),
      '--bundle',
      at('decent-forum', 'evidence.wacz'),
      '--lang',
      'fr',
    ]);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('not the one that was judged');
    expect(readFileSync(at('anonymous-chat', 'report.html'), 'utf8')).toContain('<html lang="fr"');
  });
});
