import { describe, expect, it } from 'vitest';
import { isNameOf } from '../../src/facts/named-as.js';

describe('isNameOf', () => {
  it.each([
    ['Verger Bleu SAS', 'https://www.verger-bleu.example/mentions'],
    ['VERGERBLEU S.A.R.L.', 'verger-bleu.example'],
    ['pomme, Inc.', 'pommejs.com'],
    ['POMMEIO SASU', 'https://forum.pomme.io/'],
    ['Orchard Pty Ltd', 'orchard.com.au'],
    ['Educapomme Association', 'educapomme.ch'],
    ['Prunier Verger de la Loire SAS', 'prunierverger.fr'],
    ['Les Amis du Verger Bleu', 'verger-bleu.example'],
    ['Müllers Gärten GmbH', 'muellers-gaerten.de'],
    ['Poiré & Fils', 'poire-fils.github.io'],
  ])('%s is that of %s', (name, host) => {
    expect(isNameOf(name, host)).toBe(true);
  });

  it.each([
    ['Cloudy Hosting Inc.', 'verger-bleu.example'],
    ['Pomme Inc.', 'pomme-fans-unis.example'],
    ['SAS', 'sas.example'],
    ['Verger SARL', 'github.io'],
    ['Verger SARL', 'https://192.0.2.7/'],
    ['Verger SARL', 'p1'],
    ['Po SA', 'po.example'],
    ['Compagnie des Poires', 'oires.example'],
  ])('%s is not that of %s', (name, host) => {
    expect(isNameOf(name, host)).toBe(false);
  });
});
