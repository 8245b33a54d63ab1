import { describe, expect, it } from 'vitest';
import { bothWidths, foundAtNeither } from '../../../src/capture/probes/both-widths.js';

describe('a comparison at two widths', () => {
  it('keeps of each measure what speaks for the site', () => {
    const desk = { bothShown: true, clicksToA: 1, clicksToB: 2, areaRatio: 0.4, contrastA: 8, contrastB: 2.5, nameA: 'Oui' };
    const hand = { bothShown: true, clicksToA: 1, clicksToB: 1, areaRatio: 0.9, contrastA: 5, contrastB: 3.5, nameA: 'OK' };
    expect(bothWidths(desk, hand)).toEqual({
      bothShown: true,
      clicksToA: 1,
      clicksToB: 1,
      areaRatio: 0.9,
      contrastA: 5,
      contrastB: 3.5,
      nameA: 'Oui',
      onlyWide: false,
    });
  });

  it('says that a choice takes more clicks only when it does at both widths', () => {
    const values = { bothShown: false, moreClicksToB: true };
    expect(bothWidths(values, values)).toEqual({ ...values, onlyWide: false });
    expect(bothWidths(values, { ...values, moreClicksToB: false }).moreClicksToB).toBe(false);
    expect(bothWidths(values, { bothShown: false })).not.toHaveProperty('moreClicksToB');
  });

  it('tells a choice that only a desk shows, and nothing where a width gave no answer', () => {
    expect(bothWidths({ bothShown: true }, { bothShown: false }).onlyWide).toBe(true);
    expect(bothWidths({ bothShown: false }, { bothShown: true }).onlyWide).toBe(false);
    expect(bothWidths({ bothShown: true, areaRatio: 1 }, {})).toEqual({ bothShown: true });
  });

  it('tells of one width what only that one asks', () => {
    const values = { asked: true, blocksPage: true, closesByKey: false };
    expect(bothWidths(values, { asked: false })).toEqual({ ...values, atBothWidths: false });
    expect(bothWidths({ asked: false }, values)).toEqual({ ...values, atBothWidths: false });
    expect(bothWidths({ asked: false }, { asked: false })).toEqual({ asked: false });
  });

  it('keeps what one width alone settles, though the other gave no answer', () => {
    expect(bothWidths({}, { closesByKey: true, blocksPage: false })).toEqual({ closesByKey: true, blocksPage: false });
    expect(bothWidths({ closesByKey: false, blocksPage: true }, {})).toEqual({});
  });

  it('says that a refused request comes back only when it does at both', () => {
    const back = { asked: true, askedAgain: true, askedTwice: true, completed: true };
    expect(bothWidths(back, back)).toEqual({ ...back, atBothWidths: true });
    expect(bothWidths(back, { ...back, askedTwice: false })).toMatchObject({ askedAgain: true, askedTwice: false });
    expect(bothWidths(back, { asked: true })).toEqual({ asked: true, atBothWidths: true });
    expect(bothWidths(back, { asked: false, completed: false })).toEqual({ ...back, atBothWidths: false });
  });

  it('says that a request leaves no way out only when it leaves none at both widths', () => {
    const shut = { asked: true, blocksPage: true, closesByKey: false, unlabelledB: true, shaming: true };
    expect(bothWidths(shut, shut)).toEqual({ ...shut, atBothWidths: true });
    expect(bothWidths(shut, { ...shut, blocksPage: false, closesByKey: true, unlabelledB: false, shaming: false })).toEqual({
      asked: true,
      blocksPage: false,
      closesByKey: true,
      unlabelledB: false,
      atBothWidths: true,
    });
  });
});

describe('a way that a desk does not have', () => {
  const desk = { reached: false, loginWall: false, byMail: false };

  it('is denied where a telephone has none either', () => {
    expect(foundAtNeither(desk, { reached: false, loginWall: false, byMail: false })).toEqual(desk);
  });

  it('stays open where a telephone left it open, or did not come to the end', () => {
    expect(foundAtNeither(desk, { loginWall: false, byMail: false })).toEqual({ loginWall: false, byMail: false });
    expect(foundAtNeither(desk, undefined)).toEqual({});
  });

  it('met a login where either did', () => {
    expect(foundAtNeither(desk, { reached: false, loginWall: true, byMail: false })).toEqual({ ...desk, loginWall: true });
    expect(foundAtNeither({ ...desk, byMail: true }, undefined)).toEqual({ byMail: true });
  });
});
