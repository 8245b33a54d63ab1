import { describe, expect, it } from 'vitest';
import { inScope, urlKey } from '../../src/assess/site-url.js';

describe('the scope of a crawl, asked again at judgement', () => {
  // Once a port was dropped here: no header or footer link of a local site was in scope, so no visit looked incomplete.
  it('holds the pages of a host with a port', () => {
    expect(inScope('http://127.0.0.1:8080/cgu', '127.0.0.1:8080')).toBe(true);
    expect(inScope('http://127.0.0.1:9090/cgu', '127.0.0.1:8080')).toBe(false);
  });
  it('holds the subdomains of a registrable domain, and no other domain', () => {
    expect(inScope('https://aide.forum-exemple.fr/x', 'forum-exemple.fr')).toBe(true);
    expect(inScope('https://autre.fr/x', 'forum-exemple.fr')).toBe(false);
  });
  it('holds no mail address', () => {
    expect(inScope('mailto:a@forum-exemple.fr', 'forum-exemple.fr')).toBe(false);
  });
});

describe('telling addresses of one page', () => {
  it.each([
    ['http://www.forum-exemple.fr/cgu/', 'https://forum-exemple.fr/cgu'],
    ['https://forum-exemple.fr/cgu?utm_source=x', 'https://forum-exemple.fr/cgu#haut'],
    ['https://forum-exemple.fr/t?PHPSESSID=0123456789abcdef0', 'https://forum-exemple.fr/t'],
  ])('%s is %s', (a, b) => {
    expect(urlKey(a)).toBe(urlKey(b));
  });
  it('keeps what changes the page', () => {
    expect(urlKey('https://forum-exemple.fr/t?id=1')).not.toBe(urlKey('https://forum-exemple.fr/t?id=2'));
    expect(urlKey('https://forum-exemple.fr/#/cgu')).not.toBe(urlKey('https://forum-exemple.fr/'));
  });
});
