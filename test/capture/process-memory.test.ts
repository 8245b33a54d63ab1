import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { memoryOfDescendants } from '../../src/capture/process-memory.js';

it('adds up the memory of children and their children, where the system tells', async () => {
  if (process.platform !== 'linux') return expect(memoryOfDescendants(process.pid)).toBeUndefined();
  const before = memoryOfDescendants(process.pid) ?? Number.NaN;
  // A shell that starts node, which holds 60 MB.
  const script = 'const held = Buffer.alloc(60_000_000, 1); console.log("ready"); setInterval(() => held.length, 1000)';
  const child = spawn('sh', ['-c', `"${process.execPath}" -e '${script}'; true`], { detached: true });
  try {
    await once(child.stdout, 'data');
    expect((memoryOfDescendants(process.pid) ?? 0) - before).toBeGreaterThan(60_000_000);
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  }
});
