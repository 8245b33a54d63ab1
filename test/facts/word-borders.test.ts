import { describe, expect, it } from 'vitest';
import { withBorders } from '../../src/facts/word-borders.js';

const matches = (phrase: string, text: string): string | undefined => new RegExp(withBorders(phrase)).exec(text)?.[0].trim();

describe('withBorders', () => {
  it.each([
    ['ban', 'the ban is final', 'ban'],
    ['ban', 'an urban ban', 'ban'],
    ['ban.*', 'a banner', 'ban'],
    ['no|ning\\w+', 'con ningun anuncio', 'ningun'],
    ['no|ning\\w+', 'no hay anuncios', 'no'],
    ['\\w+ung|bann?[es]*', 'die sperrung', 'sperrung'],
    ['off|restrict\\w{2,4}', 'ads are restricted', 'restricted'],
  ])('%s in « %s »', (phrase, text, found) => {
    expect(matches(phrase, text)).toBe(found);
  });

  it.each([
    ['ban', 'a banner'],
    ['no|ning\\w+', 'su nombre y su noticia'],
    ['off|restrict\\w*', 'offers'],
    ['bannissement|banni[es]*', 'bannissements'],
    ['off|restrict\\w{2,4}', 'officers'],
  ])('%s not in « %s »', (phrase, text) => {
    expect(matches(phrase, text)).toBeUndefined();
  });
});
