import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { form, page } from '../support/probe-sites/probe-site.js';
import { type Route, type SiteServer, startSite } from '../support/site-server.js';
import { probeNamed, walkProbes } from '../support/walk-probes.js';

/** Sites whose form or box stands in a frame that another server fills, by address of that server. */
interface Framed {
  readonly name: string;
  readonly probe: string;
  readonly pages: (other: string) => Readonly<Record<string, string>>;
  readonly truth: Readonly<Record<string, boolean | number | undefined>>;
}

const framed = (source: string, style = 'width:600px;height:400px') => `<iframe src="${source}" style="${style}"></iframe>`;

const sites: readonly Framed[] = [
  {
    name: 'a report form on the page itself',
    probe: 'report-from-content',
    pages: (other) => ({ '/': page(framed(`${other}/signaler`)) }),
    truth: { reached: true, clicks: 0, namesIllegalContent: true },
  },
  {
    name: 'a report form on the page that a click opens',
    probe: 'report-from-content',
    pages: (other) => ({
      '/': page('<a href="/signaler">Signaler</a>'),
      '/signaler': page(framed(`${other}/signaler`), 'fr', 'Un instant'),
    }),
    truth: { reached: true, clicks: 1, namesIllegalContent: true },
  },
  {
    name: 'a report form that a click brings',
    probe: 'report-from-content',
    pages: (other) => ({
      '/': page(
        `<button onclick="document.getElementById('d').innerHTML=document.getElementById('t').innerHTML">Signaler</button><div id="d"></div><template id="t">${framed(`${other}/signaler`)}</template>`,
      ),
    }),
    truth: { reached: true, clicks: 1 },
  },
  {
    name: 'a frame of a map, and no report',
    probe: 'report-from-content',
    pages: (other) => ({ '/': page(`<a href="/carte">Signaler</a>`), '/carte': page(framed(`${other}/carte`), 'fr', 'Carte') }),
    truth: { reached: false, loginWall: false },
  },
  {
    name: 'a frame that its server could not fill',
    probe: 'report-from-content',
    pages: (other) => ({
      '/': page('<a href="/signaler">Signaler</a>'),
      '/signaler': page(framed(`${other}/en-panne`), 'fr', 'Un instant'),
    }),
    truth: { reached: undefined, loginWall: false },
  },
  {
    name: 'a frame that the guard let nobody fill',
    probe: 'report-from-content',
    pages: () => ({
      '/': page('<a href="/signaler">Signaler</a>'),
      '/signaler': page(framed('http://signalement.invalid/form'), 'fr', 'Un instant'),
    }),
    truth: { reached: undefined, loginWall: false },
  },
  {
    name: 'a frame whose page is not there yet',
    probe: 'report-from-content',
    pages: (other) => ({
      '/': page('<a href="/signaler">Signaler</a>'),
      '/signaler': page(framed(`${other}/vide`), 'fr', 'Un instant'),
    }),
    truth: { reached: undefined, loginWall: false },
  },
  {
    name: 'a form in a frame that nobody sees',
    probe: 'report-from-content',
    pages: (other) => ({ '/': page(framed(`${other}/signaler`, 'display:none')) }),
    truth: { reached: false },
  },
  {
    name: 'a control in a frame, which is seen and not clicked',
    probe: 'report-from-content',
    pages: (other) => ({ '/': page(framed(`${other}/bouton`)) }),
    truth: { reached: undefined },
  },
  {
    name: 'a registration form',
    probe: 'registration',
    pages: (other) => ({
      '/': page('<a href="/inscription">Inscription</a>'),
      '/inscription': page(framed(`${other}/inscription`), 'fr', 'Inscription'),
    }),
    truth: { reached: true, clicks: 1, asksBirthDate: true },
  },
  {
    name: 'a posting box, in which nothing is written',
    probe: 'open-composer',
    pages: (other) => ({ '/': page(framed(`${other}/ecrire`)) }),
    truth: { boxShown: true, sendReady: undefined, completed: undefined },
  },
];

const widgets: Readonly<Record<string, Route>> = {
  '/en-panne': { status: 503, body: page('<p>Réessayez plus tard.</p>', 'fr', 'Service indisponible') },
  '/vide': '<!doctype html><title>Signaler</title><div id="app"></div>',
  '/signaler': page(form(), 'fr', 'Signaler'),
  '/carte': page('<button>Agrandir</button>', 'fr', 'Carte'),
  '/bouton': page("<button onclick=\"fetch('/write',{method:'POST'})\">Signaler</button>", 'fr', 'Outils'),
  '/inscription':
    '<html lang="fr"><title>Inscription</title><body><h1>Créer un compte</h1><form method="post"><label>Pseudo <input name="p"></label><label>Courriel <input type="email"></label><label>Mot de passe <input type="password"></label><label>Date de naissance <input type="date" name="naissance"></label><button>S’inscrire</button></form></body></html>',
  '/ecrire':
    '<html lang="fr"><body><form method="post"><textarea placeholder="Votre message" oninput="fetch(\'/write\',{method:\'POST\'})"></textarea><button>Publier</button></form></body></html>',
};

/** A site of its own: another port, and another host, whose frames get a process of their own. */
describe.each(['127.0.0.1', 'localhost'])('a frame from another server (%s)', (host) => {
  const servers: SiteServer[] = [];
  let other: SiteServer;
  let records: readonly ProbeRecord[] = [];
  beforeAll(async () => {
    other = await startSite({ routes: { ...widgets, '*': { status: 404 } } });
    const address = other.origin.replace('127.0.0.1', host);
    for (const { pages } of sites) servers.push(await startSite({ routes: pages(address) }));
    records = await walkProbes(
      sites.map(({ probe }, index) => ({ probe: probeNamed(probe), url: (servers[index] as SiteServer).url('/') })),
      { allowPrivate: [new URL(address).host] },
    );
  }, 300_000);
  afterAll(() => Promise.all([other, ...servers].map((server) => server.close())));

  it.each(sites.map(({ name, truth }, index) => [name, truth, index] as const))('%s', (_, truth, index) => {
    const { status, values } = records[index] as ProbeRecord;
    const answers = Object.fromEntries(Object.keys(truth).map((name) => [name, values[name]]));
    expect({ status, ...answers }).toEqual({ status: 'done', ...truth });
  });

  it('is never written to', () => {
    expect(other.asked.length).toBeGreaterThan(0);
    expect(other.asked).not.toContain('/write');
  });
});
