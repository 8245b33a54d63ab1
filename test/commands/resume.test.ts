import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { verifyBundle } from '../../src/evidence/verify/verify-bundle.js';
import { type SiteServer, startSite } from '../support/site-server.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small forum whose pages take their time, so that a kill comes in the middle. */
function slowForum(): Promise<SiteServer> {
  const page = (title: string, body = '') =>
    `<!doctype html><html lang="fr"><title>${title}</title><nav><a href="/">Accueil</a> <a href="/rubrique-jardin">Jardin</a></nav>
     <main><h1>${title}</h1><p>Un texte qui n’est nulle part ailleurs : ${title}.</p>${body}</main>
     <footer><a href="/mentions-legales">Mentions légales</a> <a href="/cgu">Conditions générales d’utilisation</a> <a href="/contact">Contact</a></footer></html>`;
  const topics = Array.from({ length: 40 }, (_, index) => `<a href="/sujet/${index + 1}">Sujet ${index + 1}</a>`).join(' ');
  const pages: Readonly<Record<string, string>> = {
    '/': page('Le forum des jardins', topics),
    '/rubrique-jardin': page('Jardin', topics),
    '/mentions-legales': page('Mentions légales', '<a href="/statuts">Nos statuts</a>'),
    '/cgu': page('Conditions générales d’utilisation'),
    '/contact': page('Contact'),
    '/statuts': page('Nos statuts'),
  };
  return startSite({
    routes: {
      '*': (request, response) => {
        const path = request.url ?? '/';
        const html = pages[path] ?? (/^\/sujet\/\d+$/.test(path) ? page(`Sujet ${path.slice(7)}`) : undefined);
        const slow = html !== undefined && path !== '/';
        setTimeout(
          () => {
            response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
            response.end(html ?? 'Not found');
          },
          slow ? 250 : 0,
        );
      },
    },
  });
}

/** Runs `vigie capture`; kills it without warning once `killAfter` pages are on disk. */
async function capture(words: readonly string[], killAfter?: number): Promise<number | null> {
  const child = spawn(process.execPath, ['bin/run.js', 'capture', ...words, '--log-format', 'json'], { detached: true });
  let pages = 0;
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    pages = told.split('"type":"page-done"').length - 1;
    if (killAfter !== undefined && pages >= killAfter && child.pid) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Already gone.
      }
    }
  });
  child.stdout.resume();
  const [code] = await once(child, 'close');
  if (killAfter === undefined && code !== 0) throw new Error(told);
  return code as number | null;
}

const pathsOf = (bundle: string) => readBundle(bundle).pages.map(({ id, url }) => `${id} ${new URL(url).pathname}`);

it('goes on after a kill -9 with nothing lost, and ends with the pages of an uninterrupted visit', async () => {
  const site = await slowForum();
  const folder = mkdtempSync(join(tmpdir(), 'vigie-resume-'));
  folders.push(folder);
  try {
    const whole = join(folder, 'whole');
    const cut = join(folder, 'cut');
    await capture([site.url('/'), '--out', whole]);
    await capture([site.url('/'), '--out', cut], 4);
    const bundle = join(cut, 'evidence.wacz');
    expect(existsSync(join(bundle, 'datapackage.json'))).toBe(false);
    const askedBefore = site.asked.length;

    await capture(['--resume', cut]);

    expect(pathsOf(bundle)).toEqual(pathsOf(join(whole, 'evidence.wacz')));
    const read = readBundle(bundle);
    expect(read.capture.resumedAt).toHaveLength(1);
    expect((await verifyBundle(bundle)).problems).toEqual([]);
    // Pages that were on disk are not asked for again: at least the entry page and the three after it.
    const again = site.asked.slice(askedBefore);
    const kept = read.pages.slice(0, 4).map(({ url }) => new URL(url).pathname);
    expect(kept.filter((path) => again.includes(path))).toEqual([]);
  } finally {
    await site.close();
  }
}, 240_000);
