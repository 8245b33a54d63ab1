import { arch, platform, release } from 'node:os';
import type { EnvironmentRecord } from '../evidence/capture-record.js';

/** What a reader needs to repeat the visit: tool, machine, browser, rules, command. */
export function environmentRecord(input: {
  readonly version: string;
  readonly browser: EnvironmentRecord['browser'];
  readonly rulesetDigest: string;
  readonly command: readonly string[];
}): EnvironmentRecord {
  return {
    tool: { name: 'vigie', version: input.version },
    node: process.versions.node,
    os: { platform: platform(), release: release(), arch: arch() },
    browser: input.browser,
    rulesetDigest: input.rulesetDigest,
    command: input.command,
  };
}
