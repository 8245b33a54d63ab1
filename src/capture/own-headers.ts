import type { CaptureOptions } from './capture-options.js';
import type { Scope } from './scope.js';

/**
 * Headers of a request made beside the browser. Extra headers and the login of `--basic-auth` go to the audited site only,
 * as they do in the browser.
 */
export function ownHeaders(
  state: { readonly options: CaptureOptions; readonly userAgent: string; readonly scope: Scope },
  url: string,
): Readonly<Record<string, string>> {
  const { options, userAgent, scope } = state;
  const usual = { 'user-agent': userAgent, 'accept-language': options.locale };
  const { headers, basicAuth } = options.secrets ?? {};
  if (!scope.includes(url)) return usual;
  const isEntryOrigin = new URL(url).origin === new URL(options.entryUrl).origin;
  const credentials = basicAuth && Buffer.from(`${basicAuth.username}:${basicAuth.password}`).toString('base64');
  return { ...usual, ...headers, ...(credentials && isEntryOrigin ? { authorization: `Basic ${credentials}` } : {}) };
}
