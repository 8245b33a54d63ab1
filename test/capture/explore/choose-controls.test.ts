import { describe, expect, it } from 'vitest';
import { type Choice, chooseControls } from '../../../src/capture/explore/choose-controls.js';
import type { ControlRecord, LinkRecord } from '../../../src/evidence/page-record.js';

let position = 0;
const control = (name: string, more: Partial<ControlRecord> = {}): ControlRecord => ({
  role: 'button',
  name,
  selector: `body > div:nth-of-type(${++position}) > button:nth-of-type(1)`,
  rect: { x: 0, y: 0, width: 10, height: 10 },
  color: 'rgb(0, 0, 0)',
  background: 'rgb(255, 255, 255)',
  disabled: false,
  place: 'main',
  popup: false,
  ...more,
});
const page = 'https://exemple.example/';
const link = (url: string, selector: string): LinkRecord => ({ url, text: 'x', place: 'footer', visible: true, selector });
const names = (controls: readonly ControlRecord[], links: readonly LinkRecord[] = [], more: Partial<Choice> = {}) =>
  chooseControls({
    reading: { url: page, links, controls },
    promisesOf: ({ text }) => (/mentions/i.test(text) ? ['legal-notice'] : /signaler/i.test(text) ? ['report-form'] : []),
    sought: ['legal-notice'],
    ...more,
  }).map(({ control: { name } }) => name);

describe('the controls chosen on a page', () => {
  it('are those that promise a page sought, then those around the content, then the menus in it', () => {
    expect(
      names([
        control('Options du message', { popup: true }),
        control('Rubriques', { popup: true, place: 'nav' }),
        control('', { place: 'header' }),
        control('Aide', { place: 'footer' }),
        control('Mentions'),
      ]),
    ).toEqual(['Mentions', 'Rubriques', 'Aide', '', 'Options du message']);
  });

  it('are one of each kind, and at most two menus of the content', () => {
    const menus = ['…', '…', '⋮', 'Plus'].map((name, index) =>
      control(name, { popup: true, selector: `main > article:nth-of-type(${index + 1}) > button:nth-of-type(1)` }),
    );
    expect(names(menus)).toEqual(['…', '⋮']);
  });

  it('leave out kinds worked on another page', () => {
    const [first, second] = [control('Mentions'), control('Mentions')];
    const [worked] = chooseControls({
      reading: { url: page, links: [], controls: [first] },
      promisesOf: () => ['legal-notice'],
      sought: ['legal-notice'],
    });
    expect(names([second], [], { alreadyWorked: new Set([worked?.key ?? '']) })).toEqual([]);
  });

  it('promise a type that is still sought', () => {
    expect(names([control('Signaler')])).toEqual([]);
    expect(names([control('Signaler')], [], { sought: ['report-form'] })).toEqual(['Signaler']);
  });

  it.each([
    ['#', true],
    ['#!', true],
    ['', true],
    ['/mentions', false],
    ['#mentions', false],
    ['#/mentions', false],
  ])('with the address « %s »: %s', (hash, expected) => {
    const one = control('Mentions', { role: 'link', selector: '#m', place: 'footer' });
    expect(names([one], [link(hash.startsWith('/') ? `https://exemple.example${hash}` : `${page}${hash}`, '#m')])).toEqual(
      expected ? ['Mentions'] : [],
    );
  });

  it('are links without an address outside the content, whatever their words', () => {
    const at = (place: ControlRecord['place']) =>
      names([control('Autre', { role: 'link', selector: '#l', place })], [link('javascript:go()', '#l')]);
    expect(at('footer')).toEqual(['Autre']);
    expect(at('main')).toEqual([]);
  });

  it('rest under the pointer, unclicked, when they lead to a page and open a menu', () => {
    const [one] = chooseControls({
      reading: {
        url: page,
        links: [link(`${page}aide`, '#l')],
        controls: [control('Aide', { role: 'link', selector: '#l', place: 'nav', popup: true })],
      },
      promisesOf: () => [],
      sought: ['legal-notice'],
    });
    expect(one?.hoverOnly).toBe(true);
  });

  it('are neither disabled, nor fields, nor boxes to tick, nor buttons of a form', () => {
    expect(
      names([
        control('Mentions', { disabled: true }),
        control('Mentions', { role: 'checkbox' }),
        control('Mentions', { role: 'switch' }),
        control('Mentions', { role: 'textbox' }),
        control('Aller', { place: 'form' }),
      ]),
    ).toEqual([]);
  });
});
