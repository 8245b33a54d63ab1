import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runVigie } from './run-vigie.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('vigie init', () => {
  it('without a terminal writes the answers of --service and every open question as a comment', async () => {
    const { code, stdout } = await runVigie(['init', '--service', 'forum', '--set', 'dsa-platform'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('service.yaml: ');
    const text = readFileSync(join(folder, 'service.yaml'), 'utf8');
    expect(text).toContain('\nservice.kind: hosting\n');
    expect(text).toContain('\n# size: micro | small | medium | large\n');
  });

  it('does not replace a file unless told to', async () => {
    const again = await runVigie(['init'], { cwd: folder });
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('service.yaml exists already.');
    expect((await runVigie(['init', '--force'], { cwd: folder })).code).toBe(0);
  });

  it('writes a file that an audit takes', async () => {
    const { code, stderr } = await runVigie(['assess', 'nowhere', '--profile', 'service.yaml'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).not.toContain('service.yaml');
  });
});
