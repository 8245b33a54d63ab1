import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the built command as a user does, in a process of its own: only so are exit codes and streams the real ones.
 * `onStderr` sees what the command prints while it runs, and may send it a signal.
 */
export function runVigie(
  args: readonly string[],
  options: { readonly cwd?: string; readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void } = {},
): Promise<Run> {
  const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', NO_COLOR: '1', NODE_ENV: 'production' };
  const child = spawn(process.execPath, [`${root}bin/run.js`, ...args], { cwd: options.cwd ?? root, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onStderr?.(stderr, (signal) => child.kill(signal));
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, stdout, stderr }));
  });
}
