import { describe, expect, it } from 'vitest';
import { validateName, validatePerson } from '../../src/facts/validators/name.js';

describe('validateName', () => {
  it('accepts names of bodies and persons', () => {
    expect(validateName('Verger Bleu SARL')).toEqual({ status: 'valid', value: 'Verger Bleu SARL' });
    expect(validateName("L'Agence Bleue").status).toBe('valid');
  });

  it('takes a mere label or article for no name at all', () => {
    expect(validateName('Dénomination sociale').status).toBe('other');
    expect(validateName('Le').status).toBe('other');
    expect(validateName('D’une').status).toBe('other');
    expect(validateName('Diese Nutzungsbedingungen').status).toBe('other');
    expect(validateName('L’application Pomma').status).toBe('other');
    expect(validateName('individuel, SASU').status).toBe('other');
    expect(validateName('Details').status).toBe('other');
    expect(validateName('Conception graphique').status).toBe('other');
    expect(validateName('Propriété intellectuelle').status).toBe('other');
    expect(validateName('Conception Verger').status).toBe('valid');
    for (const name of ['L’Appentis', 'L’Ensemble Vocal du Verger', 'L’Adresse Bleue', 'L’Objet Trouvé'])
      expect(validateName(name).status, name).toBe('valid');
  });

  it('holds a blank to be filled in for invalid', () => {
    expect(validateName('XXX').status).toBe('invalid');
    expect(validateName('Votre société').status).toBe('invalid');
    expect(validateName('REMPLACER').status).toBe('invalid');
    expect(validateName('À remplacer').status).toBe('invalid');
    expect(validateName('XYZ XYZ').status).toBe('invalid');
    expect(validateName('BITTE-AUSFUELLEN-NAME').status).toBe('invalid');
    expect(validateName('Ma Société SARL').status).toBe('invalid');
    expect(validateName('XYZ Verger').status).toBe('valid');
    expect(validateName('Remplacements Verger').status).toBe('valid');
  });
});

describe('validatePerson', () => {
  it('accepts first and last names, without the title', () => {
    expect(validatePerson('Madame Jeanne de la Pommeraie')).toEqual({ status: 'valid', value: 'Jeanne de la Pommeraie' });
  });

  it('leaves out the label of what comes next', () => {
    expect(validatePerson('Jeanne Verger Contact')).toEqual({ status: 'valid', value: 'Jeanne Verger' });
    expect(validatePerson('Verger Contact').status).toBe('other');
  });

  it('refuses companies, public bodies, functions and single words', () => {
    for (const raw of [
      'Verger Bleu SAS',
      'STIFTUNG VERGER',
      'Conseil Départemental',
      'Directeur Général',
      'Press Office',
      'General Support',
      'Jeanne',
    ]) {
      expect(validatePerson(raw).status, raw).toBe('other');
    }
  });
});
