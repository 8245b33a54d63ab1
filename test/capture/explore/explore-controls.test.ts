import { describe, expect, it } from 'vitest';
import { useExplorer } from './explore-fixture.js';

const explore = useExplorer();

describe('what a control shows', () => {
  it('a burger menu: the links it holds become visible', async () => {
    const { explored, links, reached } = await explore(`<header><button id="b" class="burger" aria-label="Menu"
      aria-expanded="false" onclick="m.hidden = false; b.setAttribute('aria-expanded', 'true')">≡</button>
      <nav id="m" hidden><a href="/mentions-legales">Mentions légales</a><a href="/cgu">CGU</a></nav></header>`);
    expect(explored).toEqual([{ name: 'Menu', selector: '#b', outcome: 'revealed', links: 2, stopped: [] }]);
    expect(links.map(({ text, revealedBy, visible }) => ({ text, revealedBy, visible }))).toEqual([
      { text: 'Mentions légales', revealedBy: '#b', visible: true },
      { text: 'CGU', revealedBy: '#b', visible: true },
    ]);
    expect(reached).toEqual([]);
  });

  it('an unnamed icon that looks like a menu button is worked, one that does not is left', async () => {
    const { explored } = await explore(`<header>
      <button class="nav-toggle" onclick="m.hidden = false"><svg width="20" height="20"></svg></button>
      <button class="flag" onclick="fetch('/flag')"><svg width="20" height="20"></svg></button>
      <nav id="m" hidden><a href="/mentions-legales">Mentions légales</a></nav></header>`);
    expect(explored.map(({ outcome, links }) => ({ outcome, links }))).toEqual([{ outcome: 'revealed', links: 1 }]);
  });

  it('a details element that fills itself when it is opened', async () => {
    const { explored, links, reached } = await explore(
      `<footer><details ontoggle="fetch('/part').then((r) => r.text()).then((t) => { d.innerHTML = t })">
        <summary>Informations</summary><div id="d"></div></details></footer>`,
      { routes: { '/part': '<a href="/mentions-legales">Mentions légales</a>' } },
    );
    expect(explored).toMatchObject([{ name: 'Informations', outcome: 'revealed', links: 1 }]);
    expect(links[0]?.text).toBe('Mentions légales');
    expect(reached).toEqual(['GET /part']);
  });

  it.each<[string, string, boolean]>([
    ['an anchor without address', '<a class="button" role="button">Mentions légales</a>', true],
    ['a button outside any form', '<button type="button">Mentions légales</button>', true],
    [
      'an anchor with a listener',
      '<a id="c" role="button">Mentions légales</a><script>c.addEventListener("click", () => {})</script>',
      false,
    ],
    ['an anchor with a handler', '<a role="button" onclick="void 0">Mentions légales</a>', false],
    ['an anchor below something that listens', '<div onclick="void 0"><a role="button">Mentions légales</a></div>', false],
    [
      'an anchor where the whole page listens, as with many frameworks',
      '<a role="button">Mentions légales</a><script>addEventListener("click", () => {})</script>',
      false,
    ],
    [
      'a button that WordPress made as a link, without an address, where the whole page listens',
      '<a class="wp-block-button__link">Mentions légales</a><script>document.addEventListener("click", () => {})</script>',
      true,
    ],
    ['an anchor whose inside listens', '<a role="button"><span onclick="void 0">Mentions légales</span></a>', false],
    [
      'a button that opens a popover',
      '<button type="button" popovertarget="p">Mentions légales</button><div popover id="q"></div>',
      false,
    ],
  ])('%s does nothing: whether anything could have heard it is told', async (_, markup, deaf) => {
    const { explored } = await explore(`<main>${markup}</main>`);
    expect(explored.map(({ outcome }) => outcome)).toContain('nothing');
    expect(explored.some((control) => control.deaf)).toBe(deaf);
  });

  it('an accordion of the footer', async () => {
    const { explored, links } = await explore(`<footer><h3 onclick="l.style.display = 'block'">À propos</h3>
      <ul id="l" style="display:none"><li><a href="/cgu">Conditions générales</a></li></ul></footer>`);
    expect(explored).toMatchObject([{ name: 'À propos', outcome: 'revealed', links: 1 }]);
    expect(links[0]?.text).toBe('Conditions générales');
  });

  it('the menu of a post, once for all posts, with the report button inside, which is worked too', async () => {
    const post = `<article><p>Un message</p><button aria-haspopup="menu" onclick="this.nextElementSibling.hidden = false">…</button>
      <div role="menu" hidden><button role="menuitem" onclick="location.href = '/signaler?post=1'">Signaler</button>
      <button role="menuitem" onclick="fetch('/delete', { method: 'POST' })">Supprimer</button></div></article>`;
    const { explored, controls, links, origin, reached } = await explore(`<main>${post.repeat(5)}</main>`);
    expect(explored).toMatchObject([
      { name: '…', outcome: 'revealed', links: 0 },
      { name: 'Signaler', outcome: 'navigation', url: `${origin}/signaler?post=1` },
    ]);
    expect(controls.map(({ name, revealedBy }) => [name, revealedBy === explored[0]?.selector])).toEqual([
      ['Signaler', true],
      ['Supprimer', true],
    ]);
    expect(links).toMatchObject([{ text: 'Signaler', url: `${origin}/signaler?post=1`, revealedBy: explored[1]?.selector }]);
    expect(reached).toEqual([]);
  });

  it('a menu that opens under the pointer, on a link that is not clicked', async () => {
    const { explored, links, reached } = await explore(`<style>#s { display: none } li:hover #s { display: block }</style>
      <nav><ul><li><a href="/aide" aria-haspopup="true">Aide</a><div id="s"><a href="/mentions-legales">Mentions légales</a></div></li></ul></nav>`);
    expect(explored).toMatchObject([{ name: 'Aide', outcome: 'revealed', links: 1 }]);
    expect(links[0]?.text).toBe('Mentions légales');
    expect(reached).toEqual([]);
  });

  it('a button in a shadow root', async () => {
    const { explored, links } = await explore(`<x-head id="h"></x-head><script>
      const root = h.attachShadow({ mode: 'open' });
      root.innerHTML = '<header><button aria-expanded="false">Menu</button><nav hidden><a href="/cgu">CGU</a></nav></header>';
      root.querySelector('button').onclick = () => { root.querySelector('nav').hidden = false; };
    </script>`);
    expect(explored).toMatchObject([{ name: 'Menu', outcome: 'revealed', links: 1 }]);
    expect(explored[0]?.selector).toContain('vigie-shadow');
    expect(links[0]?.text).toBe('CGU');
  });

  it('a button in a frame of the same site', async () => {
    const { explored, links } = await explore(
      '<p>Page</p><div style="height:300px"></div><iframe src="/frame" width="400" height="300"></iframe>',
      {
        routes: {
          '/frame': `<footer><div style="height:100px"></div><button onclick="l.hidden = !event.isTrusted">Mentions</button>
          <a id="l" hidden href="/mentions">Mentions légales</a></footer>`,
        },
      },
    );
    expect(explored).toMatchObject([{ name: 'Mentions', outcome: 'revealed', links: 1 }]);
    expect(links[0]?.text).toBe('Mentions légales');
  });

  it('a dialog', async () => {
    const { explored } = await explore(`<footer><button onclick="d.showModal()">Mentions légales</button></footer>
      <dialog id="d"><p>Éditeur : Exemple SARL</p></dialog>`);
    expect(explored).toMatchObject([{ outcome: 'dialog', stopped: [] }]);
  });

  it('a control under an overlay is worked all the same', async () => {
    const { explored, links } = await explore(`<div style="position:fixed;inset:0;background:#fff;z-index:9">Bienvenue</div>
      <footer><button onclick="l.hidden = false">Mentions</button><a id="l" hidden href="/mentions">Mentions légales</a></footer>`);
    expect(explored).toMatchObject([{ outcome: 'revealed', links: 1 }]);
    expect(links).toHaveLength(1);
  });

  it('a control that is removed by its own click, and one that had gone before', async () => {
    const { explored } = await explore(
      `<footer><button id="a" onclick="this.remove()">Mentions</button><button id="b">Conditions</button></footer>`,
    );
    expect(explored).toMatchObject([
      { name: 'Mentions', outcome: 'gone' },
      { name: 'Conditions', outcome: 'nothing' },
    ]);
    const removed = await explore(
      `<footer><button id="a" onclick="b.remove()">Mentions</button><button id="b">Conditions</button></footer>`,
    );
    expect(removed.explored).toMatchObject([
      { name: 'Mentions', outcome: 'nothing' },
      { name: 'Conditions', outcome: 'gone' },
    ]);
  });
});

describe('where a control leads', () => {
  it('a link with # that goes elsewhere by script: the address is told, the site not asked', async () => {
    const { explored, links, origin, reached } = await explore(
      `<footer><a id="l" href="#" onclick="location.assign('/mentions-legales'); return false">Mentions légales</a></footer>`,
    );
    expect(explored).toEqual([
      {
        name: 'Mentions légales',
        selector: '#l',
        outcome: 'navigation',
        url: `${origin}/mentions-legales`,
        links: 0,
        stopped: [],
      },
    ]);
    expect(links).toMatchObject([
      { url: `${origin}/mentions-legales`, text: 'Mentions légales', place: 'footer', revealedBy: '#l' },
    ]);
    expect(reached).toEqual([]);
  });

  it('a router that pushes addresses: each control is tried from the first page', async () => {
    const { explored, links, origin, reached } = await explore(`<div id="app"></div><script>
      const draw = () => { app.innerHTML = location.pathname === '/' ? '<h1>Accueil</h1><footer><div role="link" data-to="/cgu">Conditions</div>'
        + '<div role="link" data-to="/mentions">Mentions</div></footer>' : '<h1>Autre page</h1><a href="/x">Ailleurs</a>'; };
      addEventListener('popstate', draw);
      app.onclick = (event) => { const to = event.target.dataset?.to; if (to) { history.pushState(null, '', to); draw(); } };
      draw();</script>`);
    expect(explored).toMatchObject([
      { name: 'Conditions', outcome: 'navigation', url: `${origin}/cgu` },
      { name: 'Mentions', outcome: 'navigation', url: `${origin}/mentions` },
    ]);
    expect(links.map(({ url }) => url)).toEqual([`${origin}/cgu`, `${origin}/mentions`]);
    expect(reached).toEqual([]);
  });

  it('a page that does not come back after its address changed is not worked further', async () => {
    const { explored, spoilt } =
      await explore(`<footer><button onclick="history.replaceState(null, '', '/cgu'); document.body.append('!')">Conditions</button>
      <button>Mentions</button></footer>`);
    expect(explored.map(({ name, outcome }) => [name, outcome])).toEqual([['Conditions', 'navigation']]);
    expect(spoilt).toBe(false);
  });

  it('a div with a click handler', async () => {
    const { explored, origin } = await explore(`<main><div onclick="location.href = '/mentions'">Mentions légales</div></main>`);
    expect(explored).toMatchObject([{ outcome: 'navigation', url: `${origin}/mentions` }]);
  });

  it('a new window: its address is told, it is closed, and the site never asked for it', async () => {
    let pages = 0;
    const { explored, links, origin, reached } = await explore(
      `<footer><a href="javascript:void(0)" onclick="window.open('/mentions', '_blank', 'noopener')">Mentions légales</a></footer>`,
      {
        async afterExploring({ context }) {
          pages = context.pages().length;
        },
      },
    );
    expect(explored).toMatchObject([{ outcome: 'navigation', url: `${origin}/mentions` }]);
    expect(links).toMatchObject([{ url: `${origin}/mentions` }]);
    expect(reached).toEqual([]);
    expect(pages).toBe(1);
  });

  it('an address that only programs understand is told and not queued', async () => {
    const { explored, links } = await explore(
      `<footer><a href="#" onclick="location.href = 'mailto:legal@exemple.example'">Contact légal</a></footer>`,
    );
    expect(explored).toMatchObject([{ outcome: 'navigation', url: 'mailto:legal@exemple.example' }]);
    expect(links).toEqual([]);
  });

  it('a GET form is not sent and its address not queued', async () => {
    const { explored, links, reached, origin } =
      await explore(`<form id="f" action="/recherche"><input type="hidden" name="q" value="1"></form>
      <footer><button type="button" onclick="f.submit()">Mentions légales</button></footer>`);
    expect(explored).toMatchObject([{ outcome: 'navigation', url: `${origin}/recherche?q=1` }]);
    expect(links).toEqual([]);
    expect(reached).toEqual([]);
  });

  it('a GET form that answers into a new window is not sent, nor its address queued', async () => {
    const { reached, links, explored } =
      await explore(`<form id="f" action="/recherche" target="_blank"><input type="hidden" name="q" value="1"></form>
      <footer><button type="button" onclick="f.submit()">Mentions légales</button></footer>`);
    expect(explored).toMatchObject([{ outcome: 'navigation' }]);
    expect(links).toEqual([]);
    expect(reached).toEqual([]);
  });

  it('a GET form that answers into a frame is not sent either', async () => {
    const { reached, explored, origin } =
      await explore(`<form id="f" action="/ajout" target="t"><input type="hidden" name="q" value="1"></form>
      <iframe name="t"></iframe><footer><button type="button" onclick="f.submit()">Mentions légales</button></footer>`);
    expect(explored).toMatchObject([{ stopped: [{ method: 'GET', url: `${origin}/ajout?q=1` }] }]);
    expect(reached).toEqual([]);
  });

  it('a refresh that the page does by itself meanwhile is held and ascribed to no control', async () => {
    const { explored, reached } = await explore(
      `<footer><button onclick="const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=/ailleurs'; document.head.append(m); l.hidden = false">Mentions</button>
       <a id="l" hidden href="/mentions">Mentions légales</a><button>Conditions</button></footer>`,
    );
    expect(explored).toMatchObject([
      { name: 'Mentions', outcome: 'revealed', links: 1 },
      { name: 'Conditions', outcome: 'nothing' },
    ]);
    expect(reached).toEqual([]);
  });
});
