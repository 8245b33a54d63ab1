import type { DeviceName } from './device.js';

export interface UserAgentRequest {
  /** What the browser calls itself, e.g. `Mozilla/5.0 (X11; Linux x86_64) … HeadlessChrome/156.0.0.0 Safari/537.36`. */
  readonly browser: string;
  readonly version: string;
  readonly device?: DeviceName | undefined;
  /** Said instead of everything else (`--user-agent`). */
  readonly replacement?: string | undefined;
}

/** The platform that current Chrome names on every telephone, whatever its model (reduced User-Agent). */
const telephone = '(Linux; Android 10; K)';

/**
 * The User-Agent of a visit. The default is honest: the browser's own words, `HeadlessChrome` included, then `Vigie/<version>`;
 * a telephone changes the platform and adds `Mobile`, nothing else.
 */
export function userAgentFor({ browser, version, device = 'desktop', replacement }: UserAgentRequest): string {
  if (replacement !== undefined) return replacement;
  const own =
    device === 'desktop' ? browser : browser.replace(/\([^)]*\)/, telephone).replace(/ (?:Mobile )?Safari\//, ' Mobile Safari/');
  return `${own} Vigie/${version}`;
}
