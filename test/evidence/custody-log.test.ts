import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { appendCustody, custodyLogPath, readCustody } from '../../src/evidence/custody-log.js';
import { sha256 } from '../../src/evidence/sha256.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-custody-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const digest = 'a'.repeat(64);
const other = 'b'.repeat(64);
let count = 0;
const newBundle = () => join(folder, `case-${++count}`, 'evidence.wacz');
const entry = { action: 'verified', tool: 'vigie 0.1.0', bundle: digest } as const;

async function logOf(length: number): Promise<{ bundle: string; file: string; lines: string[] }> {
  const bundle = newBundle();
  mkdirSync(bundle, { recursive: true });
  for (let n = 1; n <= length; n++) await appendCustody(bundle, { ...entry, by: 'É. Martin', detail: `step ${n}` });
  const file = custodyLogPath(bundle);
  return { bundle, file, lines: readFileSync(file, 'utf8').split('\n').slice(0, -1) };
}
const messages = (file: string, bundle = digest) => readCustody(file, { bundle }).problems.map(({ message }) => message);

describe('the custody log', () => {
  it('stands beside the bundle', () => {
    const path = join(folder, 'x/evidence.custody.jsonl');
    expect(custodyLogPath(join(folder, 'x/evidence.wacz'))).toBe(path);
    expect(custodyLogPath(`${join(folder, 'x/evidence.wacz')}/`)).toBe(path);
    expect(custodyLogPath(join(folder, 'x/capture'))).toBe(join(folder, 'x/capture.custody.jsonl'));
  });

  it('that does not exist has no entries and no problem', () => {
    expect(readCustody(custodyLogPath(newBundle()), { bundle: digest })).toEqual({ entries: [], problems: [] });
  });

  it('links each line to the one before, so that sha256sum can check it', async () => {
    const { file, lines } = await logOf(3);
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      [null, sha256(lines[0] ?? ''), sha256(lines[1] ?? '')].map((previous, index) => ({
        n: index + 1,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        action: 'verified',
        by: 'É. Martin',
        tool: 'vigie 0.1.0',
        bundle: digest,
        detail: `step ${index + 1}`,
        previous,
      })),
    );
    expect(readCustody(file, { bundle: digest })).toEqual({ entries: lines.map((line) => JSON.parse(line)), problems: [] });
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it.each<[string, (lines: readonly string[]) => readonly string[], readonly string[]]>([
    [
      'altered',
      ([a, b = '', c, d]) => [a, b.replace('step 2', 'step X'), c, d] as string[],
      ['Line 3 does not follow line 2: one of the two was altered.'],
    ],
    [
      'taken out',
      ([a, , c, d]) => [a, c, d] as string[],
      [
        'Line 2 bears the number 3: lines were taken out, put in or moved.',
        'Line 2 does not follow line 1: one of the two was altered.',
        'Line 3 bears the number 4: lines were taken out, put in or moved.',
      ],
    ],
    [
      'taken out at the start',
      ([, b, c, d]) => [b, c, d] as string[],
      [
        'Line 1 bears the number 2: lines were taken out, put in or moved.',
        'Line 1 follows a line that is not there.',
        'Line 2 bears the number 3: lines were taken out, put in or moved.',
        'Line 3 bears the number 4: lines were taken out, put in or moved.',
      ],
    ],
    [
      'replaced by words',
      ([a, , c, d]) => [a, 'nothing to see', c, d] as string[],
      ['Line 2 is not an entry of a custody log.', 'Line 3 does not follow line 2: one of the two was altered.'],
    ],
    [
      'given a field more',
      ([a = '', b, c, d]) => [a.replace('{', '{"seen":true,'), b, c, d] as string[],
      ['Line 1 is not an entry of a custody log.', 'Line 2 does not follow line 1: one of the two was altered.'],
    ],
    [
      'given a number for a name',
      ([a = '', b, c, d]) => [a.replace('"É. Martin"', '7'), b, c, d] as string[],
      ['Line 1 is not an entry of a custody log.', 'Line 2 does not follow line 1: one of the two was altered.'],
    ],
  ])('shows a line that was %s', async (_what, change, expected) => {
    const { file, lines } = await logOf(4);
    writeFileSync(
      file,
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(messages(file)).toEqual(expected);
  });

  it('cannot show lines that were cut off from its end', async () => {
    const { file, lines } = await logOf(3);
    writeFileSync(file, `${lines[0]}\n`);
    expect(messages(file)).toEqual([]);
  });

  it('tells a last line that was cut, and goes on after it without hiding it', async () => {
    const { bundle, file, lines } = await logOf(2);
    writeFileSync(file, `${lines[0]}\n${lines[1]?.slice(0, 40)}`);
    expect(messages(file)).toEqual(['Line 2 was cut off: its end is missing.']);
    await appendCustody(bundle, entry);
    expect(messages(file)).toEqual(['Line 2 is not an entry of a custody log.']);
    expect(readCustody(file).entries.map(({ n }) => n)).toEqual([1, 3]);
  });

  it('tells a log of another bundle, and a line about another one', async () => {
    const { bundle, file } = await logOf(2);
    expect(messages(file, other)).toEqual([`The log is about the bundle ${digest}, not ${other}.`]);
    await appendCustody(bundle, { ...entry, bundle: other });
    expect(messages(file, other)).toEqual([`Line 3 is about another bundle (${other}) than the lines before (${digest}).`]);
  });

  it('follows a bundle through a redaction', async () => {
    const { bundle, file } = await logOf(1);
    await appendCustody(bundle, { ...entry, action: 'redacted', bundle: other });
    await appendCustody(bundle, { ...entry, bundle: other });
    expect(messages(file, other)).toEqual([]);
    expect(messages(file, digest)).toEqual([`The log is about the bundle ${other}, not ${digest}.`]);
  });

  it('is read whatever bytes it holds', async () => {
    const { file } = await logOf(1);
    appendFileSync(file, Buffer.from([0xff, 0xfe, 0x0a, 0x0a, 0x5b, 0x5d, 0x0a, 0x6e, 0x75, 0x6c, 0x6c, 0x0a]));
    expect(messages(file)).toEqual([2, 3, 4, 5].map((line) => `Line ${line} is not an entry of a custody log.`));
  });

  it('refuses what is no entry, and leaves no lock behind', async () => {
    const { bundle, file } = await logOf(1);
    await expect(appendCustody(bundle, { ...entry, bundle: 'sha256:x' })).rejects.toThrow(TypeError);
    expect(existsSync(`${file}.lock`)).toBe(false);
    expect(readCustody(file).entries).toHaveLength(1);
  });

  it('says how to mend a folder that is missing, a folder in its place and a lock that nobody gives back', async () => {
    await expect(appendCustody(newBundle(), entry)).rejects.toMatchObject({ code: 'custody-not-writable' });
    const { bundle, file } = await logOf(1);
    writeFileSync(`${file}.lock`, 'process 1 on elsewhere\n');
    await expect(appendCustody(bundle, entry, { waitMs: 30 })).rejects.toMatchObject({
      code: 'custody-locked',
      message: expect.stringContaining('(process 1 on elsewhere)'),
    });
    expect(existsSync(`${file}.lock`)).toBe(true);
    expect(readCustody(file).entries).toHaveLength(1);
    rmSync(`${file}.lock`);
    rmSync(file);
    mkdirSync(file);
    await expect(appendCustody(bundle, entry)).rejects.toMatchObject({ code: 'custody-unreadable' });
    expect(() => readCustody(file)).toThrow(/cannot be read/);
  });
});

describe('appends at the same time', () => {
  it('come one after the other within a process', async () => {
    const { bundle, file } = await logOf(1);
    await Promise.all(Array.from({ length: 30 }, (_, index) => appendCustody(bundle, { ...entry, detail: `${index}` })));
    const log = readCustody(file, { bundle: digest });
    expect(log.problems).toEqual([]);
    expect(new Set(log.entries.slice(1).map(({ detail }) => detail)).size).toBe(30);
  });
});
