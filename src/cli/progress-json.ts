/** Characters that steer a terminal or hide text. JSON.stringify escapes only some of them. */
const steering = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(
    '',
  );

/** One event as one line of JSON: time and type first, nothing in it that a terminal would obey. */
export function jsonLine<T extends { readonly type: string }>(event: T, now: number): string {
  const { type, ...rest } = event;
  return JSON.stringify({ ts: new Date(now).toISOString(), type, ...rest }).replace(steering, escaped);
}

/** True when `--log-format json` stands on the command line, even one that could not be parsed. */
export function asksForJsonLog(argv: readonly string[]): boolean {
  return argv.some((word, index) => word === '--log-format=json' || (word === '--log-format' && argv[index + 1] === 'json'));
}
