import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveBrowser } from '../../../src/capture/browser-resolution.js';
import { shapeSimilarity } from '../../../src/capture/frontier/shape-similarity.js';
import { readShape } from '../../../src/capture/in-page/shape.js';
import { createTree } from '../../../src/capture/in-page/tree.js';
import { launchBrowser } from '../../../src/capture/launch-browser.js';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = (await launchBrowser(await resolveBrowser({}))).browser;
  page = await browser.newPage();
}, 60_000);
afterAll(async () => {
  await browser.close();
});

async function shapeOf(html: string, max = 200): Promise<string[]> {
  await page.setContent(html);
  return page.evaluate<string[]>(`((__name) => (${readShape})((${createTree})(), ${max}))((f) => f)`);
}

const frame = (main: string) => `<header class="site-header"><nav class="menu"><ul><li><a href="/">A</a></li></ul></nav></header>
  <main class="content">${main}</main><footer class="site-footer"><ul class="links"><li><a href="/x">X</a></li></ul></footer>`;
const post = (n: number) => `<article class="post post-${n}" id="p${n}"><div class="author"><a href="#">Nom ${n}</a></div>
  <div class="text"><p>${'mot '.repeat(n)}</p></div><div class="actions"><button>Répondre</button></div></article>`;
const posts = (count: number) => Array.from({ length: count }, (_, n) => post(n + 1)).join('');
const form = `<form class="contact-form"><fieldset><label>Nom <input name="n"></label><label>Message <textarea></textarea></label>
  <select><option>1</option></select><button>Envoyer</button></fieldset></form><div class="card"><h1>Contact</h1><dl><dt>A</dt></dl></div>`;

it('is the same for a topic of three posts and one of forty, whatever their words and numbers', async () => {
  const [few, many] = [await shapeOf(frame(posts(3))), await shapeOf(frame(posts(40)))];
  expect(many).toEqual(few);
  expect(few.length).toBeGreaterThan(12);
  expect(await shapeOf(frame(posts(3)))).toEqual(few);
});

it('differs for a page built otherwise inside the same frame', async () => {
  const [topic, contact] = [await shapeOf(frame(posts(3))), await shapeOf(frame(form))];
  const likeness = shapeSimilarity(topic, contact);
  expect(likeness).toBeGreaterThan(0.2);
  expect(likeness).toBeLessThan(0.85);
  expect(shapeSimilarity(topic, topic)).toBe(1);
});

it('tells alike from different when only the smallest marks were kept', async () => {
  const wide = (kind: string) =>
    Array.from(
      { length: 150 },
      (_, n) => `<section class="${kind}-${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}"><p>x</p></section>`,
    ).join('');
  const [one, same, other] = [await shapeOf(wide('red'), 40), await shapeOf(wide('red'), 40), await shapeOf(wide('blue'), 40)];
  expect(one).toHaveLength(40);
  expect(shapeSimilarity(one, same)).toBe(1);
  expect(shapeSimilarity(one, other)).toBeLessThan(0.2);
});

it('is read from an empty page, from shadow roots and, up to its limit, from a page of many thousand elements', async () => {
  expect(shapeSimilarity([], [])).toBe(1);
  expect(await shapeOf('')).toHaveLength(1);
  const shadow = `<my-app></my-app><script>document.querySelector('my-app').attachShadow({mode:'open'}).innerHTML = '<section class="inside"><h1>x</h1></section>'</script>`;
  expect((await shapeOf(shadow)).length).toBeGreaterThan((await shapeOf('<my-app></my-app>')).length);
  expect((await shapeOf(frame(posts(1200)), 200)).length).toBeLessThanOrEqual(200);
});
