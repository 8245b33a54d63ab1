const hidden = '***';

/** `Authorization: Bearer abc` → `Authorization: ***`; the name says how the visit was made, the value is a secret. */
const maskedHeader = (header: string): string => {
  const colon = header.indexOf(':');
  return colon < 1 ? hidden : `${header.slice(0, colon)}: ${hidden}`;
};

/** `http://me:secret@proxy:3128` → `http://***@proxy:3128`. */
const maskedProxy = (proxy: string): string => {
  const at = proxy.lastIndexOf('@');
  if (at < 0) return proxy;
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(proxy)?.[0] ?? '';
  return `${scheme}${hidden}${proxy.slice(at)}`;
};

const masks: Readonly<Record<string, (value: string) => string>> = {
  header: maskedHeader,
  'basic-auth': () => hidden,
  proxy: maskedProxy,
  tsa: maskedProxy,
};

/** Short flags that take no value: others may follow them in one word (`-qHname:value`). */
const shortSwitches = 'qh';
const shortHeader = 'H';

/** A word of short flags that ends in `-H`: what stands before the value, and the value when it is in the same word. */
function shortHeaderIn(word: string): { readonly flags: string; readonly value: string } | undefined {
  if (!/^-[a-z]/i.test(word)) return undefined;
  let index = 1;
  while (shortSwitches.includes(word[index] ?? ' ')) index++;
  if (word[index] !== shortHeader) return undefined;
  const end = index + (word[index + 1] === '=' ? 2 : 1);
  return { flags: word.slice(0, end), value: word.slice(end) };
}

/**
 * The command line as it may stand in the evidence: values of headers, basic authentication and the proxy's credentials are
 * replaced by `***`. Names of headers, and the path of a login file, are kept.
 */
export function maskedCommand(argv: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let maskNext: ((value: string) => string) | undefined;
  for (const word of argv) {
    if (maskNext !== undefined) {
      shown.push(maskNext(word));
      maskNext = undefined;
      continue;
    }
    const [, name = '', equals, value = ''] = /^--([a-z-]+)(=?)([\s\S]*)$/.exec(word) ?? [];
    const mask = masks[name];
    const short = shortHeaderIn(word);
    if (mask !== undefined && equals === '=') shown.push(`--${name}=${mask(value)}`);
    else if (mask !== undefined && value === '') {
      maskNext = mask;
      shown.push(word);
    } else if (short !== undefined && short.value !== '') shown.push(`${short.flags}${maskedHeader(short.value)}`);
    else {
      if (short !== undefined) maskNext = maskedHeader;
      shown.push(word);
    }
  }
  return shown;
}
