import { describe, expect, it } from 'vitest';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { tinyFactRules } from '../support/tiny-fact-rules.js';

const french =
  'Ce forum réunit les passionnés de jardinage de la région, qui échangent leurs conseils tous les jours entre voisins.';

describe('recognising pages', () => {
  const rules = tinyFactRules({
    lexicons: {
      host: { fr: ['hébergeur', 'hébergé par'], en: ['hosted by'] },
      legal: { fr: ['mentions légales'], en: ['legal notice'], es: ['aviso legal'] },
      pool: { fr: ['piscine'] },
    },
    pageTypes: {
      'legal-notice': {
        lexicon: 'legal',
        slugs: ['mentions-legales'],
        signals: [{ weight: 0.5, check: { text: { lexicon: 'host' } } }],
        unless: { text: { lexicon: 'pool' } },
      },
      home: { slugs: ['index'] },
    },
  });
  const engine = createFactEngine(rules);
  const typesOf = (url: string, html: string) =>
    engine
      .viewOfDocument({ source: 'a', url, content: html, format: 'html' })
      .types.filter((type) => type.confidence >= 0.5)
      .map((type) => type.type);
  it('by title, without the address', () => {
    expect(typesOf('https://a.example/p?id=3', `<h1>Mentions légales</h1><p>${french}</p>`)).toEqual(['legal-notice']);
  });
  it('by the heading that opens it, where the title is the name of the site and none is of the first level', () => {
    const titled = (level: string) =>
      `<title>Verger</title><${level}>Nos fruits</${level}><h2>Mentions légales</h2><p>${french}</p>`;
    expect(typesOf('https://a.example/p', `<title>Verger</title><h2>Mentions légales</h2><p>${french}</p>`)).toEqual([
      'legal-notice',
    ]);
    expect(typesOf('https://a.example/p', titled('h1'))).toEqual(['other']);
    expect(typesOf('https://a.example/p', titled('h2'))).toEqual(['other']);
  });
  it('not by the address alone', () => {
    expect(typesOf('https://a.example/mentions-legales', `<h1>Page</h1><p>${french}</p>`)).toEqual(['other']);
  });
  it('by the address and the paragraph that opens the text', () => {
    const opened = (first: string) => `<h1>Page</h1><p>${first}</p><p>${french}</p>`;
    const address = 'https://a.example/mentions-legales';
    expect(typesOf(address, opened('Ci-dessous les mentions légales du site.'))).toEqual(['legal-notice']);
    expect(typesOf('https://a.example/p', opened('Ci-dessous les mentions légales du site.'))).toEqual(['other']);
    expect(typesOf(address, opened(`${french} ${french} Voir aussi les mentions légales.`))).toEqual(['other']);
    expect(typesOf(address, `<footer><p>Mentions légales</p></footer><h1>Page</h1><p>${french}</p>`)).toEqual(['other']);
  });
  it('by a title in any language, where the page says too little for its own to be told', () => {
    const bare = '<title>Aviso legal</title><p>Verger</p>';
    expect(typesOf('https://a.example/p', bare)).toEqual(['legal-notice']);
    expect(typesOf('https://a.example/p', `<html lang="fr">${bare}<p>${french}</p>`)).toEqual(['other']);
  });
  it('by the line that opens it, where it has neither title nor heading', () => {
    const lines = (first: string) => `<p>${first}</p><p>${french}</p>`;
    expect(typesOf('https://a.example/p', lines('Mentions légales du site'))).toEqual(['legal-notice']);
    expect(typesOf('https://a.example/p', lines('Lisez nos mentions légales.'))).toEqual(['other']);
    expect(typesOf('https://a.example/p', `<nav><p>Mentions légales</p></nav>${lines('Bonjour')}`)).toEqual(['other']);
    expect(typesOf('https://a.example/p', `<title>Verger</title>${lines('Mentions légales du site')}`)).toEqual(['other']);
    expect(typesOf('https://a.example/p', `${lines('Mentions légales du site')}<h3>Nos fruits</h3>`)).toEqual(['other']);
  });
  it('by what it says', () => {
    expect(typesOf('https://a.example/mentions-legales', `<p>${french}</p><p>Hébergeur : X</p>`)).toEqual(['legal-notice']);
  });
  it('not where something says that it is of another kind, whatever its title', () => {
    expect(typesOf('https://a.example/p', `<h1>Mentions légales</h1><p>${french}</p><p>La piscine est fermée.</p>`)).toEqual([
      'other',
    ]);
  });
  it('the root is the home page', () => {
    expect(typesOf('https://a.example/', `<p>${french}</p>`)).toEqual(['home']);
  });
  it('tells what a link promises', () => {
    expect(engine.promisesOf({ text: 'Mentions légales', url: 'https://a.example/x' })).toEqual(['legal-notice']);
    expect(engine.promisesOf({ text: '', url: 'https://a.example/fr/mentions-legales.html' })).toEqual(['legal-notice']);
    expect(engine.promisesOf({ text: 'Accueil', url: 'https://a.example/y' })).toEqual([]);
  });
  it('takes no page of a script for the first one, by its address', () => {
    expect(engine.promisesOf({ text: '', url: 'https://a.example/index.php' })).toEqual(['home']);
    expect(engine.promisesOf({ text: '', url: 'https://a.example/index.php?title=Pomme' })).toEqual([]);
  });
});
