import { describe, expect, it } from 'vitest';
import { controlKey } from '../../src/evidence/control-key.js';

describe('the kind of a control', () => {
  const key = (selector: string, name = '…') => controlKey({ selector, name });

  it('is the same for the menus of two posts, wherever they stand and whatever number they bear', () => {
    expect(key('main > article:nth-of-type(1) > button:nth-of-type(2)')).toBe(
      key('main > article:nth-of-type(12) > button:nth-of-type(1)'),
    );
    expect(key('#post-17 > button:nth-of-type(1)')).toBe(key('#post-18 > button:nth-of-type(1)'));
  });

  it('differs by words, but not by their case or spaces, and by what holds it', () => {
    expect(key('#menu', 'Menu')).toBe(key('#menu', ' menu '));
    expect(key('#menu', 'Menu')).not.toBe(key('#menu', 'Aide'));
    expect(key('footer > button:nth-of-type(1)')).not.toBe(key('nav > button:nth-of-type(1)'));
  });
});
