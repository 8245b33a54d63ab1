import { readdirSync, readFileSync } from 'node:fs';

/** Parent and resident bytes of a process, from /proc; undefined when it is gone. */
function readProcess(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]),
      residentBytes: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024,
    };
  } catch {
    return undefined;
  }
}

/**
 * Resident bytes of every process that descends from `pid`, without it: the browser of a contender. Memory that the
 * browser's processes share is counted once for each. Undefined where there is no /proc.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function residentBytesBelow(pid) {
  let entries;
  try {
    entries = readdirSync('/proc');
  } catch {
    return undefined;
  }
  const children = new Map();
  for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
    const read = readProcess(entry);
    if (read) children.set(read.parent, [...(children.get(read.parent) ?? []), { pid: Number(entry), ...read }]);
  }
  const below = (parent) => (children.get(parent) ?? []).reduce((sum, child) => sum + child.residentBytes + below(child.pid), 0);
  return below(pid);
}
