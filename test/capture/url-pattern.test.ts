import { describe, expect, it } from 'vitest';
import { urlPattern } from '../../src/capture/url-pattern.js';

const pattern = (path: string) => urlPattern(`https://www.a.example${path}`);

describe('the pattern of an address', () => {
  it.each([
    ['/topic/12', '/topic/#'],
    ['/topic/12-un-titre', '/topic/*'],
    ['/topic/12-un-titre-bien-plus-long', '/topic/*'],
    ['/threads/un-titre.123/', '/threads/*/'],
    ['/t123-un-titre', '/t#-*'],
    ['/f4-un-salon', '/f#-*'],
    ['/item/6f9619ff-8b86-d011-b42d-00cf4fc964ff', '/item/#'],
    ['/watch?v=dQw4w9WgXcQ', '/watch?v=#'],
    ['/objet/5f3a9c01be', '/objet/#'],
    ['/message/KQHHBMU3OZLVE6I7POGOBGDGZSV7FXSW/', '/message/#/'],
    ['/message/KQHHBMUQOZLVEGIUPOGOBGDGZSVRFX2W/', '/message/#/'],
    ['/note/01HZX3NDEKTSV4RRFFQ69G5FAV', '/note/#'],
    ['/note/cjld2cjxh0000qzrmn831i7rn', '/note/#'],
    ['/note/xk2mq8vqtz3hb', '/note/#'],
    ['/viewtopic.php?t=12&f=3', '/viewtopic.php?f=#&t=#'],
    ['/index.php?topic=12.0', '/index.php?topic=#.#'],
    ['/user/jeanne', '/user/*'],
    ['/membre/jeanne.html', '/membre/*.html'],
    ['/@jeanne', '/@*'],
    ['/fr/topic/12', '/{lang}/topic/#'],
    ['/de-AT/topic/12', '/{lang}/topic/#'],
    ['/login?next=/topic/12', '/login?next=*'],
    ['/a/les-pommes-de-terre-nouvelles', '/a/*'],
    ['/x;jsessionid=AB12/y', '/x/y'],
  ])('%s is %s', (path, expected) => {
    expect(pattern(path)).toBe(`a.example${expected}`);
  });

  it.each([
    '/mentions-legales',
    '/cgu',
    '/user/login',
    '/index.php?page=legal',
    '/politique-de-confidentialite',
    '/faq/regles.html',
    '/legal/CGU',
    '/legal/MENTIONSLEGALES',
    '/legal/conditionsgeneralesdevente',
  ])('%s stands for itself', (path) => {
    expect(pattern(path)).toBe(`a.example${path}`);
  });

  it.each(['/legal/CGU2024', '/legal/conditionsgenerales2024', '/legal/dsa2022reglement2065'])(
    '%s is no id, whatever the numbers in it',
    (path) => {
      expect(pattern(path)).not.toBe('a.example/legal/#');
    },
  );

  it('throws for a text that is no address', () => {
    expect(() => urlPattern('mentions')).toThrow(TypeError);
  });
});
