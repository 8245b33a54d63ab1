import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { mentionsButton as button, useExplorer } from './explore-fixture.js';

const explore = useExplorer();
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 400));

describe('what a click would send', () => {
  it('a POST is stopped and told, while what the menu fetches by GET comes', async () => {
    const { explored, links, origin, reached } = await explore(
      button(
        `fetch('/compteur', { method: 'POST', body: 'x' }).catch(() => 0); fetch('/menu').then((r) => r.text()).then((t) => { m.innerHTML = t })`,
        '<div id="m"></div>',
      ),
      { routes: { '/menu': '<a href="/mentions">Mentions légales</a>' } },
    );
    expect(explored).toMatchObject([{ outcome: 'revealed', links: 1, stopped: [{ method: 'POST', url: `${origin}/compteur` }] }]);
    expect(links).toHaveLength(1);
    expect(reached).toEqual(['GET /menu']);
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('%s too', async (method) => {
    const { explored, reached } = await explore(button(`fetch('/x', { method: '${method}' })`));
    expect(explored).toMatchObject([{ stopped: [{ method }] }]);
    expect(reached).toEqual([]);
  });

  it('a beacon and a keepalive request', async () => {
    const { explored, reached } = await explore(
      button(`navigator.sendBeacon('/b', 'x'); fetch('/k', { method: 'POST', keepalive: true })`),
      { afterExploring: settled },
    );
    expect(explored[0]?.stopped.map(({ url }) => new URL(url).pathname).sort()).toEqual(['/b', '/k']);
    expect(reached).toEqual([]);
  });

  it('what the page would send when it is left, or tries again later', async () => {
    const { reached } = await explore(
      button(`addEventListener('pagehide', () => navigator.sendBeacon('/adieu', 'x'));
        setInterval(() => fetch('/encore', { method: 'POST' }).catch(() => 0), 50)`),
      {
        async afterExploring({ tab, origin }) {
          await settled();
          await tab.page.goto(`${origin}/suite`);
          await settled();
        },
      },
    );
    expect(reached.filter((one) => !one.includes('favicon'))).toEqual(['GET /suite']);
  });

  it('a GET whose address announces an effect', async () => {
    const { explored, reached, origin } = await explore(button(`fetch('/panier/ajout?id=1'); new Image().src = '/logout'`));
    expect(explored[0]?.stopped.map(({ url }) => url).sort()).toEqual([`${origin}/logout`, `${origin}/panier/ajout?id=1`]);
    expect(reached).toEqual([]);
  });

  it('a form that would be posted', async () => {
    const { explored, links, reached } = await explore(
      button('f.submit()', '<form id="f" method="post" action="/envoi"><input name="q"></form>'),
    );
    expect(explored).toMatchObject([{ outcome: 'navigation', stopped: [{ method: 'POST' }] }]);
    expect(links).toEqual([]);
    expect(reached).toEqual([]);
  });

  it('a worker asked to send', async () => {
    const { reached } = await explore(
      `<script>const w = new Worker(URL.createObjectURL(new Blob(["onmessage = (e) => fetch(e.data, { method: 'POST' })"])));</script>
      ${button("w.postMessage(location.origin + '/w')")}`,
      { afterExploring: settled },
    );
    expect(reached).toEqual([]);
  });

  it('a page with a shared worker is not worked at all: it would send past the stop', async () => {
    const { explored, reached } = await explore(
      `<script>const w = new SharedWorker('/w.js'); w.port.start();</script>${button('w.port.postMessage(1)')}`,
      {
        routes: {
          '/w.js': {
            headers: { 'content-type': 'text/javascript' },
            body: "onconnect = ({ ports }) => { ports[0].onmessage = () => fetch('/sw', { method: 'POST' }); }",
          },
        },
        beforeExploring: settled,
        afterExploring: settled,
      },
    );
    expect(explored).toEqual([]);
    expect(reached).toEqual([]);
  });

  it('a message over an open WebSocket', async () => {
    let received = 0;
    const server = createServer().listen(0, '127.0.0.1');
    server.on('upgrade', (request, socket) => {
      const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept.digest('base64')}\r\n\r\n`,
      );
      socket.on('error', () => undefined);
      // The first byte of a text frame; a closing frame is 0x88.
      socket.on('data', (data: Buffer) => {
        if (data[0] === 0x81) received++;
      });
    });
    await new Promise((resolve) => server.once('listening', resolve));
    const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/chat`;
    try {
      const { explored } = await explore(
        `<script>const s = new WebSocket('${address}'); s.onopen = () => s.send('hello');</script>${button("s.send('changed')")}`,
        { beforeExploring: settled, afterExploring: settled },
      );
      expect(explored).toMatchObject([{ stopped: [{ method: 'WEBSOCKET', url: address }] }]);
      expect(received).toBe(1);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('a file is not loaded', async () => {
    const { reached, links } = await explore(
      button("const a = document.createElement('a'); a.href = '/fichier'; a.download = 'x'; a.click()"),
      { afterExploring: settled },
    );
    expect(reached).toEqual([]);
    expect(links).toEqual([]);
  });

  it('a window opened empty and then led or written is closed before it asks for anything', async () => {
    const { reached } = await explore(
      button(
        "const w = window.open('') || window.open('about:blank'); if (w) { w.fetch(location.origin + '/f', { method: 'POST' }); w.location = '/w' }",
      ),
      { afterExploring: settled },
    );
    expect(reached).toEqual([]);
  });

  it('a frame of another site is not loaded', async () => {
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('x');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    try {
      await explore(
        button(
          `const f = document.createElement('iframe'); f.src = 'http://127.0.0.1:${(other.address() as AddressInfo).port}/cadre'; document.body.append(f)`,
        ),
      );
      expect(asked).toEqual([]);
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });

  it('nothing is stored by a click', async () => {
    let stored: unknown;
    await explore(button("document.cookie = 'choix=1'; localStorage.setItem('choix', '1')"), {
      async afterExploring({ tab, context, origin }) {
        await tab.page.goto(`${origin}/`);
        stored = [await context.cookies(), await tab.page.evaluate('localStorage.length')];
      },
    });
    expect(stored).toEqual([[], 0]);
  });

  it('the stop holds beside headers that the visit itself adds to requests', async () => {
    const { explored, reached } = await explore(button("fetch('/x', { method: 'POST' }); fetch('/y')"), {
      async prepareContext(context) {
        await context.route('**/*', (route) => route.continue({ headers: { ...route.request().headers(), 'x-own': '1' } }));
      },
    });
    expect(explored).toMatchObject([{ stopped: [{ method: 'POST' }] }]);
    expect(reached).toEqual(['GET /y']);
  });

  it('another tab of the same visit is not held up', async () => {
    let other = '';
    let done = false;
    const { reached } = await explore(button("fetch('/x', { method: 'POST' })"), {
      async beforeExploring({ page }) {
        const second = await page.context().newPage();
        const origin = new URL(page.url()).origin;
        void (async () => {
          for (let index = 0; index < 5; index++)
            other = (await second.goto(`${origin}/autre?${index}`))?.status().toString() ?? '';
          await second.evaluate("fetch('/post', { method: 'POST' })");
          done = true;
        })();
      },
      afterExploring: async () => {
        for (let tries = 0; tries < 20 && !done; tries++) await settled();
      },
    });
    expect(other).toBe('200');
    expect(reached).toContain('GET /autre?4');
    expect(reached).toContain('POST /post');
    expect(reached).not.toContain('POST /x');
  });
});

describe('controls that are never worked', () => {
  const trap = (name: string, tag = 'button type="button"') =>
    `<footer><${tag} onclick="fetch('/touche'); document.body.append('!')">${name}</${tag.split(' ')[0]}></footer>`;

  it.each([
    'Se déconnecter',
    'Supprimer les conditions',
    'Send legal notice',
    'Télécharger les mentions légales',
    'Print terms',
    'Ajouter aux conditions',
    'Accepter les conditions',
  ])('« %s »', async (name) => {
    const { explored, reached } = await explore(trap(name));
    expect(explored).toEqual([]);
    expect(reached).toEqual([]);
  });

  it('the buttons of a consent banner, whatever they are called', async () => {
    const { explored, reached } = await explore(
      `<div id="cookie-banner" style="position:fixed;bottom:0"><button onclick="fetch('/touche')">Mentions et choix</button>
        <button aria-expanded="false" onclick="fetch('/touche')">Menu</button><button onclick="fetch('/touche')">Tout accepter</button></div>`,
    );
    expect(explored).toEqual([]);
    expect(reached).toEqual([]);
  });

  it('the button that sends a form, a ticked box and a link that loads a file', async () => {
    const { explored, reached } =
      await explore(`<footer><form method="post"><button onclick="fetch('/touche')">Conditions</button></form>
      <div role="button" onclick="fetch('/touche')">Mentions <input type="checkbox"></div>
      <a href="#" download onclick="fetch('/touche')">Mentions</a></footer>`);
    expect(explored).toEqual([]);
    expect(reached).toEqual([]);
  });

  it('nothing at all when the reading holds no such control: the page is not even asked', async () => {
    let calls = 0;
    const { explored, readings, tab } = await explore(
      '<footer><a href="/mentions">Mentions légales</a><button>Acheter</button></footer>',
      {
        beforeExploring: async (one) => {
          const send = one.session.send.bind(one.session);
          Object.assign(one.session, {
            send: (...given: Parameters<typeof send>) => {
              calls++;
              return send(...given);
            },
          });
        },
        afterExploring: async (one) => expect(one.tab.page.url()).toBe(`${one.origin}/`),
      },
    );
    expect({ explored, readings, calls }).toEqual({ explored: [], readings: 0, calls: 0 });
    expect(tab).toBeDefined();
  });
});
