import { describe, expect, it } from 'vitest';
import { formHeadings, titledPage } from '../support/form-headings.js';
import { captureOf, entryOf } from './capture-fixture.js';

const page = (body: string, head = '') => ({
  routes: { '/': `<!doctype html><html lang="fr"><head><title>T</title>${head}</head><body>${body}</body></html>` },
});

describe('the stored page', () => {
  it('holds the text of open shadow roots and of same-origin frames in place', async () => {
    const captured = await captureOf({
      routes: {
        '/': `<!doctype html><div id="host"><b>slotted words</b></div><iframe src="/inner" title="cadre"></iframe>
          <script>host.attachShadow({mode:'open'}).innerHTML = '<p>words in the shadow</p><a href="/shadow-link">Ombre</a><slot></slot>';</script>`,
        '/inner': '<!doctype html><p>words in the frame</p><button>Signaler</button>',
      },
    });
    const { page: record, html, text } = entryOf(captured);
    expect(html).toContain('<div id="host"><vigie-shadow><p>words in the shadow</p>');
    expect(html).toMatch(/<slot><b>slotted words<\/b><\/slot><\/vigie-shadow>/);
    expect(html).toMatch(/<vigie-frame src="[^"]+\/inner">\s*<p>words in the frame/);
    expect(text).toMatch(/words in the shadow[\s\S]*slotted words[\s\S]*words in the frame/);
    expect(record.links.map((link) => link.text)).toContain('Ombre');
    expect(record.controls.map((control) => control.name)).toContain('Signaler');
    expect(record.loadState).toBe('quiet');
  });

  it('marks what no visitor sees, on the outermost element only', async () => {
    const {
      html,
      text,
      page: record,
    } = entryOf(
      await captureOf(
        page(`<div id="a" style="display:none"><p id="b">secret one</p></div><p id="c" style="visibility:hidden">secret two</p>
          <p id="d" style="opacity:0">secret three</p><div id="e" style="height:0;overflow:hidden">secret four</div>
          <p id="f" aria-hidden="true">seen by eyes</p><details><summary>Plus</summary>one click away</details>
          <a href="/x" style="display:none">hidden link</a>`),
      ),
    );
    expect(html).toContain('<div id="a" style="display:none" data-vigie-hidden="display"><p id="b">');
    for (const id of ['c', 'd', 'e']) expect(html).toMatch(new RegExp(`id="${id}"[^>]* data-vigie-hidden=`));
    expect(html).not.toMatch(/id="f"[^>]*data-vigie-hidden/);
    expect(text).toContain('seen by eyes');
    expect(text).toContain('one click away');
    expect(text).not.toContain('secret');
    expect(record.links.find((link) => link.text === 'hidden link')?.visible).toBe(false);
  });

  it('drops code and handlers, keeps JSON-LD, and contacts nobody when it is opened', async () => {
    const { html } = entryOf(
      await captureOf(
        page(
          '<p onclick="steal()">x</p><input type="checkbox" id="t"><script>t.checked = true; var secretCode = 1;</script>',
          '<script type="application/ld+json">{"@type":"Organization"}</script><style>p{color:red}</style>',
        ),
      ),
    );
    expect(html).not.toMatch(/onclick|secretCode|color:red/);
    expect(html).toContain('{"@type":"Organization"}');
    expect(html).toContain('<input type="checkbox" id="t" checked="">');
    expect(html).toContain("default-src 'none'");
  });

  it('is valid UTF-8 even when the site sends broken bytes', async () => {
    const { text } = entryOf(
      await captureOf({
        routes: {
          '/': {
            body: Buffer.concat([
              Buffer.from('<p>Caf'),
              Buffer.from([0xe9, 0xff]),
              Buffer.from(' ouvert</p><script>document.body.append("\\ud800")</script>'),
            ]),
          },
        },
      }),
    );
    expect(text).toContain('Caf');
    expect(text).toContain('ouvert');
  });

  it('is read through a policy that forbids eval and scripts that replaced the DOM functions', async () => {
    const site = page(
      '<p>still read</p><script nonce="n">Document.prototype.querySelectorAll = () => { throw 1 }; window.getComputedStyle = null; Array.prototype.map = null;</script>',
    );
    const captured = await captureOf({
      routes: {
        '/': { body: site.routes['/'], headers: { 'content-security-policy': "default-src 'none'; script-src 'nonce-n'" } },
      },
    });
    expect(entryOf(captured).text).toContain('still read');
  });
});

describe('forms and controls', () => {
  it('groups fields that no form element holds and finds their labels', async () => {
    const { page: record } = entryOf(
      await captureOf(
        page(`<h2>Connexion</h2><div class="box"><div><label for="m">Courriel</label><input id="m" type="email" required></div>
          <div><span>Mot de passe</span> <input type="password" name="pw"></div><button>Se connecter</button></div>
          <form action="/search" method="get"><label>Recherche <input name="q"></label><input type="submit" value="OK" disabled></form>`),
      ),
    );
    const [form, loose] = record.forms;
    expect(form).toMatchObject({
      element: true,
      method: 'get',
      fields: [{ label: 'Recherche', type: 'text', name: 'q' }],
      buttons: [{ name: 'OK', enabled: false }],
    });
    expect(form?.action).toMatch(/\/search$/);
    expect(loose).toMatchObject({
      element: false,
      heading: 'Connexion',
      fields: [
        { type: 'email', label: 'Courriel', required: true, visible: true },
        { type: 'password', label: 'Mot de passe', name: 'pw' },
      ],
      buttons: [{ name: 'Se connecter', enabled: true }],
    });
  });

  it('finds the heading of a form as a saved page does', async () => {
    const pages = formHeadings.map(({ body }, index) => [`/${index}`, titledPage(body)] as const);
    const links = pages.map(([path]) => `<a href="${path}">${path}</a>`).join(' ');
    const { bundle } = await captureOf(
      { routes: { '/': titledPage(links), ...Object.fromEntries(pages) } },
      { maxPages: 20, everything: true },
    );
    const headingAt = (path: string) => bundle.pages.find(({ url }) => new URL(url).pathname === path)?.forms[0]?.heading;
    expect(pages.map(([path], index) => `${formHeadings[index]?.name}: ${headingAt(path)}`)).toEqual(
      formHeadings.map(({ name, heading }) => `${name}: ${heading}`),
    );
  });

  it('lists controls with role, name, colours and whether they open something', async () => {
    const { page: record } = entryOf(
      await captureOf(
        page(`<div style="background:rgb(10, 20, 30)"><button style="color:rgb(1, 2, 3);background:none">Accepter</button></div>
          <button aria-label="Options du message" aria-haspopup="menu">⋮</button><span role="button" aria-expanded="false">Plus</span>
          <footer><a href="/l">Mentions</a></footer><button disabled>Non</button>`),
      ),
    );
    const named = (name: string) => record.controls.find((control) => control.name === name);
    expect(named('Accepter')).toMatchObject({
      role: 'button',
      color: 'rgb(1, 2, 3)',
      background: 'rgb(10, 20, 30)',
      popup: false,
    });
    expect(named('Options du message')?.popup).toBe(true);
    expect(named('Plus')?.popup).toBe(true);
    expect(named('Mentions')).toMatchObject({ role: 'link', place: 'footer' });
    expect(named('Non')?.disabled).toBe(true);
    expect(named('Accepter')?.rect.width).toBeGreaterThan(10);
  });

  it('finds selectors and colours of neighbours that share ids, tags and backgrounds', async () => {
    const { page: record } = entryOf(
      await captureOf(
        page(`<main id="twice" style="background:rgb(10, 20, 30)"><p><button>Un</button><i>x</i><button>Deux</button></p></main>
          <div id="twice"><p style="background:rgba(0, 0, 0, 0)"><button>Trois</button></p><p id="only"><button>Quatre</button></p></div>
          <div id="host"><button>Cinq</button><button>Six</button></div>
          <script>for (const button of document.querySelectorAll('button')) button.style.background = 'none';
            host.attachShadow({mode:'open'}).innerHTML = '<section style="background:rgb(7, 7, 7)"><slot></slot></section>';</script>`),
      ),
    );
    expect(record.controls.map(({ name, selector, background }) => [name, selector, background])).toEqual([
      ['Un', 'html > body > main:nth-of-type(1) > p:nth-of-type(1) > button:nth-of-type(1)', 'rgb(10, 20, 30)'],
      ['Deux', 'html > body > main:nth-of-type(1) > p:nth-of-type(1) > button:nth-of-type(2)', 'rgb(10, 20, 30)'],
      ['Trois', 'html > body > div:nth-of-type(1) > p:nth-of-type(1) > button:nth-of-type(1)', 'rgb(255, 255, 255)'],
      ['Quatre', '#only > button:nth-of-type(1)', 'rgb(255, 255, 255)'],
      [
        'Cinq',
        expect.stringMatching(
          /^#host > vigie-shadow > section:nth-of-type\(1\) > slot:nth-of-type\(1\) > button:nth-of-type\(1\)$/,
        ),
        'rgb(7, 7, 7)',
      ],
      ['Six', expect.stringMatching(/button:nth-of-type\(2\)$/), 'rgb(7, 7, 7)'],
    ]);
  });
});
