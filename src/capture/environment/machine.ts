import { readFileSync } from 'node:fs';
import { hostname, arch as machineArch, platform, release, version } from 'node:os';
import type { EnvironmentRecord } from '../../evidence/capture-record.js';
import type { MachineRecord } from '../../evidence/environment-sheet.js';
import { sha256 } from '../../evidence/sha256.js';

/** Content of a small file; undefined when it cannot be read. */
export type ReadFile = (path: string) => string | undefined;

const readSystemFile: ReadFile = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Make and model as the firmware tells them (Linux only), time zone, and the hash of the name. */
export function describeMachine(read: ReadFile = readSystemFile): MachineRecord {
  const vendor = firmware(read, 'sys_vendor');
  const model = firmware(read, 'product_name');
  return {
    ...(vendor === undefined ? {} : { vendor }),
    ...(model === undefined ? {} : { model }),
    hostnameSha256: sha256(hostname()),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** The operating system, with its name for people where it tells one. */
export function describeSystem(read: ReadFile = readSystemFile): EnvironmentRecord['os'] {
  const prettyName = prettyNameIn(read('/etc/os-release') ?? read('/usr/lib/os-release') ?? '');
  return {
    platform: platform(),
    release: release(),
    arch: machineArch(),
    ...(prettyName === undefined ? {} : { prettyName }),
    kernel: version(),
  };
}

/** Makers leave such words where they had nothing to say. */
const placeholder =
  /^(?:to be filled by o\.?e\.?m\.?|default string|system (?:manufacturer|product name)|not specified|none|unknown)$/i;

function firmware(read: ReadFile, name: string): string | undefined {
  const text = read(`/sys/class/dmi/id/${name}`)?.trim();
  return text === undefined || text === '' || placeholder.test(text) ? undefined : text.slice(0, 200);
}

/** `PRETTY_NAME` of os-release(5). */
function prettyNameIn(text: string): string | undefined {
  const value = /^PRETTY_NAME=(.*)$/m.exec(text)?.[1]?.trim();
  const bare = value?.replace(/^(["'])(.*)\1$/, '$2').replace(/\\(["'$`\\])/g, '$1');
  return bare === undefined || bare === '' ? undefined : bare;
}
