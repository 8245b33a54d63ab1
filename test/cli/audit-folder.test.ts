import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAuditDirectory, folderStamp, openAuditFolder } from '../../src/cli/audit-folder.js';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'vigie-folder-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('the folder of an audit', () => {
  it('is named after the host and the time in UTC, with names legal everywhere', () => {
    const at = new Date('2026-11-23T20:52:50.123Z');
    expect(folderStamp(at)).toBe('2026-11-23T20-52-50Z');
    expect(defaultAuditDirectory('http://127.0.0.1:8080/forum', at)).toBe(
      join('audits', '127.0.0.1-8080', '2026-11-23T20-52-50Z'),
    );
  });

  it('is created with its parents and names the three artefacts', () => {
    const folder = openAuditFolder(join(base, 'a', 'b'));
    expect(folder).toEqual({
      directory: join(base, 'a', 'b'),
      bundle: join(base, 'a', 'b', 'evidence.wacz'),
      assessment: join(base, 'a', 'b', 'assessment.json'),
      report: join(base, 'a', 'b', 'report.html'),
    });
  });

  it('may exist already when it is empty', () => {
    expect(openAuditFolder(base).directory).toBe(base);
  });

  it('is refused when it holds anything: evidence is never overwritten', () => {
    writeFileSync(join(base, 'report.html'), 'old');
    expect(() => openAuditFolder(base)).toThrow(/not empty.*never overwritten/);
  });

  it('is refused when the path is a file', () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    expect(() => openAuditFolder(file)).toThrow(/cannot be created/);
  });
});
