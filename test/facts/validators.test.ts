import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/facts/validators/amount.js';
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
  it('a number that fails its key is there, but not valid', () => {
    expect(check('siren', '424761418')?.status).toBe('unsure');
    expect(check('siret', '42476141900046')?.status).toBe('unsure');
  });
  it.each(['123456789', '000 000 000', '111111111', '4247614'])('SIREN %s is refused', (raw) => {
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
    'ATU12345678',
    'BE0123456789',
    'EL123456789',
    'ESB12345678',
    'IE8Z49289F',
    'NL123456789B01',
    'LT123456789012',
    'XI123456789',
    'CHE-123.456.789 MWST',
  ])('VAT %s is right', (raw) => {
    expect(check('vat', raw)?.status).toBe('valid');
  });
  // A wrong key, a key with letters, no country, a shape of no Member State, Monaco.
  it.each(['FR00424761419', 'FRK7424761419', '01234567890', 'DE12345', 'QQ123456789', 'FR00000012345'])(
    'VAT %s is left to a person',
    (raw) => {
      expect(check('vat', raw)?.status).toBe('unsure');
    },
  );
  it.each([
    ['+33 (0)1 53 40 99 10', '0153409910'],
    ['00 33 4 91 12 34 56', '0491123456'],
    ['+49 30 123456', '+4930123456'],
    ['3939', '3939'],
    ['+262 (0)262 12 34 56', '+262262123456'],
    ['+689 40 41 42 43', '+68940414243'],
    ['+508 41 12 34', '+508411234'],
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
  it.each(['votre@email.com', 'nom@exemple.fr', 'xxx@verger.fr', 'pas une adresse'])('e-mail %s is a sample or none', (raw) => {
    expect(check('email', raw)?.status).toBe('invalid');
  });
  it.each(['+262 262 12 34', '+44 12'])('telephone %s has too few digits', (raw) => {
    expect(check('phone', raw)?.status).toBe('unsure');
  });
  it.each([
    ['rna', 'W691234567'],
    ['rna', 'w2b1234567'],
    ['iban', 'FR14 2004 1010 0505 0001 3M02 606'],
    ['iban', 'FR76 3000 6000 0112 3456 7890 189'],
    ['issn', '0317-8471'],
    ['issn', '2434-561X'],
    ['lei', '5493001KJTIIGC8Y1R12'],
    ['amount', '12.576.947,40 €'],
    ['amount', '1 €'],
  ])('%s %s is right', (name, raw) => {
    expect(check(name, raw)?.status).toBe('valid');
  });
  it.each([
    ['rna', 'W000000000', 'invalid'],
    ['rna', 'W69123456', 'invalid'],
    ['iban', 'FR14 2004 1010 0505 0001 3M02 607', 'unsure'],
    ['iban', 'FR14', 'invalid'],
    ['issn', '0317-8472', 'unsure'],
    ['issn', '0317-84', 'invalid'],
    ['lei', '5493001KJTIIGC8Y1R13', 'unsure'],
    ['lei', '5493', 'invalid'],
    ['amount', '0 €', 'invalid'],
    ['amount', 'un euro', 'invalid'],
  ])('%s %s is %s', (name, raw, status) => {
    expect(check(name, raw)?.status).toBe(status);
  });
});

describe('readAmount', () => {
  it.each([
    ['12.576.947,40 €', 12576947.4],
    ['1 000', 1000],
    ['15,000', 15000],
    ['CHF 100.50', 100.5],
    ["1'000'000", 1000000],
  ])('%s', (raw, amount) => {
    expect(readAmount(raw)).toBe(amount);
  });
});
