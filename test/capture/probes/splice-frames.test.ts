import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../src/capture/in-page/program.js';
import { unreadFrames } from '../../../src/capture/probes/click-path.js';
import { spliceFrames, standsElsewhere } from '../../../src/capture/probes/splice-frames.js';
import type { ControlRecord } from '../../../src/evidence/page-record.js';

const control = (name: string, selector: string): ControlRecord => ({
  role: 'button',
  name,
  selector,
  place: 'main',
  rect: { x: 5, y: 6, width: 80, height: 20 },
  color: '',
  background: '',
  disabled: false,
  popup: false,
});

const reading = (html: string, url: string, controls: readonly ControlRecord[] = []): PageReading => ({
  html,
  url,
  controls,
  text: '',
  truncated: false,
  title: '',
  lang: '',
  hasPasswordField: false,
  links: [],
  forms: [],
  storage: [],
  shape: [],
  layout: { cut: false, runs: [], documentHeight: 0, seen: { y: 0, width: 0, height: 0 } },
});

const address = 'https://aide.example/formulaire?a=1&b="2"';
const framePage = '<!doctype html><html><body class="x"><button>Envoyer</button><p id="n">Note</p></body></html>';
const main = reading(
  '<html><body><vigie-frame src="https://forum.example/carte"></vigie-frame><iframe class="w" src="https://aide.example/formulaire?a=1&amp;b=%222%22"></iframe><button>Signaler</button></body></html>',
  'https://forum.example/sujet',
  [control('Signaler', 'body > button:nth-of-type(1)')],
);
const frame = {
  source: new URL(address).href,
  at: { x: 100, y: 200 },
  reading: reading(framePage, address, [control('Envoyer', 'body > button:nth-of-type(1)'), control('Note', '#n')]),
};

describe('frames of other sites, written into the page', () => {
  const whole = spliceFrames(main, [frame]);

  it('stand where their element stood, and their controls are found there', () => {
    const $ = load(whole.html);
    const inside = whole.controls.filter(standsElsewhere);
    expect(inside.map(({ name }) => name)).toEqual(['Envoyer', 'Note']);
    expect(inside.map(({ selector }) => $(selector).text())).toEqual(['Envoyer', 'Note']);
    expect(inside[0]?.rect).toEqual({ x: 105, y: 206, width: 80, height: 20 });
  });

  it('leave the controls of the page itself as they were', () => {
    expect(whole.controls.filter((one) => !standsElsewhere(one))).toEqual(main.controls);
  });

  it('do not count as unread any more', () => {
    expect(unreadFrames(main)).toBe(1);
    expect(unreadFrames(whole)).toBe(0);
  });

  it('are left out where the page has no such element', () => {
    expect(spliceFrames(main, [{ ...frame, source: 'https://aide.example/autre' }])).toEqual(main);
  });
});

describe('unread frames', () => {
  const count = (html: string) => unreadFrames({ html, url: 'https://forum.example/sujet' });

  it('of another host of the same site count, for the page cannot read them either', () => {
    expect(count('<iframe src="https://aide.forum.example/x"></iframe>')).toBe(1);
  });

  it('of the page’s own origin do not once they are opened', () => {
    expect(count('<vigie-frame src="https://forum.example/y"></vigie-frame><iframe src="about:blank"></iframe>')).toBe(0);
  });

  it('of the page’s own origin whose page did not come yet count', () => {
    expect(count('<iframe src="/x"></iframe><iframe src="y.html"></iframe>')).toBe(2);
  });
});
