import { expect, it } from 'vitest';
import { startSite } from '../support/site-server.js';
import { captureOf } from './capture-fixture.js';

/** Twenty pages that link to each other; each answer takes its own time, another one at each visit. */
function restlessSite() {
  let asked = 0;
  const link = (page: number) => `<a href="/page-${page}/detail">Page ${page}</a>`;
  const body = (page: number) =>
    `<title>${page}</title><nav><a href="/mentions">Mentions légales</a></nav><main><p>Texte numéro ${page}, ${'mot '.repeat(page)}</p>
    ${[2 * page + 1, 2 * page + 2, (page * 7) % 20].map((next) => link(next % 20)).join(' ')}</main>`;
  return startSite({
    routes: {
      '/': body(0),
      '*': (request, response) => {
        const page = Number(/page-(\d+)/.exec(request.url ?? '')?.[1] ?? Number.NaN);
        const known = !Number.isNaN(page) || request.url === '/mentions';
        const delayMs = (++asked * 37) % 83;
        setTimeout(() => {
          response.writeHead(known ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
          response.end(known ? body(page || 0) : 'Not found');
        }, delayMs);
      },
    },
  });
}

it('visits the same site twice in the same order, whichever page answers first', async () => {
  const site = await restlessSite();
  try {
    const orders = [];
    for (let visit = 0; visit < 2; visit++) {
      const { bundle } = await captureOf(site, { maxPages: 12, everything: true, maxSeconds: 100 });
      orders.push(bundle.pages.map(({ url }) => new URL(url).pathname));
    }
    expect(orders[0]).toHaveLength(12);
    expect(orders[1]).toEqual(orders[0]);
  } finally {
    await site.close();
  }
});
