import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalSite } from '../../src/cli/listen-on-loopback.js';
import { serveStaticSite } from '../../src/cli/static-site-server.js';

let base: string;
let site: LocalSite;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'vigie-site-'));
  mkdirSync(join(base, 'public', 'forum'), { recursive: true });
  writeFileSync(join(base, 'secret.html'), 'secret');
  writeFileSync(join(base, 'public', 'index.html'), '<h1>Accueil</h1>');
  writeFileSync(join(base, 'public', 'cgu.html'), '<h1>CGU</h1>');
  writeFileSync(join(base, 'public', 'style.css'), 'body{}');
  writeFileSync(join(base, 'public', 'site-profile.yaml'), 'name: x');
  writeFileSync(join(base, 'public', 'forum', 'index.html'), '<h1>Forum</h1>');
  writeFileSync(join(base, 'public', '404.html'), '<h1>Introuvable</h1>');
  site = await serveStaticSite(join(base, 'public'));
});
afterAll(async () => {
  await site.close();
  rmSync(base, { recursive: true, force: true });
});

describe('static site server', () => {
  it('listens on the loopback address only, on a free port', () => {
    expect(site.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it.each([
    ['', 'Accueil', 'text/html; charset=utf-8'],
    ['cgu.html', 'CGU', 'text/html; charset=utf-8'],
    ['cgu', 'CGU', 'text/html; charset=utf-8'],
    ['forum', 'Forum', 'text/html; charset=utf-8'],
    ['forum/?page=2', 'Forum', 'text/html; charset=utf-8'],
    ['style.css', 'body', 'text/css; charset=utf-8'],
  ])('answers /%s', async (path, content, type) => {
    const response = await fetch(site.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toContain(content);
  });

  it.each(['nothing-here', '..%2fsecret.html', '%2e%2e/secret', 'site-profile.yaml', '%', 'cgu.html%00'])(
    'has no page at /%s',
    async (path) => {
      const response = await fetch(site.url + path);
      const text = await response.text();
      if (path === 'cgu.html%00') expect(text).not.toContain('secret');
      else {
        expect(response.status).toBe(404);
        expect(text).toContain('Introuvable');
      }
    },
  );

  it('refuses to take anything in', async () => {
    expect((await fetch(site.url, { method: 'POST', body: 'x' })).status).toBe(405);
  });
});
