import { expect, it } from 'vitest';
import type { LinkRecord } from '../../src/evidence/page-record.js';
import { visibleLinksTo } from '../../src/evidence/visible-links.js';

const link = (path: string, text: string, more: Partial<LinkRecord> = {}): LinkRecord => ({
  url: `https://forum.example${path}`,
  text,
  place: 'footer',
  visible: true,
  selector: 'a',
  ...more,
});
const page = (id: string, path: string, links: readonly LinkRecord[], persona?: 'member') => ({
  id,
  url: `https://forum.example${path}`,
  requestedUrl: `https://forum.example${path}`,
  links,
  ...(persona ? { persona } : {}),
});

it('finds the first visible link to an address, by its words or its accessible name', () => {
  const pages = [
    page('p0001', '/', [link('/plan', 'Plan caché', { visible: false }), link('/cgu?utm_source=x', '', { name: 'Conditions' })]),
    page('p0002', '/aide', [link('/plan', 'Plan', { place: 'nav' }), link('/cgu', 'CGU')]),
  ];
  expect([...visibleLinksTo(['https://forum.example/plan', 'https://forum.example/cgu'], pages)]).toEqual([
    ['https://forum.example/cgu', { page: 'p0001', text: 'Conditions', place: 'footer' }],
    ['https://forum.example/plan', { page: 'p0002', text: 'Plan', place: 'nav' }],
  ]);
});

it('counts neither a page’s links to itself nor what only a member saw', () => {
  const pages = [
    page('p0001', '/plan', [link('/plan#haut', 'Haut')]),
    page('p0002', '/compte', [link('/plan', 'Plan')], 'member'),
  ];
  expect(visibleLinksTo(['https://forum.example/plan'], pages).size).toBe(0);
});
