import { describe, expect, it } from 'vitest';
import { abuseWords } from '../../src/facts/abuse-words.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

const ruleset = loadRuleset();
const words = abuseWords(ruleset);
const trigger = (text: string) => words.inText(text)?.trigger;

describe('words that suggest sexual pictures of minors', () => {
  it.each([
    ['a coded term beside a word of files', 'pthc pics'],
    ['a coded term in the name of a file', 'pthc_012.jpg'],
    ['a term in another writing', 'PTHC  Vids'],
    ['an offer in French', 'Vends nudes de mineures'],
    ['an offer in English', 'trading nudes of minors, dm me'],
    ['an offer in German', 'Tausche Nacktbilder von Kindern'],
  ])('are found: %s', (_, text) => {
    expect(trigger(text)).toBeDefined();
  });

  it.each([
    ['rules that forbid it', 'Il est interdit de proposer des contenus : pthc, vidéos.'],
    ['a heading that forbids above a list', 'Contenus interdits\nspam\npublicité\npthc vids'],
    ['a long list of what is forbidden', `Contenus interdits\n${'publicité\n'.repeat(15)}pthc vids`],
    ['a report of a trial', 'He was convicted of trading nudes of minors.'],
    ['a page of research', 'A study of keywords such as pthc in videos on file-sharing networks'],
    ['a term alone, which doctors write too', 'PTHC'],
    ['a medical text', 'PTHC (percutaneous transhepatic cholangiography): images and technique'],
    ['the school year', 'Vidéos CP et CE1'],
    ['adult content', 'Free porn videos, 18yo'],
    ['names of the crime', 'Report child sexual abuse material'],
    ['miners', 'Vends photos de mineurs de fond, Lens 1910'],
  ])('are not found in %s', (_, text) => {
    expect(trigger(text)).toBeUndefined();
  });

  it('are read in an address, its escapes and separators resolved', () => {
    expect(words.inAddress('https://example.org/f/pthc%20vids-2.html')?.trigger).toBe('pthc');
    expect(words.inAddress('https://example.org/files/pthc_012.jpg')?.trigger).toBe('pthc');
    expect(words.inAddress('https://example.org/pthcare/videos')).toBeUndefined();
    expect(words.inAddress('not an address')).toBeUndefined();
  });

  it('are told with the list they are on', () => {
    const own = abuseWords(ruleset, ['Nom de Code']);
    expect(own.inText('Salon nom de code')).toEqual({ trigger: 'nom de code', list: 'operator' });
    expect(own.inText('prénom de codeur')).toBeUndefined();
    expect(own.inText('pthc pics')).toEqual({ trigger: 'pthc', list: 'rules' });
  });

  it('never fill more than 80 characters', () => {
    expect(abuseWords(ruleset, ['x'.repeat(200)]).inText('x'.repeat(200))?.trigger).toHaveLength(80);
  });
});
