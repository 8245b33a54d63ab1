import { type Answer, type GeneratedSite, keyTypes } from './generated-site.js';
import { image, imageCount, script, styleSheet } from './honest-assets.js';
import { keyPages } from './key-pages.js';
import { anchor, escapeHtml, type LinkTo, listOf, pageHtml } from './page-html.js';
import { heading, nickname, paragraph, sentence } from './prose.js';
import { randomFrom, wholeBetween } from './random.js';

/** Addresses of the site's pages: the entry, the key pages and discussions, in this order. */
export const honestPageCount = 1_000;
const language = 'en';
const discussions = honestPageCount - 1 - keyTypes.length;
const pageBytes = 60_000;
const relatedLinks = 22;
const imagesPerPage = 12;
const cacheable = { 'cache-control': 'public, max-age=86400, immutable' };

const keyPath = (type: (typeof keyTypes)[number]) => `/${keyPages[language][type].slug}`;
const discussionPath = (number: number) => `/discussions/${number}`;
const title = (number: number) => heading(randomFrom(number), language);

/** All page paths, in the order of their numbers. */
export const honestPaths: readonly string[] = [
  '/',
  ...keyTypes.map(keyPath),
  ...Array.from({ length: discussions }, (_, index) => discussionPath(index + 1)),
];

const navigation: readonly LinkTo[] = [
  { text: 'Home', href: '/' },
  ...[1, 2, 3].map((number) => ({ text: title(number), href: discussionPath(number) })),
  { text: keyPages[language].registration.link, href: keyPath('registration') },
];
const footer = listOf(keyTypes.map((type) => ({ text: keyPages[language][type].link, href: keyPath(type) })));

const head = `<link rel="stylesheet" href="/assets/site.css">`;
const end = [0, 1, 2].map((number) => `<script src="/assets/site-${number}.js"></script>`).join('');

/** Links of a discussion: two that together reach the whole site from number 1, and others at random. */
function related(number: number): LinkTo[] {
  const random = randomFrom(number * 7 + 1);
  const numbers = [2 * number, 2 * number + 1].filter((next) => next <= discussions);
  while (numbers.length < relatedLinks) numbers.push(wholeBetween(random, 1, discussions));
  return numbers.map((next) => ({ text: title(next), href: discussionPath(next) }));
}

function post(number: number, index: number, picture: string): string {
  const random = randomFrom(number * 1_000 + index);
  const day = String(wholeBetween(random, 1, 28)).padStart(2, '0');
  return `<article class="block-${index}"><h2>${escapeHtml(heading(random, language))}</h2>${picture}
<p class="label">${nickname(random, language)}, <time datetime="2026-03-${day}">${day} March 2026</time></p>
<p>${paragraph(random, language, 9)}</p><p>${paragraph(random, language, 9)}</p><blockquote>${sentence(random, language)}</blockquote>
<button type="button">Reply</button></article>`;
}

function heavyPage(number: number, name: string, before: string): Answer {
  const random = randomFrom(number + 17);
  const pictures = Array.from({ length: imagesPerPage }, (_, index) => {
    // The first four are faces of regulars, on many pages; the others belong to this page.
    const chosen = index < 4 ? wholeBetween(random, 0, 19) : (number * imagesPerPage + index) % imageCount;
    return `<img src="/assets/image-${chosen}.png" alt="" width="64" height="64">`;
  });
  let main = `<h1>${escapeHtml(name)}</h1>${before}<aside>${related(number)
    .map((link) => `<p>${anchor(link)}</p>`)
    .join('')}</aside>`;
  for (let index = 0; main.length < pageBytes - 3_000 || index < imagesPerPage; index++) {
    main += post(number, index, pictures[index] ?? '');
  }
  return { body: pageHtml({ language, title: `${name} – Soil and Row`, main, head, nav: listOf(navigation), footer, end }) };
}

function assetOf(path: string): Answer | undefined {
  if (path === '/assets/site.css') return { headers: { 'content-type': 'text/css', ...cacheable }, body: styleSheet() };
  const code = /^\/assets\/site-([012])\.js$/.exec(path)?.[1];
  if (code) {
    return { headers: { 'content-type': 'text/javascript', ...cacheable }, body: script(Number(code) as 0 | 1 | 2) };
  }
  const picture = Number(/^\/assets\/image-(\d+)\.png$/.exec(path)?.[1] ?? Number.NaN);
  if (!(picture < imageCount)) return undefined;
  return { headers: { 'content-type': 'image/png', ...cacheable }, body: image(picture) };
}

/**
 * A site of honest weight: 1 000 pages of 60 KB of HTML, a style sheet and three scripts of 40 KB, twelve images of 8 to
 * 20 KB a page, all assets cacheable; about thirty links a page, legal links in the footer. Serve it with 5 ms of latency.
 */
export function honestSite(): GeneratedSite {
  const numbers = new Map(honestPaths.map((path, number) => [path, number]));
  const known = new Map<string, Answer>();
  const make = (pathname: string): Answer | undefined => {
    if (pathname.startsWith('/assets/')) return assetOf(pathname);
    const number = numbers.get(pathname);
    if (number === undefined) return undefined;
    if (number === 0) return heavyPage(1, 'Soil and Row, the gardeners’ forum', '');
    const key = keyTypes[number - 1];
    if (key) return heavyPage(number, keyPages[language][key].title, keyPages[language][key].main);
    const discussion = number - keyTypes.length;
    return heavyPage(discussion, title(discussion), '');
  };
  return {
    entryPath: '/',
    keyTypeOf: ({ pathname }) => keyTypes.find((type) => keyPath(type) === pathname),
    // Kept once made: who measures a visitor does not want to wait for the site.
    answer: ({ pathname }) => {
      const answer = known.get(pathname) ?? make(pathname);
      if (answer) known.set(pathname, answer);
      return answer;
    },
  };
}
