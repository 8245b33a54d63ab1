import { describe, expect, it } from 'vitest';
import { createFactEngine } from '../../../src/facts/fact-engine.js';
import { loadRuleset } from '../../../src/ruleset/load-ruleset.js';
import { forumFlavours } from './forum-addresses.js';
import { keyTypes } from './generated-site.js';
import { honestPaths, honestSite } from './honest-site.js';
import { hugeForum } from './huge-forum.js';
import { keyPages } from './key-pages.js';
import { shapedSite } from './site-shapes.js';

const engine = createFactEngine(loadRuleset());
const origin = 'http://127.0.0.1:8080';

/** Types that the rules recognise with some confidence at an address which says nothing. */
function typesOf(body: string | Uint8Array | undefined): readonly string[] {
  const view = engine.viewOfDocument({ source: 'page', content: String(body), format: 'html', url: `${origin}/x/9` });
  return view.types.filter(({ confidence }) => confidence >= 0.5).map(({ type }) => type);
}

describe('key pages of generated sites', () => {
  for (const language of ['fr', 'en'] as const) {
    it.each(keyTypes)(`the rules recognise %s in ${language} by what it says, and its link by its words`, (type) => {
      const site = shapedSite({ shape: 'footer-links', language, size: 'small' });
      const url = new URL(`/pages/${keyPages[language][type].slug}`, origin);
      expect(site.keyTypeOf(url)).toBe(type);
      expect(typesOf(site.answer(url)?.body)).toContain(type);
      expect(engine.promisesOf({ text: keyPages[language][type].link, url: `${origin}/x/9` })).toContain(type);
    });
  }

  it.each(forumFlavours)('the rules recognise the key pages of a %s forum, and none in its topics', (flavour) => {
    const forum = hugeForum(flavour);
    const home = String(forum.answer(new URL('/', origin))?.body);
    const addresses = [...home.matchAll(/href="([^"]+)"/g)].map(
      ([, href]) => new URL((href as string).replaceAll('&amp;', '&'), origin),
    );
    const keys = addresses.filter((address) => forum.keyTypeOf(address) !== undefined);
    expect(new Set(keys.map((address) => forum.keyTypeOf(address))).size).toBe(keyTypes.length - 1);
    for (const address of keys) expect(typesOf(forum.answer(address)?.body)).toContain(forum.keyTypeOf(address));
    const topic = addresses.find(({ href }) => /\/(?:viewtopic\.php|t\/|threads\/)/.test(href)) as URL;
    for (const type of keyTypes) expect(typesOf(forum.answer(topic)?.body)).not.toContain(type);
  });

  it('the rules recognise the key pages of the heavy site among its posts', () => {
    const site = honestSite();
    for (const path of honestPaths.slice(1, 1 + keyTypes.length)) {
      const url = new URL(path, origin);
      expect(typesOf(site.answer(url)?.body)).toContain(site.keyTypeOf(url));
    }
  });

  it('no page of content looks like a key page', () => {
    for (const language of ['fr', 'en'] as const) {
      const site = shapedSite({ shape: 'footer-links', language, size: 'noisy' });
      const home = String(site.answer(new URL('/', origin))?.body);
      const content = [...home.matchAll(/href="(\/(?:carnet|notes)\/[^"]+)"/g)].map(([, href]) => href as string);
      expect(content.length).toBeGreaterThan(30);
      for (const path of content.slice(0, 12)) {
        const types = typesOf(site.answer(new URL(path, origin))?.body);
        for (const type of keyTypes) expect(types).not.toContain(type);
      }
    }
  });
});
