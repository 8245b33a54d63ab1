import { readdirSync, readFileSync } from 'node:fs';

const kibibyte = 1024;

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended meanwhile.
    return '';
  }
}

/**
 * Resident memory of their own of all processes below `root` (not its own) in bytes; undefined where the system does not tell
 * (it is read from /proc, so on Linux only).
 */
export function memoryOfDescendants(root: number): number | undefined {
  let ids: number[];
  try {
    ids = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return undefined;
  }
  const children = new Map<number, number[]>();
  for (const id of ids) {
    // `pid (name) state ppid …`: the name may hold spaces and brackets.
    const parent = Number(
      readOrEmpty(`/proc/${id}/stat`)
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  let bytes = 0;
  const waiting = [...(children.get(root) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    // Private and anonymous memory: what all processes of a browser share is not counted once for each.
    const resident = /^RssAnon:\s+(\d+)/m.exec(readOrEmpty(`/proc/${id}/status`))?.[1];
    bytes += Number(resident ?? 0) * kibibyte;
    waiting.push(...(children.get(id) ?? []));
  }
  return bytes;
}
