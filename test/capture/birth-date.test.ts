import { describe, expect, it } from 'vitest';
import { birthDateAtAge, chooseDateProgram, writtenDate } from '../../src/capture/probes/birth-date.js';
import { withoutPictures } from '../../src/capture/without-pictures.js';

describe('a date of birth that a probe types', () => {
  it.each([
    ['2026-11-28', '15/05/2011'],
    ['2026-03-01', '15/09/2010'],
    ['2028-02-29', '15/08/2012'],
  ])('is that of a person of fifteen on %s', (today, expected) => {
    expect(writtenDate(birthDateAtAge(15, new Date(`${today}T12:00:00Z`)))).toBe(expected);
  });

  it.each([
    ['JJ/MM/AAAA', '15/05/2011'],
    ['jj / mm / aaaa', '15 / 05 / 2011'],
    ['MM/DD/YYYY', '05/15/2011'],
    ['yyyy-mm-dd', '2011-05-15'],
    ['TT.MM.JJJJ', '15.05.2011'],
    ['gg/mm/aaaa', '15/05/2011'],
    ['dd-mm-jjjj', '15-05-2011'],
    ['(JJ-MM-AAAA)', '15-05-2011'],
    ['JJ/MM', '15/05/2011'],
    ['JJ/JJ/AAAA', '15/05/2011'],
    ['votre date de naissance', '15/05/2011'],
    ['', '15/05/2011'],
  ])('is written as a field asks that shows « %s »', (placeholder, expected) => {
    expect(writtenDate({ day: '15', month: '05', year: '2011' }, placeholder)).toBe(expected);
  });

  it('is set into a field of dates as such a field wants it, and nothing else is', () => {
    expect(chooseDateProgram('15/05/2011')).toContain("'2011-05-15'");
    expect(chooseDateProgram('Essai')).toBe('false');
  });
});

describe('a page kept without its pictures', () => {
  it('keeps words and addresses, and loses what it carries in itself', () => {
    const kept = withoutPictures(
      '<p>Un film</p><img src="/v1.jpg"><img src="data:image/png;base64,AAAA"><i style="background:url(data:image/gif;base64,BBBB)"></i><svg><path d="M0 0"/></svg>',
    );
    expect(kept).toBe('<p>Un film</p><img src="/v1.jpg"><img src="data:,"><i style="background:url(data:,)"></i><svg></svg>');
  });
});
