import { describe, expect, it } from 'vitest';
import { readDom } from '../../src/facts/read-dom.js';
import { readStructuredData } from '../../src/facts/structured-data.js';

const read = (...scripts: readonly unknown[]) =>
  readStructuredData(
    readDom(
      scripts
        .map((data) => `<script type="application/ld+json">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`)
        .join(''),
    ),
  ).map(({ property, value }) => [property, value]);

describe('readStructuredData', () => {
  it('reads the organisation, its address and its contact point', () => {
    const address = { streetAddress: '12 rue des Vergers', postalCode: '69003', addressLocality: 'Lyon', addressCountry: 'FR' };
    expect(
      read({
        '@type': ['LocalBusiness', 'Place'],
        legalName: 'Verger Bleu',
        vatID: 'FR75512345679',
        address,
        contactPoint: { telephone: '+33 4 78 12 34 59' },
      }),
    ).toEqual([
      ['legalName', 'Verger Bleu'],
      ['vatID', 'FR75512345679'],
      ['telephone', '+33 4 78 12 34 59'],
      ['address', '12 rue des Vergers, 69003 Lyon, FR'],
    ]);
  });

  it('finds the publisher in a graph and in a list', () => {
    const site = { '@type': 'WebSite', publisher: { '@type': 'https://schema.org/Organization', email: 'a@verger.fr' } };
    expect(read({ '@graph': [site] }, [site])).toEqual([
      ['email', 'a@verger.fr'],
      ['email', 'a@verger.fr'],
    ]);
  });

  it('leaves out sellers, authors, persons, and mark-up that cannot be parsed', () => {
    const other = { '@type': 'Organization', email: 'b@nuage.fr' };
    const offer = { '@type': 'Product', offers: { seller: other }, author: other };
    expect(read(offer, { '@type': 'Person', email: 'c@nuage.fr' }, '{"@type":', 'null', '[1, null]')).toEqual([]);
  });
});
