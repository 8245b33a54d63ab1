import { UsageError } from '../errors.js';

/** One host, with or without a port, as an address bar shows it. */
function checkedHost(value: string): string {
  const text = value.trim();
  const isAddress = !/[/?#@\s]/.test(text) && URL.canParse(`http://${text}`);
  const url = isAddress ? new URL(`http://${text}`) : undefined;
  if (url !== undefined && url.hostname !== '' && !/[*]/.test(text)) {
    // URL forgets port 80, which is http's own; here it means that port only.
    return /:0*80$/.test(text) ? `${url.hostname}:80` : url.host;
  }
  throw new UsageError(`« ${value} » is not a host that --allow-private understands.`, {
    code: 'not-a-host',
    hint: 'Give one host, with a port if only that one is meant: intranet.example, 10.0.0.7:8080, [::1]:8080.',
  });
}

/** Hosts that may be connected to although they are private; throws UsageError for anything that is no host. */
export const checkedHosts = (values: readonly string[]): readonly string[] => [...new Set(values.map(checkedHost))];
