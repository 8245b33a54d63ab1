import type { SiteLanguage } from './generated-site.js';

/** Text as it is written in HTML, in attributes too. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface LinkTo {
  readonly text: string;
  readonly href: string;
}

export const anchor = ({ text, href }: LinkTo): string => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;

export const listOf = (links: readonly LinkTo[]): string =>
  `<ul>${links.map((link) => `<li>${anchor(link)}</li>`).join('')}</ul>`;

export interface PageParts {
  readonly language: SiteLanguage;
  readonly title: string;
  readonly main: string;
  /** Inside `<head>`, after the title. */
  readonly head?: string;
  readonly nav?: string;
  readonly footer?: string;
  /** After the footer, e.g. scripts. */
  readonly end?: string;
}

/** One page of a made-up site: header with navigation, main, footer. */
export function pageHtml({ language, title, main, head = '', nav = '', footer = '', end = '' }: PageParts): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}</head><body>
<header><nav>${nav}</nav></header>
<main>${main}</main>
<footer>${footer}</footer>
${end}</body></html>`;
}
