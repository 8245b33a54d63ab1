/// <reference lib="dom" />

/** Uses of `document.cookie` by one script. */
export interface ScriptAccess {
  readonly script: string;
  readonly reads: number;
  readonly writes: number;
  readonly names: readonly string[];
}

/**
 * Wraps the accessor of `document.cookie` in the page's own world, before its scripts, and answers an event named `channel` with
 * another one, `<channel>!`, that holds what was counted. Reads and writes go through unchanged. Self-contained.
 */
export function countCookieAccess(channel: string): void {
  const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (!own?.get || !own.set) return;
  const { get, set } = own;
  const byScript = new Map<string, { reads: number; writes: number; names: string[] }>();

  /** Address of the first script on the stack that is not this one. */
  function caller(): string {
    const lines = String(new Error().stack ?? '')
      .split('\n')
      .slice(3, 12);
    for (const line of lines) {
      const address = /((?:https?|blob|data):[^\s)]+?)(?::\d+){0,2}\)?$/.exec(line)?.[1];
      if (address) return address.slice(0, 500);
    }
    return '';
  }
  function entry() {
    const script = caller();
    let known = byScript.get(script);
    if (!known && byScript.size < 200) {
      known = { reads: 0, writes: 0, names: [] };
      byScript.set(script, known);
    }
    return known;
  }
  Object.defineProperty(Document.prototype, 'cookie', {
    ...own,
    get(this: Document) {
      const seen = entry();
      if (seen) seen.reads++;
      return get.call(this);
    },
    set(this: Document, value: string) {
      const seen = entry();
      const name = String(value).split('=')[0]?.trim().slice(0, 100) ?? '';
      if (seen) {
        seen.writes++;
        if (seen.names.length < 30 && !seen.names.includes(name)) seen.names.push(name);
      }
      set.call(this, value);
    },
  });
  document.addEventListener(channel, () => {
    const detail = JSON.stringify([...byScript].map(([script, seen]) => ({ script, ...seen })));
    document.dispatchEvent(new CustomEvent(`${channel}!`, { detail }));
  });
}

/** Asks from the isolated world for what was counted since the document began. Self-contained. */
export function askCookieAccess(channel: string): readonly ScriptAccess[] {
  let answer = '[]';
  const take = (event: Event) => {
    answer = String((event as CustomEvent).detail ?? '[]');
  };
  document.addEventListener(`${channel}!`, take, { once: true });
  document.dispatchEvent(new CustomEvent(channel));
  document.removeEventListener(`${channel}!`, take);
  return JSON.parse(answer) as readonly ScriptAccess[];
}
