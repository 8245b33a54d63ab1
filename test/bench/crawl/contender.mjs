// What every contender of the speed measurement shares: it is one process, told what to do by one JSON word.

/** What to visit and how, for one contender. */
export const task = JSON.parse(process.argv[2] ?? '{}');

let pages = 0;

/** Tells the measuring process that the work begins: from here the whole run is timed. */
export const started = () => process.send({ type: 'started' });

/** Counts one page; the memory of this process is told every hundred pages. */
export function pageDone() {
  pages++;
  process.send({ type: 'page', pages, ...(pages % 100 === 0 ? { residentBytes: process.memoryUsage.rss() } : {}) });
}

/** Tells that the work ended, and lets the process end. */
export function finished(details = {}) {
  process.send({ type: 'finished', pages, residentBytes: process.memoryUsage.rss(), ...details });
  process.disconnect();
}

/** Window, place and language of every contender. */
export const place = { viewport: { width: 1280, height: 800 }, locale: 'fr-FR', timezone: 'Europe/Paris' };
