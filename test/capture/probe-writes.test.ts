import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { probeNamed, walkProbes } from '../support/walk-probes.js';

const button = (onclick: string) => `<button type="button" onclick="${onclick}">Signaler</button>`;
const box = (on: string) =>
  `<form method="post" action="/write/form"><textarea name="m" placeholder="Votre message" ${on}></textarea><button>Publier</button></form>`;
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `<option>${from + index}</option>`).join('');
const page = (body: string) =>
  `<html lang="fr"><title>Sujet</title><body><h1>Un sujet</h1><p>Le message d’une personne, écrit hier soir.</p>${body}</body></html>`;

/** What a page tries, by the probe that touches it, and why it is stopped. */
const attempts: readonly (readonly [string, string, string, string])[] = [
  [
    'report-from-content',
    'a form sent by the click',
    '<form method="post" action="/write/form"><button>Signaler</button></form>',
    'method',
  ],
  [
    'report-from-content',
    'a form sent by script',
    `<form id="f" method="post" action="/write/form"></form>${button("document.getElementById('f').submit()")}`,
    'method',
  ],
  ['report-from-content', 'fetch', button("fetch('/write/fetch',{method:'POST',body:'x'})"), 'method'],
  [
    'report-from-content',
    'fetch that outlives the page',
    button("fetch('/write/keep',{method:'POST',keepalive:true,body:'x'})"),
    'method',
  ],
  ['report-from-content', 'a beacon', button("navigator.sendBeacon('/write/beacon','x')"), 'method'],
  [
    'report-from-content',
    'XMLHttpRequest',
    button("var x=new XMLHttpRequest();x.open('PUT','/write/xhr');x.send('x')"),
    'method',
  ],
  ['report-from-content', 'a picture that counts', button("new Image().src='/write/pixel.gif?click=1'"), 'picture'],
  ['report-from-content', 'an address with a query', button("location.href='/write/go?report=12'"), 'navigation'],
  [
    'report-from-content',
    'a form by GET',
    '<form action="/write/get"><input type="hidden" name="report" value="12"><button>Signaler</button></form>',
    'navigation',
  ],
  [
    'report-from-content',
    'a form into a frame',
    '<iframe name="t" srcdoc="<p>…</p>"></iframe><form action="/write/frame" target="t"><input type="hidden" name="a" value="1"><button>Signaler</button></form>',
    'navigation',
  ],
  ['report-from-content', 'a window of its own', button("window.open('/write/window?x=1')"), 'navigation'],
  ['report-from-content', 'an address that tells of an effect', '<a href="/write/vote?delete=12">Signaler</a>', 'side-effect'],
  [
    'report-from-content',
    'a worker',
    `<script>var w=new Worker(URL.createObjectURL(new Blob(["onmessage=()=>fetch('"+location.origin+"/write/worker',{method:'POST'})"])))</script>${button('w.postMessage(1)')}`,
    '',
  ],
  [
    'report-from-content',
    'a beacon as the page is left',
    button("addEventListener('pagehide',()=>navigator.sendBeacon('/write/left','x'))"),
    '',
  ],
  [
    'report-from-content',
    'a request as the page is left',
    button("addEventListener('pagehide',()=>fetch('/write/left',{method:'POST',keepalive:true}))"),
    '',
  ],
  [
    'report-product',
    'a report sent by the click',
    '<button>Ajouter au panier</button><button type="button" onclick="fetch(\'/write/report\',{method:\'POST\'})">Signaler ce produit</button>',
    'method',
  ],
  ['open-composer', 'a message sent on input', box('oninput="fetch(\'/write/input?t=\'+this.value)"'), 'after-typing'],
  [
    'open-composer',
    'a message sent when the box is left',
    box('oninput="this.blur()" onblur="fetch(\'/write/blur\',{method:\'POST\'})"'),
    'method',
  ],
  ['open-composer', 'a draft saved as a picture', box('oninput="new Image().src=\'/write/draft?\'+this.value"'), 'after-typing'],
  ['open-composer', 'an address with what was typed', box('oninput="location=\'/write/go/\'+this.value"'), 'navigation'],
  [
    'open-composer',
    'a draft in a cookie that the next script carries',
    box(
      "oninput=\"document.cookie='d='+this.value;var s=document.createElement('script');s.src='/s.js';document.body.append(s)\"",
    ),
    '',
  ],
  ['open-composer', 'a form submitted on input', box('oninput="this.form.submit()"'), 'method'],
  [
    'open-composer',
    'a message over a socket that was open before',
    `${box('oninput="socket.send(this.value)"')}<script>var socket=new WebSocket(location.origin.replace('http','ws')+'/socket');socket.onopen=()=>socket.send('bonjour')</script>`,
    'socket',
  ],
  [
    'report-from-content',
    'a message as a list is chosen from',
    `<select aria-label="Actions" onchange="fetch('/write/list',{method:'POST',body:this.value})"><option>Actions</option><option>Signaler</option></select>`,
    'method',
  ],
  [
    'message-waiting',
    'a message marked as read as it is opened',
    `<button type="button" onclick="fetch('/write/read',{method:'POST'})">Vous avez 1 nouveau message</button>`,
    'method',
  ],
  [
    'privacy-settings',
    'a setting that is saved as the settings open',
    `<button type="button" onclick="fetch('/write/settings',{method:'PUT',body:'public'})">Mon compte</button>`,
    'method',
  ],
  [
    'verified-badge',
    'a badge that counts its clicks',
    `<button type="button" aria-label="Compte vérifié" onclick="navigator.sendBeacon('/write/badge','x')">✔</button>`,
    'method',
  ],
  [
    'request-choices',
    'a choice that would be sent, and is not pressed',
    `<div role="dialog"><p>Voulez-vous recevoir nos notifications ?</p><button onclick="fetch('/write/yes',{method:'POST'})">Activer</button></div>`,
    '',
  ],
  [
    'request-choices',
    'a message as Escape is pressed',
    `<div role="dialog"><p>Voulez-vous recevoir nos notifications ?</p><button>Activer</button></div><script>addEventListener('keydown',()=>{fetch('/write/key',{method:'POST'});navigator.sendBeacon('/write/key','x')})</script>`,
    'method',
  ],
  [
    'register-as-minor',
    'a date of birth sent as it is chosen',
    `<form><label>Date de naissance <input type="date" oninput="fetch('/write/age?d='+this.value)"></label><button>S’inscrire</button></form>`,
    'after-typing',
  ],
  [
    'register-as-minor',
    'parts of a date sent as they are chosen and typed',
    `<form><fieldset><legend>Date de naissance</legend><input placeholder="JJ" oninput="fetch('/write/day?d='+this.value)"><select onchange="new Image().src='/write/month?m='+this.value">${numbers(1, 12)}</select><select onchange="fetch('/write/year?y='+this.value)">${numbers(1950, 2020)}</select></fieldset><button>S’inscrire</button></form>`,
    'after-typing',
  ],
  [
    'log-out',
    'a member signed out as the account opens',
    `<button type="button" onclick="fetch('/write/out',{method:'POST'})">Mon compte</button>`,
    'method',
  ],
  [
    'age-gate',
    'films and pictures behind an age screen',
    '<p>Ce site est interdit aux moins de 18 ans.</p><button>J’ai plus de 18 ans</button><img src="/write/film.jpg" alt=""><video src="/write/film.mp4" poster="/write/film.png" autoplay muted></video><i style="background:url(/write/back.jpg)">Film</i>',
    '',
  ],
];

/** Bytes of text frames after the greeting, and requests under `/write` or by another method than GET. */
async function hostileSite(body: string, writes: string[]): Promise<SiteServer> {
  let greeted = 0;
  return startSite({
    routes: {
      '/': page(body),
      '*': (request: IncomingMessage, response: ServerResponse) => {
        if (request.url?.startsWith('/write') || request.method !== 'GET') writes.push(`${request.method} ${request.url}`);
        if (request.headers.cookie?.includes('Essai')) writes.push('a cookie');
        response.writeHead(404).end();
      },
    },
    onUpgrade: (request, socket) => {
      const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
      const accept = createHash('sha1').update(key).digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      socket.on('data', (data) => {
        const isText = ((data[0] ?? 0) & 0x0f) === 1;
        if (isText && greeted++ > 0) writes.push('a text frame');
      });
    },
  });
}

const stoppedIn = ({ runs }: ProbeRecord) =>
  runs.flatMap(({ steps }) => steps.flatMap(({ stopped }) => stopped.map(({ why }) => why)));

describe('whatever a page tries once it is touched, nothing is sent', () => {
  const sites: SiteServer[] = [];
  const writes: string[][] = attempts.map(() => []);
  let records: readonly ProbeRecord[] = [];
  beforeAll(async () => {
    for (const [index, [, , body]] of attempts.entries()) sites.push(await hostileSite(body, writes[index] as string[]));
    const tasks = attempts.map(([id], index) => ({ probe: probeNamed(id), url: (sites[index] as SiteServer).url('/') }));
    records = await walkProbes(tasks);
  }, 300_000);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each(attempts.map(([, name, , why], index) => [name, index, why] as const))('%s', (_, index, why) => {
    const record = records[index] as ProbeRecord;
    expect(writes[index]).toEqual([]);
    expect(record.runs.flatMap(({ steps }) => steps).some(({ action }) => ['click', 'fill', 'press'].includes(action))).toBe(
      true,
    );
    if (why !== '') expect(stoppedIn(record)).toContain(why);
    expect(record.values.reached).not.toBe(true);
  });

  it('and no picture of what stands behind an age screen is taken', () => {
    const steps = records.filter(({ probe }) => probe === 'age-gate').flatMap(({ runs }) => runs.flatMap((run) => run.steps));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter(({ screenshot }) => screenshot !== undefined)).toEqual([]);
  });

  it('but to the auditor’s own test platform, where that is asked for', async () => {
    const sent: string[] = [];
    const site = await hostileSite(button("fetch('/write/log',{method:'POST'})"), sent);
    const task = { probe: probeNamed('report-from-content'), url: site.url('/') };
    await walkProbes([task], { allowRequests: ['^http://127\\.0\\.0\\.1:\\d+/write/log$'] });
    await site.close();
    expect(sent).toContain('POST /write/log');
  });
});
