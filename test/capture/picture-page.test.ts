import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveBrowser } from '../../src/capture/browser-resolution.js';
import { defaultLimits } from '../../src/capture/capture-options.js';
import { type DeviceName, deviceTraits } from '../../src/capture/device.js';
import { type Picture, wholePicture, windowPicture } from '../../src/capture/picture-page.js';
import { readPage, screenshot } from '../../src/capture/record-page.js';
import { openTab } from '../../src/capture/tab.js';
import type { LayoutRun } from '../../src/evidence/page-layout.js';
import { type Route, startSite } from '../support/site-server.js';

let browser: Browser;
beforeAll(async () => {
  const { executablePath, environment } = await resolveBrowser({});
  browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...environment } as Record<string, string>,
  });
});
afterAll(() => browser?.close());

const viewport = '<meta name="viewport" content="width=device-width">';
/** A word on a ground of its own colour: where the mark is right, the picture has that colour there. */
const word = (name: string, colour: string) => `<b style="background:${colour};color:${colour};font:40px monospace">${name}</b>`;
const red = '#ff0000';
const green = '#00c000';
const space = (height: number) => `<div style="height:${height}px"></div>`;

interface Shown {
  readonly html: string;
  readonly picture: Picture;
  readonly page: Page;
  readonly runOf: (words: string) => LayoutRun | undefined;
  /** Red, green and blue in the middle of the run on the picture. */
  readonly colourOf: (words: string) => Promise<readonly number[]>;
}

/** Reads and pictures a page; `/` is the body, other routes as given. */
async function shown(
  body: string,
  options: {
    readonly device?: DeviceName;
    readonly head?: string;
    readonly inner?: string;
    readonly window?: boolean;
    /** Answers `/never`. */
    readonly never?: Route;
    readonly scrollTo?: number;
    /** Runs in the page between its reading and its picture. */
    readonly between?: string;
  },
  check: (shown: Shown) => Promise<void>,
): Promise<void> {
  const page = `<!doctype html><html lang="fr">${options.head ?? viewport}<style>body{margin:0}</style><body>${body}</body></html>`;
  const site = await startSite({
    routes: {
      '/': page,
      '/inner': `<!doctype html><style>body{margin:0}</style>${options.inner ?? ''}`,
      '/never': options.never ?? '',
    },
  });
  const { viewport: size, ...traits } = deviceTraits(options.device);
  const context = await browser.newContext({ ...traits, viewport: { ...size } });
  try {
    const tab = await openTab(context);
    await tab.page.goto(site.url('/'), { waitUntil: options.never ? 'domcontentloaded' : 'load' });
    if (options.scrollTo !== undefined) await tab.page.evaluate((y) => scrollTo(0, y), options.scrollTo);
    const reading = await readPage(tab, defaultLimits, 15_000, { runs: 1000, ...(options.window ? {} : { linesTo: 12_000 }) });
    if (!reading) throw new Error('the page was not read');
    const { html, layout } = reading;
    if (options.between) await tab.page.evaluate(options.between);
    const image = await screenshot(tab, 15_000);
    const whole = options.window ? undefined : await wholePicture(tab, layout, { ms: 15_000, device: options.device });
    const picture = whole ?? (await windowPicture(tab, image as Uint8Array, layout));
    const runOf = (words: string) => picture.runs.find(([at, begins]) => !begins.startsWith('<') && html.startsWith(words, at));
    const canvas = await context.browser()?.newPage();
    const colourOf = async (words: string) => {
      const [, , x = 0, y = 0, width = 0, height = 0] = runOf(words) ?? [];
      const { scale, y: top } = picture.record;
      const source = `data:image/jpeg;base64,${Buffer.from(picture.image).toString('base64')}`;
      const at = [(x + width / 2) * scale, (y - top + height / 2) * scale] as const;
      const pixel = await canvas?.evaluate(
        async ([address, left, down]) => {
          const drawn = new Image();
          drawn.src = address;
          await drawn.decode();
          const pen = new OffscreenCanvas(1, 1).getContext('2d');
          pen?.drawImage(drawn, Math.round(left), Math.round(down), 1, 1, 0, 0, 1, 1);
          return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
        },
        [source, ...at] as const,
      );
      // JPEG blurs: what is nearly full counts as full.
      return (pixel ?? []).map((value) => Math.round(value / 64) * 64);
    };
    await check({ html, picture, page: tab.page, runOf, colourOf });
    await canvas?.close();
  } finally {
    await context.close();
    await site.close();
  }
}

const isRed = [256, 0, 0];
const isGreen = [0, 192, 0];

describe('the picture of a page', () => {
  it('shows a long page whole, and words far down stand where they were measured', async () => {
    await shown(`${space(5000)}${word('loin', red)}${space(3000)}`, {}, async ({ picture, colourOf, runOf }) => {
      expect(picture.record).toMatchObject({ y: 0, width: 1280, scale: 1, shows: 'document' });
      expect(picture.record.height).toBe(picture.record.documentHeight);
      expect(picture.record.documentHeight).toBeGreaterThan(8000);
      expect(runOf('loin')?.[3]).toBeGreaterThanOrEqual(5000);
      expect(await colourOf('loin')).toEqual(isRed);
    });
  });

  it('keeps fixed, sticky and window-high parts where the window had them', async () => {
    const body = `<div style="position:sticky;top:0">${word('collant', red)}</div>
      <div style="height:100vh">${word('haut', green)}</div>${word('dessous', red)}${space(4000)}
      <div style="position:fixed;bottom:0;right:0">${word('bandeau', green)}</div>`;
    await shown(body, {}, async ({ picture, colourOf }) => {
      expect(picture.record.shows).toBe('document');
      expect(await colourOf('collant')).toEqual(isRed);
      expect(await colourOf('haut')).toEqual(isGreen);
      expect(await colourOf('dessous')).toEqual(isRed);
      expect(await colourOf('bandeau')).toEqual(isGreen);
    });
  });

  it('is right on a telephone, with and without a mobile layout, and leaves the window as it was', async () => {
    const body = `${space(2500)}${word('mobile', red)}${space(900)}`;
    await shown(body, { device: 'mobile' }, async ({ picture, page, colourOf }) => {
      expect(picture.record).toMatchObject({ width: 390, scale: 1, shows: 'document' });
      expect(await colourOf('mobile')).toEqual(isRed);
      expect(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])).toEqual([390, 844, 2]);
    });
    await shown(body, { device: 'mobile', head: '<title>x</title>' }, async ({ picture, colourOf }) => {
      expect(picture.record.width).toBe(980);
      expect(picture.record.scale).toBeGreaterThan(0.3);
      expect(await colourOf('mobile')).toEqual(isRed);
    });
  });

  it('ends at twelve thousand pixels and says so', async () => {
    await shown(`${word('debut', red)}${space(15_000)}${word('fin', green)}`, {}, async ({ picture, colourOf, runOf }) => {
      expect(picture.record).toMatchObject({ height: 12_000, shows: 'cut' });
      expect(picture.record.documentHeight).toBeGreaterThan(15_000);
      expect(await colourOf('debut')).toEqual(isRed);
      expect(runOf('fin')?.[3]).toBeGreaterThan(12_000);
    });
  });

  it('says from which place of a scrolled page a picture of the window is', async () => {
    const body = `${space(3000)}${word('milieu', green)}${space(3000)}`;
    await shown(body, { window: true, scrollTo: 2800 }, async ({ picture, colourOf }) => {
      expect(picture.record).toMatchObject({ y: 2800, width: 1280, height: 800, shows: 'window' });
      expect(await colourOf('milieu')).toEqual(isGreen);
    });
    await shown(body, { scrollTo: 2800 }, async ({ picture, colourOf }) => {
      expect(picture.record).toMatchObject({ y: 0, shows: 'document' });
      expect(await colourOf('milieu')).toEqual(isGreen);
    });
  });

  it('gives no place to words that moved while it was taken', async () => {
    const body = `${word('reste', red)}<div id="gap"></div>${word('bouge', green)}${space(3000)}`;
    await shown(body, { between: `gap.style.height = '200px'` }, async ({ runOf }) => {
      expect(runOf('reste')).toBeDefined();
      expect(runOf('bouge')).toBeUndefined();
    });
  });

  it('lets the page notice nothing of a picture of the whole, and loses none of its timers', async () => {
    const body = `<div id="high" style="height:100vh">${word('haut', red)}</div>${space(4000)}<script>
      seen = [];
      addEventListener('resize', () => seen.push('resize'));
      addEventListener('scroll', () => seen.push('scroll'));
      visualViewport.addEventListener('resize', () => seen.push('visualViewport'));
      // A query may be told again, with the answer it had.
      narrow = matchMedia('(max-width:600px)');
      narrow.addEventListener('change', ({ matches }) => matches === wasNarrow || seen.push('matchMedia'));
      wasNarrow = narrow.matches;
      observer = new ResizeObserver(() => seen.push('ResizeObserver'));
      observer.observe(high);
    </script>`;
    // The first word of the observer is of no change.
    const between = `seen.length = 0; due = new Promise((done) => setTimeout(done, 30, 'come'));
      traits = () => [innerWidth, innerHeight, screen.width, screen.height, devicePixelRatio, screen.orientation.type].join();
      before = traits(); 0`;
    for (const device of ['desktop', 'mobile'] as const) {
      await shown(body, { between, device }, async ({ page, picture }) => {
        expect(picture.record.shows).toBe('document');
        expect(await page.evaluate('due')).toBe('come');
        // Two drawn frames: what was noticed has been told by then.
        await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
        expect(await page.evaluate('seen')).toEqual([]);
        expect(await page.evaluate('traits() === before || traits()')).toBe(true);
      });
    }
  });

  it('is that of the window where the page is no longer than it', async () => {
    await shown(word('court', red), {}, async ({ picture, colourOf }) => {
      expect(picture.record).toMatchObject({ height: 800, documentHeight: 800, shows: 'document' });
      expect(await colourOf('court')).toEqual(isRed);
    });
  });
});

it('is that of the window where a font does not come', async () => {
  const head = `${viewport}<style>@font-face{font-family:late;src:url(/never)}p{font-family:late}</style>`;
  const never = () => undefined;
  await shown(`<p>attend</p>${word('la', red)}${space(3000)}`, { head, never }, async ({ picture, colourOf }) => {
    expect(picture.record).toMatchObject({ y: 0, height: 800, shows: 'window' });
    expect(await colourOf('la')).toEqual(isRed);
  });
});

describe('where text stands', () => {
  it('follows words into frames and shadow roots', async () => {
    const body = `${space(1000)}<iframe src="/inner" style="border:7px solid;padding:5px;width:400px;height:200px"></iframe>
      <div id="host"></div><script>host.attachShadow({mode:'open'}).innerHTML = \`<p>${word('ombre', green)}</p>\`;</script>`;
    await shown(body, { inner: `<p>${word('cadre', red)}</p>` }, async ({ colourOf }) => {
      expect(await colourOf('cadre')).toEqual(isRed);
      expect(await colourOf('ombre')).toEqual(isGreen);
    });
  });

  it('leaves out what nobody sees: hidden, covered, scrolled out of its box, outside its frame', async () => {
    const body = `<p style="display:none">cache</p><p style="opacity:0">transparent</p>
      <p style="position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden">lecteur</p>
      <div style="height:60px;overflow:auto"><p style="height:50px">visible</p><p style="margin-top:300px">defile</p></div>
      <div style="position:relative;height:60px"><p>couvert</p><div style="position:absolute;inset:0;background:#fff"></div></div>
      <div style="position:relative;height:60px"><p>lien</p><a href="/x" style="position:absolute;inset:0"></a></div>
      <p style="text-indent:-9999px">dehors</p>
      <div style="position:absolute;top:1500px;opacity:0;transition:opacity 1s"><p>bientot</p></div>
      <iframe src="/inner" style="width:300px;height:100px"></iframe>${space(1000)}`;
    await shown(body, { inner: '<p>devant</p><div style="height:800px"></div><p>derriere</p>' }, async ({ html, runOf }) => {
      for (const words of ['cache', 'transparent', 'lecteur', 'defile', 'couvert', 'dehors', 'bientot', 'derriere']) {
        expect(html, words).toContain(words);
        expect(runOf(words), words).toBeUndefined();
      }
      for (const words of ['visible', 'lien', 'devant']) expect(runOf(words), words).toBeDefined();
    });
  });

  it('is told as one box below what the picture can show', async () => {
    const long = (name: string) => `<p style="width:300px;font:16px monospace">${name} ${'mot '.repeat(60)}</p>`;
    const linesOf = (html: string, runs: readonly LayoutRun[], name: string) => {
      const from = html.indexOf(name);
      return runs.filter(([at]) => from <= at && at < html.indexOf('</p>', from));
    };
    const body = `${long('dedans')}${space(1500)}${long('dessous')}`;
    await shown(body, { window: true }, async ({ html, picture }) => {
      expect(linesOf(html, picture.runs, 'dedans').length).toBeGreaterThan(5);
      const [box, ...more] = linesOf(html, picture.runs, 'dessous');
      expect(more).toEqual([]);
      expect(box?.[5]).toBeGreaterThan(100);
    });
    await shown(body, {}, async ({ html, picture }) => {
      expect(linesOf(html, picture.runs, 'dessous').length).toBeGreaterThan(5);
    });
  });

  it('is told line by line in a long text, escapes counted', async () => {
    const body = `<p style="width:300px;font:16px monospace">a &amp; b &lt;c&gt; ${'mot '.repeat(60)}&amp; fin de tout</p>`;
    await shown(body, {}, async ({ html, picture, runOf }) => {
      const lines = picture.runs.filter(([at]) => html.indexOf('a &amp; b') <= at && at < html.indexOf('</p>'));
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.every(([at, begins]) => html.startsWith(begins, at))).toBe(true);
      const tops = lines.map((run) => run[3]);
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
      expect(new Set(tops).size).toBe(lines.length);
      expect(runOf('a &amp; b')).toBeDefined();
    });
  });
});
