import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importTypeScript } from '../typescript.mjs';
import { longTerms } from './composed-terms.mjs';

export const pageCount = 100;
/** Every so many pages one is a long text of the law, as on real sites. */
const longEvery = 5;

/**
 * A hundred pages of two made-up publishers, one French and one English: the entry, the key pages, long terms, discussions.
 * @returns {Promise<{path: string, html: string}[]>}
 */
export async function composedPages() {
  const { keyPages } = await importTypeScript('support/sites/key-pages.ts');
  const { pageHtml, listOf } = await importTypeScript('support/sites/page-html.ts');
  const { heading, nickname, paragraph } = await importTypeScript('support/sites/prose.ts');
  const { randomFrom } = await importTypeScript('support/sites/random.ts');
  const makeIn = (language) => {
    const keys = Object.values(keyPages[language]);
    const footer = listOf(keys.map(({ link, slug }) => ({ text: link, href: `/${language}/${slug}` })));
    const whole = (title, main) =>
      pageHtml({ language, title, main, footer, nav: listOf([{ text: title, href: `/${language}/` }]) });
    const pages = keys.map(({ slug, title, main }) => ({ path: `/${language}/${slug}`, html: whole(title, main) }));
    for (let number = 1; pages.length < pageCount / 2 - (language === 'fr' ? 1 : 0); number++) {
      const random = randomFrom(number);
      const title = heading(random, language);
      if (number % longEvery === 0) {
        const main = `<h1>${language === 'fr' ? 'Conditions' : 'Terms'} ${number}</h1>${longTerms(language, 30_000 + (number % 5) * 1_000 + number * 900, () => paragraph(random, language, 2))}`;
        pages.push({ path: `/${language}/conditions-${number}`, html: whole(title, main) });
        continue;
      }
      const posts = Array.from(
        { length: 8 },
        () =>
          `<article><h2>${heading(random, language)}</h2><p class="author">${nickname(random, language)}</p><p>${paragraph(random, language, 6)}</p><p>${paragraph(random, language, 6)}</p></article>`,
      );
      pages.push({ path: `/${language}/discussion-${number}`, html: whole(title, `<h1>${title}</h1>${posts.join('\n')}`) });
    }
    return {
      pages,
      entry: {
        path: '/',
        html: whole('Terre et Rang', `<h1>Terre et Rang</h1><p>${paragraph(randomFrom(1), language, 20)}</p>`),
      },
    };
  };
  const french = makeIn('fr');
  return [french.entry, ...french.pages, ...makeIn('en').pages];
}

/** The HTML and Markdown pages of a folder, over again until there are a hundred. */
export function pagesOf(directory) {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.html?$/.test(name))
    .sort();
  if (files.length === 0) throw new Error(`There is no HTML page in ${directory}.`);
  return Array.from({ length: pageCount }, (_, index) => {
    const name = files[index % files.length];
    return { path: index === 0 ? '/' : `/${index}/${name}`, html: readFileSync(join(directory, name), 'utf8') };
  });
}
