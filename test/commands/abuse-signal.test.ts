import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allBytes } from '../support/all-bytes.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { runVigie } from './run-vigie.js';

let folder: string;
let site: SiteServer;
let other: SiteServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-alert-'));
  other = await startSite({
    routes: { '/salle': '<!doctype html><html lang="fr"><title>Salle</title><p>pthc pics</p></html>', '*': { status: 404 } },
  });
  site = await startSite({
    routes: {
      '/': '<!doctype html><html lang="fr"><title>Forum</title><h1>Forum</h1><a href="/salle-12">Salle 12</a></html>',
      '/salle-12': '<!doctype html><html lang="fr"><title>Salle 12</title><p>pthc pics</p></html>',
      '/cadre': `<!doctype html><html lang="fr"><title>Forum</title><h1>Forum</h1><iframe src="${other.url('/salle')}" width="600" height="400"></iframe></html>`,
      '*': { status: 404, body: 'rien' },
    },
  });
});
afterAll(async () => {
  await Promise.all([site.close(), other.close()]);
  rmSync(folder, { recursive: true, force: true });
});

it('words that suggest abuse material end capture and judgement with 4, and say where to report them', async () => {
  const capture = await runVigie(['capture', site.url('/'), '--max-pages', '3', '--out', 'visite', '--lang', 'fr'], {
    cwd: folder,
  });
  expect(capture.code).toBe(4);
  expect(capture.stdout).toContain('Signaler immédiatement à PHAROS (internet-signalement.gouv.fr)');
  expect(capture.stdout).toContain(site.url('/salle-12'));
  expect(capture.stderr).toContain('PHAROS');

  const judged = await runVigie(['assess', join('visite', 'evidence.wacz'), '--out', 'jugement', '--lang', 'en'], {
    cwd: folder,
  });
  expect(judged.code).toBe(4);
  expect(judged.stdout).toContain('Report at once to PHAROS (internet-signalement.gouv.fr)');

  // A copy that leaves the house shows nobody the way there.
  const copied = await runVigie(
    ['redact', join('visite', 'evidence.wacz'), '--pictures', '--reason', 'Presse', '--out', 'copie'],
    { cwd: folder },
  );
  expect(copied.code, copied.stderr).toBe(0);
  expect(allBytes(join(folder, 'visite'))).toContain('/salle-12');
  expect(allBytes(join(folder, 'copie'))).not.toContain('/salle-12');
  expect((await runVigie(['verify', join('copie', 'evidence.wacz')], { cwd: folder })).code).toBe(0);
});

it('a page that is asked for alone is left as well, by facts and by a probe', async () => {
  const facts = await runVigie(['facts', site.url('/salle-12')], { cwd: folder });
  expect(facts.code).toBe(4);
  expect(facts.stderr).toContain('PHAROS');

  const probe = await runVigie(['probe', 'open-composer', site.url('/salle-12'), '--out', 'essai'], { cwd: folder });
  expect(probe.code).toBe(4);
  expect(probe.stdout).toContain(site.url('/salle-12'));
  expect(existsSync(join(folder, 'essai')) ? readdirSync(join(folder, 'essai'), { recursive: true }) : []).toEqual([]);
});

it('a walk leaves a page for the words in a frame of another site, before anything of it is photographed', async () => {
  const { host } = new URL(other.url('/'));
  const words = ['probe', 'open-composer', site.url('/cadre'), '--allow-private', host, '--out', 'cadre'];
  const probe = await runVigie(words, { cwd: folder });
  expect(other.asked).toContain('/salle');
  expect(probe.code, probe.stderr).toBe(4);
  expect(existsSync(join(folder, 'cadre')) ? readdirSync(join(folder, 'cadre'), { recursive: true }) : []).toEqual([]);
});
