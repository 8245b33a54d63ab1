import { describe, expect, it } from 'vitest';
import { typedCommand } from '../../src/cli/capture-request.js';
import { maskedCommand } from '../../src/cli/masked-command.js';

const start = ['audit', 'https://forum.example'];

describe('the command line kept in the evidence', () => {
  it.each([
    [
      ['--header', 'Authorization: Bearer s3cret'],
      ['--header', 'Authorization: ***'],
    ],
    [['--header=Authorization: Bearer s3cret'], ['--header=Authorization: ***']],
    [
      ['-H', 'X-Key:s3cret'],
      ['-H', 'X-Key: ***'],
    ],
    [['-HX-Key: s3cret'], ['-HX-Key: ***']],
    [['-H=X-Key: s3cret'], ['-H=X-Key: ***']],
    [['-qHX-Key: s3cret'], ['-qHX-Key: ***']],
    [
      ['-qH', 'X-Key: s3cret', '--quiet'],
      ['-qH', 'X-Key: ***', '--quiet'],
    ],
    [
      ['-H', 'A: s3cret', '-H', 'B: s3cret'],
      ['-H', 'A: ***', '-H', 'B: ***'],
    ],
    [
      ['--header', 's3cret-without-a-name'],
      ['--header', '***'],
    ],
    [['--header=A: s3cret\nB: s3cret'], ['--header=A: ***']],
    [
      ['--basic-auth', 'me:s3cret'],
      ['--basic-auth', '***'],
    ],
    [['--basic-auth=me:s3cret'], ['--basic-auth=***']],
    [
      ['--proxy', 'http://me:s3cret@proxy.example:3128'],
      ['--proxy', 'http://***@proxy.example:3128'],
    ],
    [['--proxy=socks5://me:s3@cret@proxy.example:1080'], ['--proxy=socks5://***@proxy.example:1080']],
    [
      ['--proxy', 'me:s3cret@proxy.example'],
      ['--proxy', '***@proxy.example'],
    ],
  ])('hides the secret of %j', (typed, kept) => {
    expect(maskedCommand([...start, ...typed])).toEqual([...start, ...kept]);
  });

  it.each([
    [['--storage-state', 'member.json', '--proxy', 'http://proxy.example:3128']],
    [['-o', 'out', '-l', 'fr', '--max-pages=7', '--locale', 'fr-FR', '--no-consent', '-q']],
    [['--user-agent', 'Regulator 1']],
    [[]],
  ])('keeps %j as typed', (typed) => {
    expect(maskedCommand([...start, ...typed])).toEqual([...start, ...typed]);
  });

  it('begins with the name of the command', () => {
    expect(typedCommand('vigie', ['capture', 'x', '-H', 'A: b'])).toEqual(['vigie', 'capture', 'x', '-H', 'A: ***']);
  });
});
