import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordPaths } from '../../src/cli/record-paths.js';

describe('where a record is written', () => {
  it('is beside the bundle, with its language, unless a file is named', () => {
    expect(recordPaths('audits/x/evidence.wacz', undefined, 'fr')).toEqual({
      html: resolve('audits/x/record.fr.html'),
      pdf: resolve('audits/x/record.fr.pdf'),
    });
    expect(recordPaths('evidence.wacz', 'out/annex.HTM', 'en').pdf).toBe(resolve('out/annex.pdf'));
    expect(recordPaths('x/evidence.wacz', 'x/evidence.wacz.html', 'en').html).toBe(resolve('x/evidence.wacz.html'));
  });

  it.each(['x/evidence.wacz/record.html', 'x/evidence.wacz/records/../record.html'])('is never inside the bundle: %s', (out) => {
    expect(() => recordPaths('x/evidence.wacz', out, 'fr')).toThrow(/would alter it/);
  });

  it('is a file that ends in .html', () => {
    expect(() => recordPaths('x/evidence.wacz', 'annex.pdf', 'fr')).toThrow(/does not end in \.html/);
  });
});
