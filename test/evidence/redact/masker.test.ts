import { describe, expect, it } from 'vitest';
import { createMasker } from '../../../src/evidence/redact/masker.js';

const masking = (kind: 'text' | 'e-mail' | 'phone' | 'address', value: string) => createMasker([{ kind, value }]);

describe('words are found in every spelling of a page', () => {
  it.each([
    ['as written', 'Écrire à jeanne.verger@pommier.fr.', 'Écrire à [e-mail-1].'],
    ['in capitals', 'JEANNE.VERGER@POMMIER.FR', '[e-mail-1]'],
    ['in a link', '<a href="mailto:jeanne.verger%40pommier.fr">x</a>', '<a href="mailto:[e-mail-1]">x</a>'],
    ['with entities', 'jeanne&#46;verger&#x40;pommier&period;fr', '[e-mail-1]'],
    ['in digits alone', [...'jeanne.verger@pommier.fr'].map((each) => `&#${each.codePointAt(0)};`).join(''), '[e-mail-1]'],
  ])('%s', (_, text, clean) => {
    expect(masking('e-mail', 'jeanne.verger@pommier.fr').mask(text)).toBe(clean);
  });

  it.each([
    ['on two lines', '12 rue des Vergers<br />\n69003 Lyon', '[address-1]'],
    ['with hard blanks', '12&nbsp;rue&nbsp;des&nbsp;Vergers, 69003 Lyon', '[address-1]'],
    ['in an address of the web', '?a=12+rue+des+Vergers%2C69003', '?a=12+rue+des+Vergers%2C69003'],
  ])('a postal address %s', (_, text, clean) => {
    expect(masking('address', '12 rue des Vergers, 69003 Lyon').mask(text)).toBe(clean);
  });

  it.each([
    '04 78 12 34 59',
    '+33 4 78 12 34 59',
    '+33 (0)4.78.12.34.59',
    '0478123459',
    'tel:%2B33478123459',
    '04&nbsp;78<b> 12</b> 34 59',
  ])('a telephone number as %s', (text) => {
    const { mask } = masking('phone', '04 78 12 34 59');
    expect(mask(text).replace('tel:', '')).toBe('[phone-1]');
  });

  it('leaves longer words and longer numbers alone', () => {
    expect(masking('text', 'jean').mask('Jeanne et jean, jean_75, tijean')).toBe('Jeanne et [text-1], [text-1]_75, tijean');
    expect(masking('phone', '04 78 12 34 59').mask('SIRET 10478123459123')).toBe('SIRET 10478123459123');
  });

  it('takes words with signs that patterns know as they stand', () => {
    expect(masking('text', 'a+b (c) [d] /e- $f^').mask('x a+b (c) [d] /e- $f^ y')).toBe('x [text-1] y');
  });
});

describe('marks', () => {
  it('give one person one mark, and two persons two', () => {
    const masker = createMasker([
      { kind: 'e-mail', value: 'Jeanne@pommier.fr' },
      { kind: 'e-mail', value: 'jeanne@pommier.fr' },
      { kind: 'e-mail', value: 'paul@pommier.fr' },
    ]);
    expect(masker.mask('paul@pommier.fr, jeanne@pommier.fr, JEANNE@pommier.fr')).toBe('[e-mail-2], [e-mail-1], [e-mail-1]');
    expect(masker.masks()).toEqual([
      { mark: '[e-mail-1]', kind: 'e-mail', places: 2 },
      { mark: '[e-mail-2]', kind: 'e-mail', places: 1 },
    ]);
  });

  it('are not given to what is to be kept, in any case or grouping', () => {
    const masker = createMasker(
      [
        { kind: 'address', value: '12 rue des Vergers, 69003 Lyon' },
        { kind: 'phone', value: '+33 4 78 12 34 59' },
      ],
      ['12 Rue des Vergers 69003 Lyon', '04 78 12 34 59'],
    );
    expect(masker.seeks).toBe(false);
  });
});

describe('what still shows', () => {
  const { mask, shows } = masking('text', 'jeanne_75');
  it.each([
    ['letters cut by tags', 'je<b>anne</b>_75'],
    ['an escape of a script', '"jeanne\\u005f75"'],
    ['percent signs', '/u/%6aeanne_75'],
  ])('%s cannot be replaced, and is noticed', (_, text) => {
    expect(shows(mask(text))).toBe(true);
  });
  it('nothing shows after a replacement', () => {
    expect(shows(mask('<p>jeanne_75</p>'))).toBe(false);
  });
});

describe('a text that was cut', () => {
  const { maskPart } = createMasker([{ kind: 'e-mail', value: 'jeanne.verger@pommier.fr' }]);
  it.each([
    ['in the middle of a value', 'La directrice. Courriel : jeanne.verger@pommie', 'La directrice. Courriel : [e-mail-1]'],
    ['behind its beginning', 'erger@pommier.fr, à toute heure du jour', '[e-mail-1], à toute heure du jour'],
    ['elsewhere', 'Le tribunal de commerce de Lyon est compétent', 'Le tribunal de commerce de Lyon est compétent'],
  ])('%s', (_, text, clean) => {
    expect(maskPart(text)).toBe(clean);
  });
  it('is not looked for in the name of a thing', () => {
    expect(maskPart('jeanne')).toBe('jeanne');
  });
});
