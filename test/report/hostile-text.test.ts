import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.js';
import { renderHtml } from '../../src/report/render-html.js';
import { revealHidden } from '../../src/report/reveal-hidden.js';
import { safeUrl } from '../../src/report/safe-url.js';
import { pointer, resultOf, sampleAssessment, withResult } from './sample.js';

const rule = 'dsa-16-1-notice-electronic-only';
const payloads = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '{{this.constructor}}',
  '</style><style>*{display:none}',
];

/** The sample with the payload wherever a page, a person or a server could have put it. */
function poisoned(payload: string): Assessment {
  const sample = sampleAssessment();
  const evidence = [
    pointer({
      url: `https://forum.example/${payload}`,
      quote: { exact: payload, prefix: payload, suffix: payload, selector: payload },
    }),
    pointer({ url: payload, page: payload, artifact: payload, fact: payload, quote: { exact: payload, prefix: '', suffix: '' } }),
  ];
  const changed = withResult(sample, rule, { evidence, message: { fr: payload, en: payload } });
  return {
    ...changed,
    service: { ...sample.service, name: payload },
    pages: sample.pages.map((page) => ({ ...page, title: payload, url: payload })),
    skipped: [{ url: payload, reason: 'failed', text: payload, promises: ['legal-notice', payload] }],
  };
}

describe('captured text in the report', () => {
  it.each(payloads)('prints %s as text', (payload) => {
    const $ = load(renderHtml(poisoned(payload), { lang: 'fr' }));
    expect($('script, svg, iframe, object, link, form, input').length).toBe(0);
    expect($('img').length).toBe(0);
    expect($('style').length).toBe(1);
    const handlers = $('*')
      .toArray()
      .flatMap((element) => Object.keys('attribs' in element ? element.attribs : {}).filter((name) => /^on|^style$/.test(name)));
    expect(handlers).toEqual([]);
    expect($('h1').text()).toBe(payload);
    expect($(`#r-${rule} blockquote mark`).first().text()).toBe(payload);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    'file:///etc/passwd',
    ' javascript:alert(1)',
    'https://a:b@forum.example/',
  ])('prints the address %s without a link', (address) => {
    expect(safeUrl(address)).toBeUndefined();
    const sample = sampleAssessment();
    const html = renderHtml(withResult(sample, rule, { evidence: [pointer({ url: address })], checks: [] }), { lang: 'en' });
    const $ = load(html);
    expect($(`#r-${rule} .evidence a`).length).toBe(0);
    expect($(`#r-${rule} .evidence`).text()).toContain(address.trim());
  });

  it('shows characters that turn or hide text', () => {
    expect(revealHidden('abc\u202Etxt.exe')).toBe('abc⟦U+202E⟧txt.exe');
    expect(revealHidden('sig\u200Bnaler\u00AD')).toBe('sig⟦U+200B⟧naler⟦U+00AD⟧');
    expect(revealHidden('\u{E0041}\u0007')).toBe('⟦U+E0041⟧⟦U+0007⟧');
    expect(revealHidden('famille 👨‍👩‍👧 et é\u00A0!\n')).toBe('famille 👨‍👩‍👧 et é\u00A0!\n');
  });

  it('shows them wherever they were captured', () => {
    const sample = sampleAssessment();
    const hidden = `pay\u202Epal`;
    const html = renderHtml(
      withResult({ ...sample, service: { ...sample.service, name: hidden } }, rule, {
        evidence: [pointer({ quote: { exact: hidden, prefix: '', suffix: '' } })],
      }),
      { lang: 'fr' },
    );
    expect(html).not.toContain('\u202E');
    expect(load(html)('h1').text()).toBe('pay⟦U+202E⟧pal');
  });

  it('keeps a long quote whole, folded under its beginning', () => {
    const long = 'mot '.repeat(400).trim();
    const html = renderHtml(
      withResult(sampleAssessment(), rule, {
        evidence: [pointer({ quote: { exact: long, prefix: '', suffix: '' } })],
        checks: [],
      }),
      { lang: 'fr' },
    );
    const $ = load(html);
    expect($(`#r-${rule} mark`).text().length).toBeLessThan(430);
    expect($(`#r-${rule} details blockquote`).text()).toBe(long);
  });

  it('embeds only JPEG and PNG screenshots', () => {
    const svg = new TextEncoder().encode('<svg onload="alert(1)"/>');
    const html = renderHtml(sampleAssessment(), { lang: 'fr', screenshot: () => svg });
    expect(load(html)('img').length).toBe(0);
    expect(html).toContain('records/p0003/screenshot.jpg');
  });

  it('stops embedding screenshots at six megabytes and says where the others are', () => {
    const jpeg = new Uint8Array(2_800_000);
    jpeg.set([0xff, 0xd8, 0xff]);
    const $ = load(renderHtml(sampleAssessment(), { lang: 'en', screenshot: () => jpeg }));
    expect($('img, image').length).toBe(2);
    expect($('body').text()).toContain('Screenshot not attached; in the evidence bundle: records/');
    expect(resultOf(sampleAssessment(), rule).outcome).toBe('fail');
  });
});
