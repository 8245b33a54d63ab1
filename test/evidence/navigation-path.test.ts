import { describe, expect, it } from 'vitest';
import { navigationPaths, type PathPage } from '../../src/evidence/navigation-path.js';

type Found = NonNullable<PathPage['foundOn']>;

const page = (id: string, foundOn?: Found, more: Partial<PathPage> = {}): PathPage => ({
  id,
  url: `https://forum.example/${id}`,
  requestedUrl: `https://forum.example/${id}`,
  capturedAt: '2026-11-28T10:00:00.000Z',
  ...(foundOn ? { foundOn } : {}),
  ...more,
});
const link = (from: string, text = from, place: Found['place'] = 'footer'): Found => ({ page: from, text, place });
const pathOf = (pages: readonly PathPage[], id: string) => navigationPaths(pages).find((path) => path.page === id);

describe('the way to a page', () => {
  it('is the chain of links from the entry page, with words and places', () => {
    const pages = [page('p0001'), page('p0002', link('p0001', 'Aide', 'nav')), page('p0003', link('p0002', 'Signaler', 'main'))];
    expect(pathOf(pages, 'p0003')).toEqual({
      page: 'p0003',
      url: 'https://forum.example/p0003',
      capturedAt: '2026-11-28T10:00:00.000Z',
      by: 'links',
      steps: [
        { page: 'p0001', url: 'https://forum.example/p0001' },
        { page: 'p0002', url: 'https://forum.example/p0002', text: 'Aide', place: 'nav' },
        { page: 'p0003', url: 'https://forum.example/p0003', text: 'Signaler', place: 'main' },
      ],
    });
    expect(pathOf(pages, 'p0001')).toMatchObject({ by: 'entry', steps: [{ page: 'p0001' }] });
  });

  it.each(['sitemap', 'slug'] as const)('says plainly that a step was no link but the %s', (place) => {
    const pages = [page('p0001'), page('p0002', link('p0001', '', place)), page('p0003', link('p0002'))];
    expect(pathOf(pages, 'p0002')?.by).toBe(place);
    expect(pathOf(pages, 'p0003')?.by).toBe(place);
  });

  it('is broken, and ends, where pages lead to each other or to no page of the capture', () => {
    const circle = [page('p0001'), page('p0002', link('p0003')), page('p0003', link('p0002')), page('p0004', link('p0004'))];
    expect(pathOf(circle, 'p0002')).toMatchObject({ by: 'broken', steps: [{ page: 'p0003' }, { page: 'p0002' }] });
    expect(pathOf(circle, 'p0004')).toMatchObject({ by: 'broken', steps: [{ page: 'p0004' }] });
    expect(pathOf([page('p0002', link('p0009'))], 'p0002')?.by).toBe('broken');
  });

  it('of a member who was led where a visitor had been is the visitor’s, and says so', () => {
    const member = { persona: 'member' as const };
    const pages = [
      page('p0001'),
      page('p0002', link('p0001', 'Aide', 'nav')),
      page('p0003', undefined, { ...member, requestedUrl: 'https://forum.example/p0001' }),
      page('p0004', link('p0003', '', 'body'), { ...member, requestedUrl: 'https://forum.example/p0002' }),
      page('p0005', link('p0003', 'Mon compte', 'nav'), member),
    ];
    expect(pathOf(pages, 'p0004')).toMatchObject({
      by: 'as-visitor',
      steps: [{ page: 'p0001' }, { page: 'p0002', text: 'Aide' }],
    });
    expect(pathOf(pages, 'p0005')).toMatchObject({
      by: 'links',
      persona: 'member',
      steps: [{ page: 'p0003' }, { page: 'p0005' }],
    });
  });
});
