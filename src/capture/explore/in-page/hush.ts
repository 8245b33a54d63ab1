/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Closes, in the page's own world, the ways out that the network stop does not see (sockets, data channels, shared workers, an empty
 * window) and, unless it keeps its stores, the visit from storing what a click would store. Self-contained: its source text is sent to the page.
 * Returns nothing; `stopped` in the page's world is read back by its own name.
 */
export function hushPage(slot: string, keepsStores: boolean): void {
  const stopped: { method: string; url: string }[] = [];
  Object.defineProperty(globalThis, slot, { value: stopped, enumerable: false });
  const note = (method: string, url: unknown) => {
    if (stopped.length < 50) stopped.push({ method, url: String(url ?? '').slice(0, 2000) });
  };
  const windows: (Window & typeof globalThis)[] = [];
  function collect(from: Window & typeof globalThis): void {
    try {
      if (!from.document || windows.includes(from) || windows.length > 50) return;
      windows.push(from);
      for (let index = 0; index < from.frames.length; index++) collect(from.frames[index] as Window & typeof globalThis);
    } catch {
      // A frame of another origin: it has a process and a stop of its own.
    }
  }
  collect(window);

  function replace(owner: object | undefined, name: string, value: (this: never, ...given: never[]) => unknown): void {
    try {
      if (owner && name in owner) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
    } catch {
      // The page sealed it.
    }
  }
  const refuse = (name: string) =>
    function refused() {
      note(name, '');
      throw new DOMException(`${name} is not available`, 'SecurityError');
    };
  for (const at of windows) {
    const all = at as unknown as Record<string, { prototype: object } | undefined>;
    replace(all.WebSocket?.prototype, 'send', function send(this: WebSocket) {
      note('WEBSOCKET', this.url);
    } as never);
    replace(all.RTCDataChannel?.prototype, 'send', () => note('DATA-CHANNEL', ''));
    replace(all.Worker?.prototype, 'postMessage', () => undefined);
    replace(at, 'SharedWorker', refuse('SharedWorker'));
    replace(at, 'WebTransport', refuse('WebTransport'));
    replace(at, 'print', () => undefined);
    const open = at.open;
    replace(at, 'open', function opened(this: unknown, url?: string, ...rest: string[]) {
      // An empty window is written into by its opener, past the stop.
      if (!/^(https?:|\/|\.|\?|[\w-]+[/.?])/i.test(String(url ?? ''))) return null;
      return open.call(at, url, ...rest);
    } as never);
    if (keepsStores) continue;
    replace(all.Storage?.prototype, 'setItem', () => undefined);
    replace(all.Storage?.prototype, 'removeItem', () => undefined);
    replace(all.Storage?.prototype, 'clear', () => undefined);
    replace(all.CookieStore?.prototype, 'set', () => Promise.resolve());
    replace(all.CookieStore?.prototype, 'delete', () => Promise.resolve());
    const cookie = Object.getOwnPropertyDescriptor(at.Document.prototype, 'cookie');
    if (cookie?.get && cookie.configurable) {
      Object.defineProperty(at.Document.prototype, 'cookie', { configurable: true, get: cookie.get, set: () => undefined });
    }
  }
}
