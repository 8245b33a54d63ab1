import { describe, expect, it } from 'vitest';
import { watchShown } from '../../../src/capture/explore/newly-shown.js';
import type { ControlRecord, LinkRecord } from '../../../src/evidence/page-record.js';

const link = (text: string, visible = true): LinkRecord => ({
  url: `https://exemple.example/${text}`,
  text,
  place: 'nav',
  visible,
  selector: `#${text}`,
});
const button = (name: string, selector: string) => ({ role: 'button', name, place: 'main', selector }) as ControlRecord;

describe('what is shown for the first time', () => {
  it('counts a link that was hidden, and each link once', () => {
    const shownSince = watchShown({ links: [link('a'), link('b', false)], controls: [] });
    expect(shownSince({ links: [link('a'), link('b'), link('c', false)], controls: [] }, '#m').links).toEqual([
      { ...link('b'), revealedBy: '#m' },
    ]);
    expect(shownSince({ links: [link('b'), link('c')], controls: [] }, '#n').links).toEqual([{ ...link('c'), revealedBy: '#n' }]);
  });

  it('does not take a control that moved for a new one', () => {
    const shownSince = watchShown({ links: [], controls: [button('…', '#a'), button('…', '#b')] });
    const later = { links: [], controls: [button('…', '#x'), button('…', '#y'), button('Signaler', '#z')] };
    expect(shownSince(later, '#m').controls).toEqual([{ ...button('Signaler', '#z'), revealedBy: '#m' }]);
    expect(shownSince(later, '#m').controls).toEqual([]);
  });
});
