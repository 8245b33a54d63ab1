import { describe, expect, it } from 'vitest';
import { cleanMarkup } from '../../../src/capture/documents/clean-markup.js';

describe('mark-up made of a file', () => {
  it.each([
    [
      'keeps text elements without their attributes',
      '<p class="a" onclick="x()">A <strong style="x">b</strong></p>',
      '<p>A <strong>b</strong></p>',
    ],
    ['drops scripts with their content', '<p>A</p><script>alert("<p>")</script><style>p{}</style>', '<p>A</p>'],
    ['drops pictures and anchors but keeps their words', '<a id="x"></a><p><img src="data:x">A</p>', '<p>A</p>'],
    [
      'keeps web links only',
      '<a href="javascript:x">A</a><a href="https://site.test/?a=1&amp;b=2">B</a>',
      'A<a href="https://site.test/?a=1&amp;b=2">B</a>',
    ],
    ['closes what was left open', '<ul><li>A<li>B', '<ul><li>A<li>B</li></li></ul>'],
    ['escapes what looks like a tag and is none', '<p>1 < 2 &lt;script&gt;</p>', '<p>1 &lt; 2 &lt;script&gt;</p>'],
  ])('%s', (_, html, clean) => {
    expect(cleanMarkup(html)).toBe(clean);
  });
});
