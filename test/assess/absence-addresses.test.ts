import { describe, expect, it } from 'vitest';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule, withPageType } from '../support/tiny-ruleset.js';
import { page, type TinySite } from '../support/tiny-site.js';

const home = page('/', '<h1>Bienvenue</h1>');
const legal = (body: string) => page('/mentions-legales', `<h1>Mentions légales</h1>${body}`);
const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const gaps = (site: TinySite) => judgeTiny(host, site).coverage?.gaps.map(({ code }) => code);

describe('addresses', () => {
  it('that differ by tracking parameters, scheme, final slash or www are one page', () => {
    const footer = '<footer><a href="http://www.exemple.example/mentions-legales/?utm_source=pied#haut">Mentions</a></footer>';
    expect(gaps({ pages: [page('/', footer), legal('')] })).toEqual([]);
  });

  it('of the makers of the software hold none of its help', () => {
    const help = withPageType('help', 'aide');
    const makers = { schema: 1, file: 'lexicons/software-makers.yaml', id: 'software-makers', accept: {}, reject: {} } as const;
    const ruleset = {
      ...help,
      lexicons: new Map([...help.lexicons, [makers.id, { ...makers, phrases: { any: ['mediawiki\\.org'] } }]]),
    };
    const sought = rule({ target: { pages: ['legal-notice', 'help'] }, check: { fact: { id: 'host-named' } } });
    const gapsOf = (url: string) =>
      judgeTiny(sought, {
        ruleset,
        pages: [page('/', `<main><a href="${url}">Aide</a></main>`), legal('')],
      }).coverage?.gaps.map(({ code }) => code);
    expect(gapsOf('https://www.mediawiki.org/wiki/Help:Log')).toEqual([]);
    expect(gapsOf('https://aide.autre.example/')).toEqual(['promising-left']);
  });

  it('of other sites inside a text do not matter where the site has the page itself', () => {
    const text = '<main><p>Voir aussi les <a href="https://autre.example/ml">mentions légales</a> d’un partenaire.</p></main>';
    expect(gaps({ pages: [home, legal(text)] })).toEqual([]);
    expect(gaps({ pages: [page('/', text)] })).toEqual(['promising-left']);
  });
});
