/** Takes the auditor's own secrets out of what is kept. */
export interface SecretScrubber {
  /** The same bytes when they hold no secret; else a copy of the same length with stars in the place of each. */
  readonly scrub: (bytes: Uint8Array) => Uint8Array;
}

/** Shorter or plainer values are words of the site as well, and taking them out would alter what it says. */
const mayBeSecret = (value: string): boolean =>
  value.length >= 16 || (value.length >= 8 && /\d/.test(value) && /\p{L}/u.test(value));

/** How a value may stand in a page, a script or an address. */
const spellings = (value: string): readonly string[] => [
  value,
  encodeURIComponent(value),
  encodeURI(value),
  JSON.stringify(value).slice(1, -1),
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  Buffer.from(value, 'utf8').toString('base64'),
];

/**
 * A scrubber for the given secrets. Values under eight characters, and short ones without a digit, are left alone: they cannot be told
 * from ordinary words.
 */
export function createSecretScrubber(secrets: readonly string[]): SecretScrubber {
  const needles = [...new Set(secrets.filter(mayBeSecret).flatMap(spellings))]
    .sort((a, b) => b.length - a.length)
    .map((text) => Buffer.from(text, 'utf8'));
  return {
    scrub(bytes) {
      let clean: Buffer | undefined;
      for (const needle of needles) {
        const view: Buffer = clean ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        for (let at = view.indexOf(needle); at >= 0; at = (clean ?? view).indexOf(needle, at + needle.length)) {
          clean ??= Buffer.from(bytes);
          clean.fill('*', at, at + needle.length);
        }
      }
      return clean ?? bytes;
    },
  };
}
