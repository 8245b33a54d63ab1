import { describe, expect, it } from 'vitest';
import { joinLines, wordsSeen } from '../../../src/capture/documents/hyphenation.js';

const join = (first: string, second: string, seen: readonly string[] = []) => joinLines(first, second, wordsSeen(seen)) + second;

describe('the end of a line inside a paragraph', () => {
  it.each([
    ['joins a broken word', 'une notifi-', 'cation', 'une notification'],
    ['joins at a soft hyphen', 'modé\u00AD', 'ration', 'modération'],
    ['keeps the hyphen of a French inversion', 'pouvez-', 'vous agir', 'pouvez-vous agir'],
    ['keeps the hyphen after non', 'la non-', 'conformité', 'la non-conformité'],
    ['keeps the hyphen of a double name', 'Mme Dupré-', 'Lacoste', 'Mme Dupré-Lacoste'],
    ['keeps the hyphen of a web address', 'https://site.test/nous-', 'contacter', 'https://site.test/nous-contacter'],
    ['parts two words by a blank', 'le siège', 'social', 'le siège social'],
  ])('%s', (_, first, second, whole) => {
    expect(join(first, second)).toBe(whole);
  });

  it('lets the rest of the file decide', () => {
    expect(join('le porte-', 'parole', ['son porte-parole dit'])).toBe('le porte-parole');
    expect(join('le co-', 'mité', ['ce comité siège'])).toBe('le comité');
  });
});
