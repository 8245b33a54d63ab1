import { describe, expect, it } from 'vitest';
import { urlKey } from '../../src/evidence/address-key.js';

const site = 'https://wiki.example';

describe('urlKey', () => {
  it.each([
    ['/Connexion?returnto=Accueil', '/Connexion?returnto=Haies&returntoquery=action%3Dedit'],
    ['/login?next=/topic/1', '/login?next=/topic/2'],
    ['/login?redirect_to=https%3A%2F%2Fwiki.example%2Fa', '/login'],
    ['/page?PHPSESSID=0123456789abcdef', '/page'],
    ['/page;jsessionid=0123456789abcdef', '/page'],
    ['/page?utm_source=x', '/page/'],
  ])('takes %s and %s for one page', (one, other) => {
    expect(urlKey(site + one)).toBe(urlKey(site + other));
  });

  it.each([
    ['/list?next=1', '/list?next=2'],
    ['/list?from=20', '/list?from=40'],
    ['/article.php?sid=12', '/article.php?sid=13'],
    ['/index.php?title=A', '/index.php?title=B'],
    ['/go?target=news', '/go?target=terms'],
  ])('takes %s and %s for two', (one, other) => {
    expect(urlKey(site + one)).not.toBe(urlKey(site + other));
  });
});
