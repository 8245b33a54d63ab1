import type { KeyType, SiteLanguage } from './generated-site.js';
import { englishKeyPages } from './key-pages-en.js';
import { frenchKeyPages } from './key-pages-fr.js';

/** A page that an audit looks for, as honest sites write it. */
export interface KeyPage {
  /** Words of the links that lead there. */
  readonly link: string;
  /** Usual last part of its address. */
  readonly slug: string;
  readonly title: string;
  /** HTML of its `<main>`. */
  readonly main: string;
}

/** The key pages of a made-up publisher, in French or in English. */
export const keyPages: Readonly<Record<SiteLanguage, Readonly<Record<KeyType, KeyPage>>>> = {
  fr: frenchKeyPages,
  en: englishKeyPages,
};
