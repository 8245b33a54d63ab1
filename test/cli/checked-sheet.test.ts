import { describe, expect, it } from 'vitest';
import { checkedSheet } from '../../src/cli/checked-sheet.js';
import { UsageError } from '../../src/errors.js';

describe('what the environment sheet is asked for', () => {
  it('is nothing when no flag is given', () => expect(checkedSheet({})).toBeUndefined());

  it('is kept as typed, without spaces around it', () => {
    expect(
      checkedSheet({
        operator: ' Jeanne Martin, Arcom ',
        case: 'é'.repeat(200),
        ntp: 'ntp.example.org:1123',
        'public-ip-from': 'https://ip.example.org/?format=text',
      }),
    ).toEqual({
      operator: 'Jeanne Martin, Arcom',
      caseReference: 'é'.repeat(200),
      ntp: 'ntp.example.org:1123',
      publicIpFrom: 'https://ip.example.org/?format=text',
    });
  });

  it.each([
    { operator: '' },
    { operator: 'two\nlines' },
    { operator: 'two\u2028lines' },
    { case: 'x'.repeat(201) },
    { ntp: 'http://ntp.example.org' },
    { ntp: 'ntp.example.org:70000' },
    { ntp: '-flag' },
    { 'public-ip-from': 'ip.example.org' },
    { 'public-ip-from': 'ftp://ip.example.org' },
    { 'public-ip-from': 'https://me:secret@ip.example.org' },
  ])('is refused with what to do: %j', (flags) => {
    const refusal = (() => {
      try {
        checkedSheet(flags);
      } catch (error) {
        return error;
      }
      return undefined;
    })();
    expect(refusal).toBeInstanceOf(UsageError);
    expect((refusal as UsageError).hint).toMatch(/^Give /);
    expect((refusal as UsageError).message).not.toContain('secret');
  });
});
