import { describe, expect, it } from 'vitest';
import { type DomElement, readDom } from '../../src/facts/read-dom.js';
import { selectElements } from '../../src/facts/select-elements.js';

const page = `<main><article class="Post"><time>1</time><img alt=""></article><article><time hidden>2</time></article></main>
<template><article><time>3</time></article></template><form><input type=hidden name=URL value=a><input readonly></form>`;

describe('elements that a selector picks', () => {
  it.each([
    'article time',
    ':is(article, form) > :not(img):not([hidden])',
    '[class*="post" i], input[name=url i], article',
    'time:contains("2")',
    'body.home',
    'article + article, article ~ form',
    ':root, :has(time)',
    'article:first, time:eq(1)',
    'input:checkbox, :input',
    'time, [HIDDEN], ARTICLE.Post',
    '[name!="URL"]',
    'main > *, article > :where(time, img)',
    ':is(form :is([type=hidden], :enabled), *:has(img)):not(main)',
    '.Post, #none, img[alt]:empty',
    ':not(time)',
  ])('are those that cheerio gives, in its order: %s', (selector) => {
    const dom = readDom(page);
    const all = dom('*').toArray();
    const places = (found: readonly DomElement[]) => found.map((element) => all.indexOf(element as (typeof all)[number]));
    expect(places(selectElements(dom, selector))).toEqual(places(dom(selector).toArray()));
  });

  it('are those of the page asked, not of the one before', () => {
    const [first, second] = [readDom(page), readDom('<p>nothing</p>')];
    expect(selectElements(first, 'article')).not.toEqual([]);
    expect(selectElements(second, 'article')).toEqual([]);
  });

  it('tells of a selector that cannot be read', () => {
    expect(() => selectElements(readDom(page), 'article[')).toThrow('Expected name');
  });
});
