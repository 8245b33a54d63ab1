import { describe, expect, it } from 'vitest';
import { walkClickPath } from '../../../src/capture/probes/click-path.js';
import { createFactEngine } from '../../../src/facts/fact-engine.js';
import { loadRuleset } from '../../../src/ruleset/load-ruleset.js';
import type { ClickPathProbe } from '../../../src/ruleset/probe-definition.js';
import { type FakeSite, fakeWalk } from '../../support/fake-walk.js';

const ruleset = loadRuleset();
const engine = createFactEngine(ruleset);
const probe = ruleset.probes.get('report-from-content') as ClickPathProbe;

const prose = '<p>Ce paragraphe est le message d’une personne qui parle de son jardin.</p>';
const post = (more: string) => `<main><article>${prose}${more}</article></main>`;
const form =
  '<main><h1>Signaler un contenu illicite</h1><form method="post"><label>Pourquoi ? <textarea name="motif"></textarea></label><button>Envoyer le signalement</button></form></main>';

const walkOver = async (site: FakeSite) => {
  const walk = fakeWalk(site, engine);
  const { values } = await walkClickPath(probe, walk, engine);
  return { ...values, steps: walk.steps.filter(({ action }) => action === 'click').map(({ target }) => target?.name) };
};

describe('a walk by clicks', () => {
  it('takes the words themselves before a menu, and the item before the header', async () => {
    const answer = await walkOver({
      pages: {
        '/': `<header><a href="/menu">Signaler</a></header>${post('<button>Options</button><a href="/form">Signaler</a>')}`,
        '/form': form,
      },
    });
    expect(answer).toMatchObject({ reached: true, clicks: 1, fromContent: true, steps: ['Signaler'] });
  });

  it('says that nothing is reached when every way was walked to its end', async () => {
    const answer = await walkOver({ pages: { '/': post('<a href="/aide">Signaler</a>'), '/aide': `<main>${prose}</main>` } });
    expect(answer).toMatchObject({ reached: false });
  });

  it('leaves open what cannot be read at the end of a way', async () => {
    const unread: ClickPathProbe = { ...probe, until: { probe: { id: 'registration', answer: 'reached' } } };
    const walk = fakeWalk({ pages: { '/': post('<a href="/aide">Signaler</a>'), '/aide': `<main>${prose}</main>` } }, engine);
    expect((await walkClickPath(unread, walk, engine)).values).not.toHaveProperty('reached');
  });

  it.each(['gone', 'blocked', 'timed-out'] as const)('leaves open what lies behind a control that is %s', async (outcome) => {
    const answer = await walkOver({ pages: { '/': post('<button>Signaler</button>') }, clicks: { Signaler: { outcome } } });
    expect(answer).not.toHaveProperty('reached');
  });

  it.each(['method', 'navigation', 'side-effect'] as const)(
    'leaves open what would come of a request that was held back (%s)',
    async (stopped) => {
      const answer = await walkOver({ pages: { '/': post('<button>Signaler</button>') }, clicks: { Signaler: { stopped } } });
      expect(answer).not.toHaveProperty('reached');
    },
  );

  it('takes the door that a login page has for those without an account', async () => {
    const login = '<main><h1>Connexion</h1><form><input type="password"></form>';
    const pages = { '/': post('<a href="/login">Signaler</a>'), '/form': form };
    expect(
      await walkOver({ pages: { ...pages, '/login': `${login}<a href="/form">Signaler sans compte</a></main>` } }),
    ).toMatchObject({ reached: true, clicks: 2, loginWall: false });
    expect(await walkOver({ pages: { ...pages, '/login': `${login}<a href="/form">Options</a></main>` } })).toMatchObject({
      reached: false,
      loginWall: true,
      steps: ['Signaler'],
    });
  });

  it('is not put off by a beacon that was held back', async () => {
    const answer = await walkOver({
      pages: { '/': post('<button>Signaler</button>') },
      clicks: { Signaler: { stopped: 'beacon' } },
    });
    expect(answer).toMatchObject({ reached: false });
  });

  it.each(['iframe', 'vigie-frame'])('leaves open what a new %s of another site shows', async (tag) => {
    const answer = await walkOver({
      pages: {
        '/': post('<button>Signaler</button>'),
        '/open': post(`<${tag} src="https://reports.example.net/form"></${tag}>`),
      },
      clicks: { Signaler: { to: '/open' } },
    });
    expect(answer).not.toHaveProperty('reached');
  });

  it('leaves open what lies on ways that were not tried', async () => {
    const many = Array.from({ length: 10 }, (_, index) => `<a href="/aide${index}">Signaler le message ${index}</a>`).join('');
    const answer = await walkOver({ pages: { '/': post(many) } });
    expect(answer).not.toHaveProperty('reached');
    expect(answer.steps).toHaveLength(8);
  });

  it('leaves open what the time did not suffice for', async () => {
    const answer = await walkOver({
      pages: { '/': post('<a href="/a">Signaler</a><a href="/b">Signaler ici</a>'), '/b': form },
      overAfter: 1,
    });
    expect(answer).not.toHaveProperty('reached');
  });

  it('waits for a form that comes late on the page it came to', async () => {
    const answer = await walkOver({
      pages: { '/': post('<a href="/form">Signaler</a>'), '/form': `<main>${prose}</main>` },
      late: { '/form': form },
    });
    expect(answer).toMatchObject({ reached: true, clicks: 1 });
  });

  it('waits for a control that comes late on the first page', async () => {
    const answer = await walkOver({
      pages: { '/': post(''), '/form': form },
      late: { '/': post('<a href="/form">Signaler</a>') },
    });
    expect(answer).toMatchObject({ reached: true, clicks: 1 });
  });

  it('tells a login on the way, and a control that opens the mail program', async () => {
    const login =
      '<main><h1>Connexion</h1><form method="post"><input name="login"><input type="password" name="p"></form></main>';
    const wall = await walkOver({ pages: { '/': post('<a href="/connexion">Signaler</a>'), '/connexion': login } });
    expect(wall).toMatchObject({ reached: false, loginWall: true, byMail: false });
    const mail = await walkOver({
      pages: { '/': post('<a href="mailto:abus@exemple.example">Signaler</a>') },
      clicks: { Signaler: { to: '/' } },
    });
    expect(mail).toMatchObject({ reached: false, loginWall: false, byMail: true });
  });

  it('tries only what a menu shows anew', async () => {
    const menu = '<button>Options</button>';
    const answer = await walkOver({
      pages: {
        '/': post(`${menu}<button>Répondre</button>`),
        '/menu': post(`${menu}<a href="/form">Signaler</a>`),
        '/form': form,
      },
      clicks: { Options: { to: '/menu' } },
    });
    expect(answer).toMatchObject({ reached: true, clicks: 2 });
  });
});
