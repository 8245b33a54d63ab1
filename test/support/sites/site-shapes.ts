import { gzipSync } from 'node:zlib';
import { type Answer, type GeneratedSite, type KeyType, keyTypes, type SiteLanguage } from './generated-site.js';
import { keyPages } from './key-pages.js';
import { type LinkTo, listOf, pageHtml } from './page-html.js';
import { heading, paragraph, slugged } from './prose.js';
import { randomFrom, wholeBetween } from './random.js';
import { menuBehindButton, scriptLinks } from './scripted-links.js';
import { sitemap, sitemapIndex } from './sitemap-xml.js';

/** Ways in which sites lead, or do not lead, to the pages that an audit looks for. */
export const siteShapes = [
  'footer-links',
  'menu-behind-button',
  'three-levels-down',
  'script-links',
  'sitemap-only',
  'sitemap-index',
  'orphan-legal-notice',
] as const;
export type SiteShape = (typeof siteShapes)[number];

/** `small`: 15 pages in all; `noisy`: 200 pages of content around the key pages. */
export type ShapeSize = 'small' | 'noisy';

export interface ShapeOptions {
  readonly shape: SiteShape;
  readonly language: SiteLanguage;
  readonly size: ShapeSize;
}

const contentPages: Readonly<Record<ShapeSize, number>> = { small: 7, noisy: 200 };
const siteName = { fr: 'Terre et Rang', en: 'Soil and Row' };
const words = {
  fr: { home: 'Accueil', about: 'Le projet', frame: 'Cadre du service', menu: 'Menu', read: 'À lire', folder: 'carnet' },
  en: { home: 'Home', about: 'The project', frame: 'Frame of the service', menu: 'Menu', read: 'To read', folder: 'notes' },
};

/** One made-up site of a shape. Its key pages stand in a folder, where nobody guesses them, but for the orphan legal notice. */
export function shapedSite({ shape, language, size }: ShapeOptions): GeneratedSite {
  const own = words[language];
  const pathOf = (type: KeyType) => {
    const { slug } = keyPages[language][type];
    return shape === 'orphan-legal-notice' && type === 'legal-notice' ? `/${slug}` : `/pages/${slug}`;
  };
  const linkTo = (type: KeyType): LinkTo => ({ text: keyPages[language][type].link, href: pathOf(type) });
  const content = Array.from({ length: contentPages[size] }, (_, index) => {
    const text = heading(randomFrom(index + 100), language);
    return { text, href: `/${own.folder}/${slugged(text)}-${index + 1}` };
  });
  const frame = { text: own.frame, href: `/pages/${slugged(own.frame)}` };
  const about = { text: own.about, href: `/pages/${slugged(own.about)}` };
  const home = { text: own.home, href: '/' };

  const inFooter: Readonly<Record<SiteShape, readonly LinkTo[]>> = {
    'footer-links': keyTypes.map(linkTo),
    'menu-behind-button': [],
    'three-levels-down': [about],
    'script-links': [],
    'sitemap-only': [],
    'sitemap-index': [],
    'orphan-legal-notice': keyTypes.filter((type) => type !== 'legal-notice').map(linkTo),
  };
  const scripted =
    shape === 'script-links'
      ? scriptLinks(keyTypes.map(linkTo))
      : shape === 'menu-behind-button'
        ? menuBehindButton(own.menu, keyTypes.map(linkTo))
        : { nav: '', footer: '', end: '' };

  const page = (title: string, main: string): Answer => ({
    body: pageHtml({
      language,
      title: `${title} – ${siteName[language]}`,
      main,
      nav: listOf([home, ...content.slice(0, 3)]) + scripted.nav,
      footer: (inFooter[shape].length > 0 ? listOf(inFooter[shape]) : '') + scripted.footer,
      end: scripted.end,
    }),
  });
  const contentPage = (index: number): Answer => {
    const random = randomFrom(index + 500);
    const others = Array.from({ length: 12 }, () => content[wholeBetween(random, 0, content.length - 1)] as LinkTo);
    const next = content[(index + 1) % content.length] as LinkTo;
    const text = Array.from({ length: 4 }, () => `<p>${paragraph(random, language, 6)}</p>`).join('');
    const links = listOf([next, ...others]);
    return page(content[index]?.text ?? '', `<h1>${content[index]?.text}</h1>${text}<h2>${own.read}</h2>${links}`);
  };

  const pages = new Map<string, () => Answer>([
    [
      '/',
      () =>
        page(
          own.home,
          `<h1>${siteName[language]}</h1><p>${paragraph(randomFrom(1), language, 5)}</p>${listOf(content.slice(0, 40))}`,
        ),
    ],
    ...content.map(({ href }, index) => [href, () => contentPage(index)] as const),
    ...keyTypes.map((type) => [pathOf(type), () => page(keyPages[language][type].title, keyPages[language][type].main)] as const),
  ]);
  if (shape === 'three-levels-down') {
    const text = paragraph(randomFrom(2), language, 4);
    pages.set(about.href, () => page(about.text, `<h1>${about.text}</h1><p>${text}</p>${listOf([frame])}`));
    pages.set(frame.href, () => page(frame.text, `<h1>${frame.text}</h1><p>${text}</p>${listOf(keyTypes.map(linkTo))}`));
  }
  const files = sitemapFiles(shape, [...content.map(({ href }) => href), ...keyTypes.map(pathOf)]);

  return {
    entryPath: '/',
    keyTypeOf: ({ pathname }) => keyTypes.find((type) => pathOf(type) === pathname),
    answer: (address) => files.get(address.pathname)?.(address.origin) ?? pages.get(address.pathname)?.(),
  };
}

const xml = { 'content-type': 'application/xml' };

/** robots.txt and sitemaps of the shapes that have them. The index is compressed in part, as WordPress and others do. */
function sitemapFiles(shape: SiteShape, paths: readonly string[]): Map<string, (origin: string) => Answer> {
  const robots = (file: string) => (origin: string) => ({
    headers: { 'content-type': 'text/plain' },
    body: `User-agent: *\nDisallow:\nSitemap: ${origin}${file}\n`,
  });
  const half = Math.ceil(paths.length / 2);
  if (shape === 'sitemap-only') {
    return new Map<string, (origin: string) => Answer>([
      ['/robots.txt', robots('/sitemap.xml')],
      ['/sitemap.xml', (origin) => ({ headers: xml, body: sitemap(origin, paths) })],
    ]);
  }
  if (shape === 'sitemap-index') {
    const parts = ['/maps/first.xml', '/maps/second.xml.gz'];
    return new Map<string, (origin: string) => Answer>([
      ['/robots.txt', robots('/maps/index.xml')],
      ['/maps/index.xml', (origin) => ({ headers: xml, body: sitemapIndex(origin, parts) })],
      [parts[0] as string, (origin) => ({ headers: xml, body: sitemap(origin, paths.slice(0, half)) })],
      [
        parts[1] as string,
        (origin) => ({
          headers: { 'content-type': 'application/gzip' },
          body: gzipSync(sitemap(origin, paths.slice(half))),
        }),
      ],
    ]);
  }
  return new Map();
}
