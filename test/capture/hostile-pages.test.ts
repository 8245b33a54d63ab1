import { expect, it } from 'vitest';
import { captureOf, entryOf } from './capture-fixture.js';

it('dismisses a few dialogs and reads on', async () => {
  const { page, text } = entryOf(
    await captureOf({
      routes: { '/': '<p>words</p><script>alert("one"); confirm("two"); prompt("three")</script><p>after</p>' },
    }),
  );
  expect(page.dialogs).toBe(3);
  expect(page.obstacle).toBeUndefined();
  expect(text).toBe('words\nafter');
});

it('gives up a page that opens dialogs without end, and goes on with the next', async () => {
  const captured = await captureOf(
    {
      routes: {
        '/': '<a href="/storm">S</a><a href="/calm">C</a>',
        '/storm': '<script>for (;;) alert("again")</script>',
        '/calm': '<p>calm</p>',
      },
    },
    { maxPages: 3, limits: { tabs: 1, navigationMs: 2000 } },
  );
  const [, storm, calm] = captured.bundle.pages;
  expect(storm).toMatchObject({ loadState: 'failed', obstacle: 'timeout' });
  expect(storm?.detail).toMatch(/more than 10 dialogs/);
  expect(storm?.dialogs).toBeGreaterThan(10);
  expect(calm?.loadState).toBe('quiet');
});

it('closes windows that the page opens and notes them', async () => {
  const captured = await captureOf({
    routes: { '/': '<p>x</p><script>window.open("/advert")</script>', '/advert': '<p>buy</p>' },
  });
  expect(captured.record.pages).toHaveLength(1);
  expect(entryOf(captured).page.popups).toEqual([captured.site.url('/advert')]);
});

it('keeps what had arrived of a page that never finishes', async () => {
  const captured = await captureOf(
    {
      routes: {
        '/': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html' });
          response.write(`<!doctype html><p>first words</p>${' '.repeat(2000)}`);
        },
      },
    },
    { limits: { navigationMs: 1000 } },
  );
  const { page, text } = entryOf(captured);
  expect(page.loadState).toBe('navigation-timeout');
  expect(page.detail).toMatch(/never finished loading/);
  expect(text).toContain('first words');
  expect(captured.record.status).toBe('partial');
});

it('does not wait for a busy network', async () => {
  const { page, text } = entryOf(
    await captureOf({ routes: { '/': '<p>here</p><img src="/never">', '/never': () => undefined } }),
  );
  expect(page.loadState).toBe('quiet');
  expect(text).toBe('here');
});

it('stops a page of 50 MB without hanging', async () => {
  const chunk = `<p>${'a'.repeat(65_000)}</p>\n`;
  const captured = await captureOf(
    {
      routes: {
        '/': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html' });
          let sent = 0;
          const send = () => {
            while (sent < 50_000_000 && !response.destroyed) {
              sent += chunk.length;
              if (!response.write(chunk)) return void response.once('drain', send);
            }
            response.end();
          };
          send();
        },
      },
    },
    { limits: { documentBytes: 3_000_000, storedHtmlBytes: 1_000_000 } },
  );
  const { page } = entryOf(captured);
  expect(page.obstacle).toBe('too-large');
  expect(page.detail).toMatch(/larger than 3 MB/);
  expect(page.artifacts.dom?.bytes ?? 0).toBeLessThanOrEqual(1_000_000);
});

it('stops at once when the announced length is too large', async () => {
  const { page } = entryOf(
    await captureOf({
      routes: {
        '/': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html', 'content-length': '50000000' });
          response.write('<p>start</p>');
        },
      },
    }),
  );
  expect(page.obstacle).toBe('too-large');
});

it('gives up on a page whose scripts never let go', async () => {
  const captured = await captureOf(
    { routes: { '/': '<p>x</p><script>addEventListener("DOMContentLoaded", () => { for (;;); })</script>' } },
    { limits: { navigationMs: 800, pageMs: 1500 } },
  );
  const { page } = entryOf(captured);
  expect(page.loadState === 'failed' || page.loadState === 'navigation-timeout').toBe(true);
  expect(page.obstacle).toBe('timeout');
  expect(captured.record.detail).toMatch(/\/ did not let itself be read in time|did not answer in time/);
});
