import { describe, expect, it } from 'vitest';
import { messageOf } from '../../src/assess/messages.js';
import { outcomeSentences, reasonSentences } from '../../src/assess/reason-sentences.js';
import { notApplicableReasons, notTestedReasons, reviewReasons } from '../../src/ruleset/vocabulary.js';
import { both, rule } from '../support/tiny-ruleset.js';

const facts = { outcome: 'pass' as const, failed: [], unknown: [], values: new Map([['siren', '123 456 782']]), pages: 7 };
const check = { fact: { id: 'host-named' } };

describe('the sentence of a result', () => {
  it('fills in what was found, failed and read', () => {
    const told = rule({ check, messages: { pass: both('SIREN {value:siren} sur {pages} pages, capital {value:capital}.') } });
    expect(messageOf(told, facts).fr).toBe('SIREN 123 456 782 sur 7 pages, capital —.');
  });

  it('names what failed as open when a gap is held back', () => {
    const told = rule({ check, messages: { 'needs-review': both('À vérifier : {unknown}.') } });
    expect(
      messageOf(told, { ...facts, outcome: 'needs-review', failed: [both('hébergeur')], unknown: [both('adresse')] }).en,
    ).toBe('À vérifier : hébergeur, adresse.');
  });

  it('falls back on the reason, then on the rule’s title', () => {
    const silent = rule({ check });
    expect(messageOf(silent, { ...facts, outcome: 'not-tested', reason: 'captcha' }).en).toBe('A CAPTCHA guards the page.');
    expect(messageOf(silent, { ...facts, outcome: 'fail' }).fr).toBe('Écart relevé\u00a0: Titre.');
  });

  it('never finds a breach: that is for an authority or a court', () => {
    const sentences = [...Object.values(outcomeSentences), ...Object.values(reasonSentences)];
    for (const { fr, en } of sentences) expect(`${fr} ${en}`).not.toMatch(/breach|manquement|infraction|violation/i);
  });

  it('exists in both languages for every reason of the closed list', () => {
    for (const reason of [...reviewReasons, ...notTestedReasons, ...notApplicableReasons]) {
      const { fr, en } = reasonSentences[reason];
      expect(fr).not.toBe(en);
      expect(fr).not.toMatch(/[^\u00a0\u202f][:;?!](?:\s|$)/);
    }
  });
});
