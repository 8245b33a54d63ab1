import { describe, expect, it } from 'vitest';
import { trapSign } from '../../../src/capture/frontier/traps.js';

const trapped: readonly (readonly [string, string])[] = [
  ['/calendar.php?month=5&year=2026', 'calendar'],
  ['/calendar.php?day=3&month=5&year=2026', 'calendar'],
  ['/agenda/2026/05', 'calendar'],
  ['/agenda/2026/05/12', 'calendar'],
  ['/events/2026-05', 'calendar'],
  ['/evenements?date=2026-05-12', 'calendar'],
  ['/2019/03/', 'calendar'],
  ['/calendar?year=2950&month=1', 'calendar'],
  ['/viewforum.php?f=4&sk=t&sd=a', 'sort-order'],
  ['/annonces?sort=price_asc', 'sort-order'],
  ['/annonces?tri=date', 'sort-order'],
  ['/annonces?orderby=title&order=desc', 'sort-order'],
  ['/produits?view=grid', 'sort-order'],
  ['/produits?per_page=48', 'sort-order'],
  ['/forum?f=2&dir=asc', 'sort-order'],
  ['/produits?color=red&size=xl', 'facets'],
  ['/produits?filter[brand]=acme', 'facets'],
  ['/recherche?brand=acme&price_max=30', 'facets'],
  ['/produits?couleur=rouge&taille=m', 'facets'],
  ['/index.php?title=Accueil&action=history', 'page-states'],
  ['/index.php?title=Accueil&action=info', 'page-states'],
  ['/index.php?title=Accueil&action=edit', 'page-states'],
  ['/index.php?title=Accueil&action=edit&redlink=1', 'page-states'],
  ['/index.php/Sp%C3%A9cial:Pages_li%C3%A9es/Accueil', 'page-states'],
  ['/wiki/Special:RecentChanges?limit=50&days=7', 'page-states'],
  ['/index.php?title=Spezial:Logbuch&page=Hauptseite', 'page-states'],
  ['/w/index.php?title=Speciaal:VerwijzingenNaarHier/Hoofdpagina', 'page-states'],
  ['/index.php?title=Accueil&oldid=6', 'page-states'],
  ['/index.php?title=Accueil&diff=prev&oldid=6', 'page-states'],
  ['/index.php?title=Accueil&action=edit&undoafter=1&undo=6', 'page-states'],
  ['/doku.php?id=jardin:regles&do=revisions', 'page-states'],
  ['/doku.php?id=jardin:regles&rev=1700000000&do=diff', 'page-states'],
  ['/doku.php/jardin:regles?do=backlink', 'page-states'],
  ['/AccueilDuWiki?action=raw', 'page-states'],
  ['/annonces?page=2', 'pagination'],
  ['/annonces?page=412', 'pagination'],
  ['/blog/page/7/', 'pagination'],
  ['/threads/un-titre.123/page-4', 'pagination'],
  ['/viewforum.php?f=4&start=50', 'pagination'],
  ['/index.php?topic=12.30', 'pagination'],
  ['/feed?page=3&_=1700000000000', 'infinite-scroll'],
  ['/timeline?cursor=eyJpZCI6MTIzNDU2fQ', 'infinite-scroll'],
  ['/api/list?max_id=987654321', 'infinite-scroll'],
  ['/a/b/a/b', 'growing-path'],
  ['/fr/page/fr/page/contact', 'growing-path'],
  ['/x/y/x/z/x', 'growing-path'],
];

const innocent: readonly string[] = [
  '/',
  '/2024/mentions-legales',
  '/2024/05/12/la-recolte-de-pommes',
  '/reports/2024',
  '/transparence/2024',
  '/order/terms',
  '/orders/cgv',
  '/calendar-of-events',
  '/agenda',
  '/events',
  '/?page=cgu',
  '/index.php?page=mentions',
  '/index.php?page=1',
  '/?p=123',
  '/?page_id=12',
  '/?id=legal',
  '/index.php?id=12',
  '/view/terms',
  '/index.php?option=com_content&view=article&id=12',
  '/index.php?view=legal',
  '/display/terms',
  '/sort/of/legal',
  '/legal?lang=fr',
  '/page/contact',
  '/pages/mentions',
  '/article.php?sid=12',
  '/order?order=12345',
  '/viewtopic.php?f=3&t=12',
  '/index.php?topic=12.0',
  '/index.php?board=3.0',
  '/help/filters',
  '/tags/legal',
  '/search?q=pommes',
  '/legal/legal',
  '/fr/fr',
  '/1/1/1',
  '/help?mode=contact',
  '/support?start=now',
  '/contact?date=today',
  '/index.php?title=Accueil',
  '/wiki/Special:RecentChanges',
  '/index.php?title=Sp%C3%A9cial:Connexion',
  '/wiki/Special:MyLanguage/Help:Contents',
  '/specials/today',
  '/index.php?action=contact',
  '/index.php?action=help',
  '/index.php?do=cgu',
  '/?action=legal&info=1',
  '/cgu?version=2',
  '/cgu?revision=2',
  '/cgu?rev=2',
  '/index.php?curid=12',
  '/info?id=diff',
];

describe('spaces of addresses without end', () => {
  it.each(trapped)('%s is one (%s)', (path, kind) => {
    expect(trapSign(`https://a.example${path}`)?.kind).toBe(kind);
  });

  it.each(innocent)('%s is none', (path) => {
    expect(trapSign(`https://a.example${path}`)).toBeUndefined();
  });

  it('gives the addresses of one space one pattern', () => {
    const pattern = (path: string) => trapSign(`https://a.example${path}`)?.pattern;
    expect(pattern('/calendar?month=5&year=2026')).toBe(pattern('/calendar?month=6&year=2031'));
    expect(pattern('/viewforum.php?f=1&sk=t&sd=a')).toBe(pattern('/viewforum.php?f=2&sk=v&sd=d&start=50'));
    expect(pattern('/produits?color=red&size=xl')).toBe(pattern('/produits?color=blue&brand=x&size=s'));
    expect(pattern('/blog/page/2')).toBe(pattern('/blog/page/3'));
    expect(pattern('/index.php?title=A&action=history')).toBe(pattern('/index.php?title=B&action=history'));
    expect(pattern('/wiki/A?action=history')).toBe(pattern('/wiki/B?action=history'));
    expect(pattern('/w?title=Special:Log/A&limit=5')).toBe(pattern('/w?title=Special:Log&page=B'));
    expect(pattern('/w?title=Special:Log&page=B')).toBe(
      'a.example/w?…&title=Special:Log | a.example/w?…title=Special:Log/… | a.example/w?…title=Special:Log&…',
    );
    expect(pattern('/index.php?title=A&action=history')).not.toBe(pattern('/index.php?title=A&action=info'));
  });

  it('allows one visit of each view of a page, and none of its older states', () => {
    const allowed = (path: string) => trapSign(`https://a.example${path}`)?.allowed;
    expect(allowed('/index.php?title=A&action=history')).toBe(1);
    expect(allowed('/index.php?title=A&oldid=6')).toBe(0);
  });

  it('allows no visit of a calendar beyond the years that pages speak about', () => {
    expect(trapSign('https://a.example/calendar?year=2950&month=1')?.allowed).toBe(0);
    expect(trapSign('https://a.example/calendar?year=2026&month=1')?.allowed).toBe(1);
  });
});
