import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalSite } from '../../src/cli/listen-on-loopback.js';
import { serveStaticSite } from '../../src/cli/static-site-server.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { root, runVigie } from './run-vigie.js';

const forum = `${root}test/fixtures/sites/decent-forum`;
const notice = `${forum}/mentions-legales.html`;
const terms = `${forum}/cgu.html`;

interface Line {
  readonly source: string;
  readonly error?: string;
  readonly pageTypes: readonly { readonly type: string; readonly confidence: number }[];
  readonly language: string;
  readonly facts: readonly {
    readonly id: string;
    readonly value: unknown;
    readonly text: unknown;
    readonly quote: unknown;
    readonly reason: unknown;
  }[];
}
const linesOf = (stdout: string): readonly Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

let folder: string;
let site: LocalSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-facts-'));
  writeFileSync(
    join(folder, 'cgu.md'),
    '# Conditions générales d’utilisation\n\nLe présent document fixe les règles du forum pour ses membres.\n',
  );
  site = await serveStaticSite(forum);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('vigie facts --json', () => {
  it('prints one line for each argument, in the order given, with every fact sorted by id', async () => {
    const { code, stdout } = await runVigie(['facts', terms, notice, join(folder, 'cgu.md'), '--json']);
    expect(code).toBe(0);
    const lines = linesOf(stdout);
    expect(lines.map((line) => line.source)).toEqual([terms, notice, join(folder, 'cgu.md')]);
    const ids = [...loadRuleset().facts.keys()].sort();
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['source', 'pageTypes', 'language', 'facts']);
      expect(line.language).toBe('fr');
      expect(line.facts.map((fact) => fact.id)).toEqual(ids);
      for (const fact of line.facts) {
        expect(Object.keys(fact)).toEqual(['id', 'value', 'text', 'quote', 'reason']);
        expect([true, false, 'unknown']).toContain(fact.value);
        for (const words of [fact.text, fact.quote, fact.reason]) expect(words === null || typeof words === 'string').toBe(true);
      }
    }
  });

  it('quotes the words that a true answer rests on', async () => {
    const [line] = linesOf((await runVigie(['facts', notice, '--json'])).stdout);
    const director = line?.facts.find((fact) => fact.id === 'publication-director-label');
    expect(director).toMatchObject({ value: true, reason: null });
    expect(director?.quote).toMatch(/Directrice de la publication/);
  });

  it('recognises the page, or takes the word of the user', async () => {
    const [seen] = linesOf((await runVigie(['facts', notice, '--json'])).stdout);
    expect(seen?.pageTypes[0]?.type).toBe('legal-notice');
    const [told] = linesOf((await runVigie(['facts', notice, '--page-type', 'about', '--lang', 'en', '--json'])).stdout);
    expect(told?.pageTypes).toEqual([{ type: 'about', confidence: 1 }]);
    expect(told?.language).toBe('en');
  });

  it('goes on after a file that cannot be read, and ends with 2', async () => {
    const { code, stdout } = await runVigie(['facts', 'nowhere.html', notice, folder, '--json']);
    expect(code).toBe(2);
    const lines = linesOf(stdout);
    expect(lines[0]).toEqual({ source: 'nowhere.html', error: 'There is no file at nowhere.html.' });
    expect(lines[1]?.facts.length).toBeGreaterThan(0);
    expect(Object.keys(lines[2] ?? {})).toEqual(['source', 'error']);
  });

  it('captures a live page', async () => {
    const url = `${site.url}mentions-legales.html`;
    const { code, stdout, stderr } = await runVigie(['facts', url, '--json']);
    expect(code, stderr).toBe(0);
    const [line] = linesOf(stdout);
    expect(line?.source).toBe(url);
    expect(line?.pageTypes[0]?.type).toBe('legal-notice');
    expect(line?.facts.find((fact) => fact.id === 'publication-director-label')?.value).toBe(true);
  });
});

describe('vigie facts for people', () => {
  it('prints the sheet with marks and words', async () => {
    const { code, stdout } = await runVigie(['facts', notice]);
    expect(code).toBe(0);
    expect(stdout).toContain('Page type: legal-notice');
    expect(stdout).toMatch(/✓ yes .*Mention of a publication director/);
    expect(stdout).toMatch(/✗ no /);
  });
});
