import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { bothTimes } from '../../src/report/record/both-times.js';
import { environmentRows } from '../../src/report/record/environment-rows.js';
import { pathRows } from '../../src/report/record/path-rows.js';
import type { RecordInput } from '../../src/report/record/record-input.js';
import { renderRecord } from '../../src/report/record/render-record.js';
import { wordsOf } from '../../src/report/words-of.js';
import { page, recordSample } from './record-sample.js';
import { goldenDirectory, pointer, sampleAssessment, withResult } from './sample.js';

const english = wordsOf('en');
const read = (input: RecordInput, lang: 'fr' | 'en' = 'en') => load(renderRecord(input, lang));
const update = process.env.VIGIE_UPDATE_GOLDEN === '1';

it.each(['fr', 'en'] as const)('writes the sample record in %s as it was last approved', (lang) => {
  const file = join(goldenDirectory, `record.${lang}.html`);
  const written = renderRecord(recordSample(), lang);
  if (update) writeFileSync(file, written);
  expect(existsSync(file)).toBe(true);
  expect(written === readFileSync(file, 'utf8'), 'the record changed: run with VIGIE_UPDATE_GOLDEN=1 and look at it').toBe(true);
});

describe('the record', () => {
  it('says first that it is no constat, and names itself a technical record', () => {
    const $ = read(recordSample(), 'fr');
    expect($('h1').text()).toBe('Relevé technique automatisé');
    expect($('.nature').text()).toContain('Ce document n’est pas un constat.');
    expect($('.nature').text()).toContain('Une absence relevée peut résulter d’une page non atteinte');
  });

  it('names operator, case, times in UTC and Paris, and the digest', () => {
    const text = read(recordSample())('#object').text();
    expect(text).toContain('Jeanne Martin, Arcom');
    expect(text).toMatch(/Case referencenot stated/);
    expect(text).toContain('12 November 2026, 09:02:03 UTC, that is 10:02:03 in Paris');
    expect(text).toContain('d'.repeat(64));
    expect(text).toContain("--case 'l'\\''affaire 17'");
    expect(text).toContain('partial (page limit reached)');
  });

  it('tells each finding with rule, law and its date, quote, page, times, file and hash', () => {
    const rule = 'dsa-16-1-notice-electronic-only';
    const quote = { exact: 'écrivez-nous par courrier', prefix: '', suffix: '', selector: 'main > p' };
    const assessment = withResult(sampleAssessment(), rule, { evidence: [pointer({ quote })], checks: [] });
    const articles = read({ ...recordSample(), assessment })('#findings article');
    const found = articles.filter((_, element) => load(element).text().includes(rule)).text();
    expect(found).toMatch(/Gap found.*art\. 16.*since 17 February 2024/s);
    for (const part of [
      'écrivez-nous par courrier',
      'main > p',
      'https://forum.example/',
      'records/p0001/dom.html',
      'a'.repeat(64),
    ])
      expect(found).toContain(part);
    expect(found).toContain('12 November 2026, 09:02:07 UTC, that is 10:02:07 in Paris');
  });

  it('says so when no assessment was given', () => {
    const $ = read({ ...recordSample(), assessment: undefined });
    expect($('#findings').text()).toContain('No assessment was given');
    expect($('#untested').text()).toContain('no rule of law was applied');
    expect($('article').length).toBe(0);
  });

  it('tells what was not tested: the stop, pages that were not read, addresses left, rules', () => {
    const text = read(recordSample())('#untested').text();
    expect(text).toContain('The visit ended before its time: page limit reached.');
    expect(text).toMatch(/p0004.*access blocked/s);
    expect(text).toContain('excluded by robots.txt: 1');
    expect(text).toContain('Rules not tested');
  });

  it('copies signature and time-stamps as unverified, and says when there are none', () => {
    const stamped = read(recordSample())('#integrity').text();
    expect(stamped).toContain('e'.repeat(64));
    expect(stamped).toContain(
      'Contents of the evidence: 12 November 2026, 09:06:43 UTC, by https://tsa.example/. Nothing says that it is qualified',
    );
    expect(stamped).toContain('this record does not verify them');
    const sample = recordSample();
    const { seal: _, ...unsealed } = sample.bundle;
    const bare = read({ ...sample, bundle: unsealed, seals: { unreadable: ['datapackage-digest.json'] } })('#integrity').text();
    expect(bare).toMatch(/Signaturenone/);
    expect(bare).toContain('Not time-stamped: the time is that of the machine.');
    expect(bare).toContain('Unreadable file: datapackage-digest.json');
  });

  it('reminds that connection data last one year from the visit', () => {
    expect(read(recordSample(), 'fr')('.preservation').text()).toContain('à partir du 12 novembre 2027');
  });

  it('lists every file with size and hash', () => {
    const rows = read(recordSample())('#files tbody tr');
    expect(rows.length).toBe(5);
    expect(rows.last().text()).toContain(`records/p0001/dom.html5,000${'4'.repeat(64)}`);
  });

  it('prints what others wrote as text, without scripts, styles or links that harm', () => {
    const payload = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202E';
    const pages = [
      page('p0001', '/'),
      page('p0002', '/x', { page: 'p0001', text: payload, place: 'nav' }, { title: payload, url: 'javascript:alert(1)' }),
    ];
    const sample = recordSample({ pages });
    const environment = { ...sample.bundle.environment, operator: payload };
    const $ = read({
      ...sample,
      bundle: { ...sample.bundle, environment },
      seals: { signature: { software: payload }, unreadable: [] },
    });
    expect($('script, img, svg, iframe, object, form, input').length).toBe(0);
    expect($('style').length).toBe(1);
    expect($('a[href^="javascript:"]').length).toBe(0);
    expect($('#object').text()).toContain('"><script>alert(1)</script>');
    expect($.html()).not.toContain('\u202E');
  });
});

describe('the steps of NF Z67-147', () => {
  it('are numbered, and each says what is known or what was not checked', () => {
    const rows = environmentRows(recordSample(), english);
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(rows.filter(({ known, unchecked, fillIn }) => known.length + unchecked.length === 0 && fillIn === '')).toEqual([]);
  });

  it('tell the addresses that each name resolved to', () => {
    const { known } = environmentRows(recordSample(), english)[4] ?? { known: [] };
    expect(known).toContain('forum.example: 203.0.113.80, 2001:db8::80');
    expect(known).toContain('cdn.example: no address');
  });

  it('leave the personal verification to the officer, with room to write', () => {
    const rows = environmentRows(recordSample(), wordsOf('fr')).filter(({ fillIn }) => fillIn !== '');
    expect(rows.map(({ name }) => name)).toEqual(['Vérification personnelle par l’officier public']);
    expect(read(recordSample(), 'fr')('tr.personal .blank').length).toBe(3);
  });

  it('say of an old capture that network, clock and profile were not recorded, and never that they are in order', () => {
    const { machine: _m, network: _n, clock: _c, ...old } = recordSample().bundle.environment;
    const rows = environmentRows({ ...recordSample({ environment: old }), files: [] }, english);
    const silent = rows.filter(({ unchecked }) => unchecked.includes('not recorded by that version of vigie'));
    expect(silent.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7, 8, 12]);
    expect(silent.flatMap(({ known }) => known).join()).not.toMatch(/proxy|clock|address/i);
  });
});

describe('the path to a page', () => {
  const rows = pathRows(recordSample(), english);
  const row = (id: string) => rows.find((each) => each.id === id);

  it('names each link with its words and place', () => {
    expect(row('p0003')?.steps).toEqual([
      'link “Aide” (navigation) on p0001 → p0002',
      'link “Signaler un contenu” (content) on p0002 → p0003',
    ]);
  });

  it('says plainly that no link was followed to an address of the sitemap, which must be typed', () => {
    expect(row('p0004')).toMatchObject({
      steps: ['address listed in the sitemap: no link was followed → p0004'],
      access: 'type the address',
    });
  });

  it('names a visible link to an address that was first found otherwise', () => {
    expect(row('p0005')).toMatchObject({
      note: 'A visible link leads to this page too: “CGU” (footer) on p0002.',
      steps: ['usual address that was tried: no link was followed → p0005'],
      access: 'link “CGU” (footer) on p0002 → p0005',
    });
  });

  it('marks what a member was shown', () =>
    expect(row('p0006')).toMatchObject({ member: true, note: 'Entry address, opened directly' }));
});

describe('a moment in UTC and in Paris', () => {
  it.each([
    ['2026-07-01T12:00:00.000Z', '1 July 2026, 12:00:00 UTC, that is 14:00:00 in Paris'],
    ['2026-11-12T23:30:05.000Z', '12 November 2026, 23:30:05 UTC, that is 13 November 2026, 00:30:05 in Paris'],
    ['not a time', 'not a time'],
  ])('%s', (iso, said) => expect(bothTimes(iso, english)).toBe(said));
});
