import { describe, expect, it } from 'vitest';
import { validators } from '../../src/facts/validators/index.js';

const check = (name: string, raw: string) => validators.get(name)?.(raw);

describe('validators', () => {
  // Worked examples of the law file: check digits recomputed by hand there.
  it.each(['424761419', '351 058 151', '552.100.554', '732 829 320', '42476141900045'])(
    'SIREN %s has a right check digit',
    (raw) => {
      expect(check('siren', raw)?.status).toBe('valid');
    },
  );
  it.each(['123456789', '000 000 000', '111111111', '424761418', '4247614'])('SIREN %s is refused', (raw) => {
    expect(check('siren', raw)?.status).toBe('invalid');
  });
  it('a SIRET gives its SIREN', () => {
    expect(check('siren', '424 761 419 00045')?.value).toBe('424761419');
  });
  it.each(['42476141900045', '88125879200038', '51913321900013', '73282932000074', '35600000049837', '35600000000048'])(
    'SIRET %s is right',
    (raw) => {
      expect(check('siret', raw)?.status).toBe('valid');
    },
  );
  it.each([
    'FR22424761419',
    'FR69351058151',
    'FR20840197545',
    'FR03 894 513 530',
    'FR30831001334',
    'FR67519133219',
    'DE123456789',
  ])('VAT %s is right', (raw) => {
    expect(check('vat', raw)?.status).toBe('valid');
  });
  it.each(['FR00424761419', 'FRK7424761419', '01234567890'])('VAT %s is left to a person', (raw) => {
    expect(check('vat', raw)?.status).toBe('unsure');
  });
  it.each([
    ['+33 (0)1 53 40 99 10', '0153409910'],
    ['00 33 4 91 12 34 56', '0491123456'],
    ['+49 30 123456', '+4930123456'],
    ['3939', '3939'],
  ])('telephone %s reads %s', (raw, value) => {
    expect(check('phone', raw)).toEqual({ status: 'valid', value });
  });
  it.each(['01 23 45 67 89', '06 00 00 00 00', '01 99 00 12 34', '06 39 98 11 22'])('telephone %s is a sample', (raw) => {
    expect(check('phone', raw)?.status).toBe('invalid');
  });
  it.each([
    ['contact [at] forum-exemple.org', 'contact@forum-exemple.org'],
    ['dsa(at)plateforme(point)eu', 'dsa@plateforme.eu'],
    ['mailto:Aide@Site.fr', 'aide@site.fr'],
  ])('e-mail %s reads %s', (raw, value) => {
    expect(check('email', raw)).toEqual({ status: 'valid', value });
  });
  it.each(['votre@email.com', 'nom@exemple.fr', 'pas une adresse'])('e-mail %s is a sample or none', (raw) => {
    expect(check('email', raw)?.status).toBe('invalid');
  });
});
