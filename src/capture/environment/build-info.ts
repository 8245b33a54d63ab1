import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuildRecord } from '../../evidence/environment-sheet.js';

/** Written by bin/build-info.js; there is none when the sources run uncompiled. */
const buildFile = fileURLToPath(new URL('../../build.json', import.meta.url));

/** From which commit and with which libraries this program was compiled; null where that is not known. Never throws. */
export function readBuild(file: string = buildFile): BuildRecord {
  const { commit, altered, lockfileSha256 } = parsed(file);
  return {
    commit: typeof commit === 'string' ? commit : null,
    altered: typeof altered === 'boolean' ? altered : null,
    lockfileSha256: typeof lockfileSha256 === 'string' ? lockfileSha256 : null,
  };
}

function parsed(file: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
