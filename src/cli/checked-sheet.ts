import type { SheetRequest } from '../capture/capture-options.js';
import { parseTimeServer } from '../capture/environment/ask-time-server.js';
import { UsageError } from '../errors.js';

/** Flags that say who visits and for which case, and what is to be found out of clock and network. */
export interface SheetFlags {
  readonly operator?: string | undefined;
  readonly case?: string | undefined;
  readonly ntp?: string | undefined;
  readonly 'public-ip-from'?: string | undefined;
}

const longest = 200;

/** One line of at most 200 characters; throws UsageError otherwise. */
export function checkedLine(flag: string, value: string): string {
  const text = value.trim();
  if (text !== '' && Array.from(text).length <= longest && !/\p{Cc}|[\u2028\u2029]/u.test(text)) return text;
  throw new UsageError(`The text of ${flag} is empty, too long or more than one line.`, {
    code: 'not-a-line',
    hint: `Give one line of at most ${longest} characters.`,
  });
}

function checkedTimeServer(value: string): string {
  const server = value.trim();
  if (parseTimeServer(server) !== undefined) return server;
  throw new UsageError(`« ${value} » is not a time server that --ntp understands.`, {
    code: 'not-a-time-server',
    hint: 'Give a host with or without a port, such as ntp.example.org or [2001:db8::1]:123.',
  });
}

function checkedAddressService(value: string): string {
  const text = value.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url.href;
  throw new UsageError('The value of --public-ip-from is not a web address without a login.', {
    code: 'not-an-address-service',
    hint: 'Give an http or https address whose answer is your public IP address and nothing else.',
  });
}

/** What the flags ask of the environment sheet; undefined when none is given. Throws UsageError for a value that cannot be used. */
export function checkedSheet(flags: SheetFlags): SheetRequest | undefined {
  const { operator, case: reference, ntp, 'public-ip-from': publicIpFrom } = flags;
  const sheet: SheetRequest = {
    ...(operator === undefined ? {} : { operator: checkedLine('--operator', operator) }),
    ...(reference === undefined ? {} : { caseReference: checkedLine('--case', reference) }),
    ...(ntp === undefined ? {} : { ntp: checkedTimeServer(ntp) }),
    ...(publicIpFrom === undefined ? {} : { publicIpFrom: checkedAddressService(publicIpFrom) }),
  };
  return Object.keys(sheet).length === 0 ? undefined : sheet;
}
