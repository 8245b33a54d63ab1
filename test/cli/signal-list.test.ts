import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedList } from '../../src/capture/capture-request.js';
import { assertSameSignalList, readSignalList } from '../../src/cli/signal-list.js';
import { UsageError } from '../../src/errors.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-list-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function listOf(content: string | Uint8Array) {
  const file = join(folder, 'liste.txt');
  writeFileSync(file, content);
  return readSignalList(file);
}

describe('the operator’s list of signals', () => {
  it('holds words and reported addresses, one a line', () => {
    expect(listOf('# liste du 12 novembre\nnom de code\r\n\nhttps://exemple.fr/salle/12\n')).toEqual({
      words: ['nom de code'],
      addresses: ['https://exemple.fr/salle/12'],
    });
  });

  it.each([
    ['a word that stands on any page', 'nom de code\nab\n', ':2 « ab » is too short'],
    ['an address that is none', 'https://\n', ':1 « https:// » is not a web address'],
    ['nothing', '# rien\n\n', 'holds no word and no address'],
  ])('is refused when it holds %s', (_, content, message) => {
    expect(() => listOf(content)).toThrow(message);
  });

  it('is refused when it is no text, or is not there', () => {
    expect(() => listOf(Uint8Array.of(0xff, 0xfe, 0x00))).toThrow('it is not text in UTF-8');
    expect(() => readSignalList(join(folder, 'absente.txt'))).toThrow(UsageError);
  });

  it('must be the same when a capture goes on', () => {
    const list = { words: ['nom de code'], addresses: [] };
    expect(() => assertSameSignalList(recordedList(list), list)).not.toThrow();
    expect(() => assertSameSignalList(undefined, undefined)).not.toThrow();
    expect(() => assertSameSignalList(recordedList(list), undefined)).toThrow('another list');
    expect(() => assertSameSignalList(undefined, list)).toThrow('begun without');
  });
});
