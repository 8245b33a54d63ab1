import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { captureOf } from './capture-fixture.js';

/** Process ids of the browsers that this process started and that run. */
function browsers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        const parent = Number(
          readFileSync(`/proc/${id}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')[1],
        );
        return parent === process.pid && /chrom/i.test(readFileSync(`/proc/${id}/cmdline`, 'utf8'));
      } catch {
        // Ended meanwhile.
        return false;
      }
    })
    .map(Number);
}

/** Ends them, as the system does when memory runs out. */
const killBrowsers = () => {
  for (const id of browsers()) process.kill(id, 'SIGKILL');
};

const page = (text: string, links = '') => `<title>${text}</title><main><p>${text}, en toutes lettres.</p>${links}</main>`;

it('starts another browser when one dies, and loses no page', async () => {
  let deaths = 0;
  const captured = await captureOf(
    {
      routes: {
        '/': page('Accueil', '<a href="/un">Un</a> <a href="/deux/x">Deux</a> <a href="/trois/y/z">Trois</a>'),
        '/un': page('Première'),
        '/deux/x': (_request, response) => {
          if (deaths++ === 0) killBrowsers();
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
          response.end(page('Deuxième'));
        },
        '/trois/y/z': page('Troisième'),
      },
    },
    { maxPages: 10, maxSeconds: 100, limits: { backOffMs: 20 } },
  );
  expect(captured.record.status).toBe('complete');
  expect(captured.bundle.pages.map(({ title }) => title).sort()).toEqual(['Accueil', 'Deuxième', 'Première', 'Troisième']);
  const tried = captured.bundle.pages.find(({ title }) => title === 'Deuxième');
  expect(tried?.attempts).toMatchObject([{ code: 'browser-lost', transient: true }]);
  expect(captured.events).toContainEqual({ type: 'browser-replaced', reason: 'lost' });
});

it('opens a tab in the next browser when one dies while it is being opened', async () => {
  let deaths = 0;
  const captured = await captureOf(
    {
      routes: {
        '/': page('Accueil', '<a href="/un">Un</a> <a href="/deux/x">Deux</a>'),
        '/un': page('Première'),
        '/deux/x': page('Deuxième'),
      },
    },
    {
      maxPages: 10,
      maxSeconds: 100,
      // A tab for each page, so that one is about to be opened whenever a page begins.
      limits: { backOffMs: 20, tabs: 1, tabPages: 1 },
      onEvent: (event) => {
        if (event.type === 'page-start' && event.url.endsWith('/un') && deaths++ === 0) setImmediate(killBrowsers);
      },
    },
  );
  expect(captured.record.status).toBe('complete');
  expect(captured.bundle.pages.map(({ title }) => title).sort()).toEqual(['Accueil', 'Deuxième', 'Première']);
  expect(deaths).toBe(1);
});

it('gives up a page that kills the browser each time, and goes on with the others', async () => {
  const captured = await captureOf(
    {
      routes: {
        '/': page('Accueil', '<a href="/fatal">Fatal</a> <a href="/calme/x">Calme</a>'),
        '/fatal': (_request, response) => {
          killBrowsers();
          response.destroy();
        },
        '/calme/x': page('Calme'),
      },
    },
    { maxPages: 10, maxSeconds: 100, limits: { backOffMs: 20, tabs: 1 } },
  );
  expect(captured.bundle.pages.map(({ title }) => title).filter((title) => title !== '')).toEqual(['Accueil', 'Calme']);
  const fatal = captured.bundle.pages.find(({ requestedUrl }) => requestedUrl.endsWith('/fatal'));
  expect(fatal).toMatchObject({ loadState: 'failed', obstacle: 'unreachable', failure: 'browser-lost' });
  expect(fatal?.attempts).toHaveLength(2);
});

it('replaces a browser that served long enough, and keeps its cookies', async () => {
  const seen: (string | undefined)[] = [];
  const links = Array.from({ length: 6 }, (_, index) => `<a href="/p${'x'.repeat(index)}/a">Page ${index}</a>`).join(' ');
  const captured = await captureOf(
    {
      routes: {
        '/': { headers: { 'set-cookie': 'visit=kept; Path=/' }, body: page('Accueil', links) },
        '*': (request, response) => {
          if (request.url?.endsWith('/a')) seen.push(request.headers.cookie);
          response.writeHead(request.url?.endsWith('/a') ? 200 : 404, { 'content-type': 'text/html' });
          response.end(page(`Page ${request.url}`));
        },
      },
    },
    { maxPages: 10, maxSeconds: 100, limits: { browserPages: 3, tabs: 1 } },
  );
  expect(captured.events.filter((event) => event.type === 'browser-replaced')).toMatchObject([
    { reason: 'age' },
    { reason: 'age' },
  ]);
  expect(captured.bundle.pages).toHaveLength(7);
  expect(seen).toEqual(Array.from({ length: 6 }, () => 'visit=kept'));
});

it('closes a tab that served long enough, and keeps cookies', async () => {
  const counted: number[] = [];
  const seen: (string | undefined)[] = [];
  const count = `<script>
    sessionStorage.visits = Number(sessionStorage.visits || 0) + 1;
    const asked = new XMLHttpRequest();
    asked.open('GET', '/count?' + sessionStorage.visits, false);
    asked.send();
  </script>`;
  const links = Array.from({ length: 6 }, (_, index) => `<a href="/p${'x'.repeat(index)}/a">Page ${index}</a>`).join(' ');
  const captured = await captureOf(
    {
      routes: {
        '/': { headers: { 'set-cookie': 'visit=kept; Path=/' }, body: page('Accueil', `${links}${count}`) },
        '*': (request, response) => {
          const [path, number] = request.url?.split('?') ?? [];
          if (path === '/count') counted.push(Number(number));
          if (path?.endsWith('/a')) seen.push(request.headers.cookie);
          response.writeHead(path?.endsWith('/a') || path === '/count' ? 200 : 404, { 'content-type': 'text/html' });
          response.end(page(`Page ${path}`, count));
        },
      },
    },
    { maxPages: 10, maxSeconds: 100, limits: { tabPages: 2, tabs: 1 } },
  );
  expect(captured.bundle.pages).toHaveLength(7);
  expect(counted.length).toBeGreaterThanOrEqual(7);
  expect(Math.max(...counted)).toBe(2);
  expect(seen).toEqual(Array.from({ length: 6 }, () => 'visit=kept'));
  expect(captured.events.filter((event) => event.type === 'browser-replaced')).toEqual([]);
});

it('leaves no browser behind, with two tabs that end at different times', async () => {
  const links = Array.from({ length: 9 }, (_, index) => `<a href="/p${'x'.repeat(index)}/a">Page ${index}</a>`).join(' ');
  let asked = 0;
  const captured = await captureOf(
    {
      routes: {
        '/': page('Accueil', links),
        '*': (request, response) => {
          const answer = () => {
            response.writeHead(request.url?.endsWith('/a') ? 200 : 404, { 'content-type': 'text/html' });
            response.end(page(`Page ${request.url}`));
          };
          setTimeout(answer, ++asked % 2 === 0 ? 300 : 0);
        },
      },
    },
    { maxPages: 12, maxSeconds: 100, limits: { browserPages: 3, tabs: 2 } },
  );
  expect(captured.bundle.pages).toHaveLength(10);
  expect(captured.events.filter((event) => event.type === 'browser-replaced').length).toBeGreaterThanOrEqual(2);
  expect(browsers()).toEqual([]);
});
