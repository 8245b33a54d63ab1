import { describe, expect, it } from 'vitest';
import { assertOpens, type BrowserFinders, resolveBrowser } from '../../src/capture/browser-resolution.js';
import { refusalOf } from '../../src/capture/link-refusal.js';
import { withoutCookieValues } from '../../src/capture/network-log.js';
import { type AnswerSigns, obstacleOf } from '../../src/capture/obstacle.js';
import { robotsFrom } from '../../src/capture/robots.js';
import { isSameSiteRedirect, scopeOf } from '../../src/capture/scope.js';
import { locationsOf } from '../../src/capture/sitemap.js';
import { slugsToTry, whyNoPage } from '../../src/capture/slug-tries.js';
import { urlPattern } from '../../src/capture/url-pattern.js';
import { retryAfterMs } from '../../src/capture/visit-politely.js';
import { pageUrl } from '../../src/evidence/page-address.js';
import { isThirdParty, isThirdPartyCookie } from '../../src/evidence/party.js';
import { ruleset } from './capture-fixture.js';

describe('addresses', () => {
  it('are spelled once', () => {
    expect(pageUrl('https://a.example/p?utm_source=x&id=3#part')).toBe('https://a.example/p?id=3');
    expect(pageUrl('https://a.example/#/about')).toBe('https://a.example/#/about');
    expect(pageUrl('http://[')).toBeUndefined();
    expect(urlPattern('https://a.example/topic/12-long-words-of-title?page=2')).toBe('a.example/topic/*?page=#');
    expect(urlPattern('https://a.example/index.php?page=terms')).not.toBe(urlPattern('https://a.example/index.php?page=legal'));
  });

  it('belong to a registrable domain, or to a host and port', () => {
    expect(scopeOf('https://www.a.co.uk/').includes('https://forum.a.co.uk/x')).toBe(true);
    expect(scopeOf('https://one.github.io/').includes('https://two.github.io/')).toBe(false);
    expect(isThirdParty('http://127.0.0.1:2/', 'http://127.0.0.1:1/')).toBe(true);
    expect(isThirdParty('data:text/plain,x', 'http://127.0.0.1:1/')).toBe(false);
    expect(isThirdPartyCookie('.a.example', 'https://forum.a.example/')).toBe(false);
    expect(isThirdPartyCookie('.ads.example', 'https://forum.a.example/')).toBe(true);
    expect(isSameSiteRedirect('http://localhost/', 'https://localhost/')).toBe(true);
    expect(isSameSiteRedirect('http://a.example/', 'https://b.example/')).toBe(false);
  });

  it('that change something, or are no pages, are refused; a page about deletion is not', () => {
    const refusals = ['/logout', '/user/sign-out', '/x?do=logout', '/cart/add/3', '/post/1/delete', '/a.pdf', '/a.exe'];
    expect(refusals.map((path) => refusalOf({ url: `https://a.example${path}`, text: '' }))).toEqual([
      'side-effect',
      'side-effect',
      'side-effect',
      'side-effect',
      'side-effect',
      'document',
      'not-a-page',
    ]);
    expect(
      refusalOf({ url: 'https://a.example/aide/supprimer-mon-compte', text: 'Comment supprimer mon compte' }),
    ).toBeUndefined();
    expect(refusalOf({ url: 'https://a.example/x', text: 'Se déconnecter' })).toBe('side-effect');
    for (const url of ['javascript:void(0)', 'data:text/html,x', 'file:///etc/passwd'])
      expect(refusalOf({ url, text: '' })).toBe('unsafe-scheme');
    expect(refusalOf({ url: 'mailto:a@b.example', text: '' })).toBe('not-a-page');
  });

  it.each([
    ['/api.php?action=feedrecentchanges&feedformat=atom', 'not-a-page'],
    ['/index.php?title=Accueil&feed=rss', 'not-a-page'],
    ['/feed.php?type=rss2', undefined],
    ['/comments/feed/', 'not-a-page'],
    ['/blog/rss', 'not-a-page'],
    ['/feed', undefined],
    ['/community/feed/', undefined],
    ['/aide/rss-et-atom', undefined],
    ['/?feed=amis', undefined],
  ])('%s: %s', (path, expected) => {
    expect(refusalOf({ url: `https://a.example${path}`, text: '' })).toBe(expected);
  });
});

describe('what stands before a page', () => {
  const signs = (more: Partial<AnswerSigns>): AnswerSigns => ({
    requestedUrl: 'https://a.example/x',
    url: 'https://a.example/x',
    status: 200,
    contentType: 'text/html',
    headers: {},
    title: '',
    text: 'words',
    html: '<p>words</p>',
    hasPasswordField: false,
    ...more,
  });
  it.each([
    ['a plain page', {}, undefined],
    [
      'a page whose protection is only installed',
      { html: '<script src="https://js.datadome.co/tags.js">', headers: { 'x-datadome': '1' } },
      undefined,
    ],
    ['a contact form with a captcha', { html: '<div class="g-recaptcha">', title: 'Contact' }, undefined],
    [
      'a challenge answered with 200',
      { title: 'Just a moment...', html: '<script src="https://challenges.cloudflare.com/x">' },
      'blocked',
    ],
    ['a 403 of a firewall', { status: 403, headers: { 'x-iinfo': '1' } }, 'blocked'],
    ['a 403 with a captcha', { status: 403, html: '<div class="h-captcha">' }, 'captcha'],
    ['a bare 403', { status: 403 }, 'blocked'],
    ['a 403 for members', { status: 403, text: 'You must be logged in' }, 'login-required'],
    ['a 401', { status: 401 }, 'login-required'],
    ['a 429', { status: 429 }, 'blocked'],
    ['a 503 of the server itself', { status: 503 }, 'http-error'],
    ['a 404', { status: 404 }, 'http-error'],
    ['a redirect to the login', { url: 'https://a.example/login?next=x', hasPasswordField: true }, 'login-required'],
    [
      'the login page itself',
      { requestedUrl: 'https://a.example/login', url: 'https://a.example/login/', hasPasswordField: true },
      undefined,
    ],
    ['a PDF', { contentType: 'application/pdf' }, 'not-html'],
  ] as const)('%s', (_name, more, expected) => {
    expect(obstacleOf(signs(more))).toBe(expected);
  });

  it('may ask to come back later, in seconds or by date', () => {
    const answered = (status: number, value: string) =>
      ({ page: { status, hops: [{ url: '', status, headers: { 'retry-after': value } }] } }) as never;
    expect(retryAfterMs(answered(429, '2'), 0)).toBe(2000);
    expect(retryAfterMs(answered(503, 'Thu, 01 Jan 1970 00:00:05 GMT'), 1000)).toBe(4000);
    expect(retryAfterMs(answered(429, 'soon'), 0)).toBeUndefined();
    expect(retryAfterMs(answered(200, '2'), 0)).toBeUndefined();
  });
});

describe('what a site says about itself', () => {
  const answer = (body: string, more = {}) => ({
    status: 200,
    url: 'https://a.example/robots.txt',
    contentType: 'text/plain',
    body,
    bytes: Buffer.from(body),
    truncated: false,
    ...more,
  });
  it('robots.txt is obeyed, an error page in its place is not', () => {
    const rules = robotsFrom(
      'https://a.example/robots.txt',
      answer('User-agent: Vigie\nDisallow: /admin\nSitemap: https://a.example/map.xml'),
    );
    expect([rules.allows('https://a.example/admin/x'), rules.allows('https://a.example/y'), rules.sitemaps]).toEqual([
      false,
      true,
      ['https://a.example/map.xml'],
    ]);
    expect(
      robotsFrom('https://a.example/robots.txt', answer('Disallow: /', { contentType: 'text/html' })).allows(
        'https://a.example/',
      ),
    ).toBe(true);
  });

  it('sitemaps are read as XML, index or text, and a hostile one takes no time', () => {
    expect(locationsOf('<urlset><url><loc> https://a.example/?a=1&amp;b=2 </loc></url></urlset>')).toEqual({
      isIndex: false,
      urls: ['https://a.example/?a=1&b=2'],
    });
    expect(locationsOf('<sitemapindex><sitemap><loc><![CDATA[https://a.example/1.xml]]></loc>')).toEqual({
      isIndex: true,
      urls: ['https://a.example/1.xml'],
    });
    expect(locationsOf('https://a.example/1\nhttps://a.example/2').urls).toHaveLength(2);
    // A reader that goes back for each blank would not end within hours.
    expect(locationsOf(`<loc>${' '.repeat(500_000)}`.repeat(2)).urls).toEqual([]);
  });

  it('usual addresses are tried by turns, and a soft 404 is no page', () => {
    const paths = slugsToTry(ruleset, ['legal-notice', 'terms'], 'https://a.example/forum/', 10).map(
      ({ url }) => new URL(url).pathname,
    );
    expect(paths).toEqual(['/mentions-legales', '/terms', '/legal-notice']);
    expect(slugsToTry(ruleset, ['terms'], 'https://a.example/', 10)).toHaveLength(1);
    const page = (body: string, more = {}) => answer(body, { url: 'https://a.example/terms', contentType: 'text/html', ...more });
    const nowhere = page('<h1>Rien ici</h1>', { url: 'https://a.example/nowhere' });
    expect(whyNoPage(page('<h1>Rien ici</h1>'), nowhere, 'https://a.example/')).toMatchObject({ shows: 'nothing' });
    expect(whyNoPage(page('<h1>Conditions générales</h1> article un'), nowhere, 'https://a.example/')).toBeUndefined();
    // A wiki answers every address, and names what was asked for.
    const unwritten = (path: string) =>
      page(`<p>${path.replace(/\W/g, ' ')} — This topic does not exist yet. No such page: you may create it.</p>`, {
        url: `https://a.example${path}`,
      });
    const empty = unwritten('/vigie-no-such-page-4f81c2');
    expect(whyNoPage(unwritten('/legal/digital-services-act'), empty, 'https://a.example/')).toMatchObject({ shows: 'nothing' });
    expect(whyNoPage(page('<h1>Terms</h1><p>By using this wiki you agree.</p>'), empty, 'https://a.example/')).toBeUndefined();
    expect(whyNoPage(page('x', { url: 'https://a.example/' }), nowhere, 'https://a.example')).toEqual({
      detail: 'leads back to the entry page',
      shows: 'entry',
    });
    expect(whyNoPage(page('x', { status: 404 }), nowhere, 'https://a.example/')).toEqual({ detail: 'HTTP 404' });
  });

  it('cookie values do not reach the stored headers', () => {
    expect(withoutCookieValues({ 'set-cookie': 'sid=secret; Path=/\nb=other; Secure', server: 'x' })).toEqual({
      'set-cookie': 'sid=…; Path=/\nb=…; Secure',
      server: 'x',
    });
  });
});

describe('the browser is chosen', () => {
  const none: BrowserFinders = { playwright: () => undefined, system: () => undefined, packed: async () => undefined };
  const packed = async () => ({
    executablePath: '/tmp/p/chromium',
    environment: { LD_LIBRARY_PATH: '/tmp/p/lib' },
    packageVersion: '147.0.0',
    opensHttps: true,
  });
  it('by option, then environment, then Playwright, then the system, then the npm package', async () => {
    const runnable = process.execPath;
    const all = { playwright: () => '/pw/chrome-headless-shell', system: () => '/usr/bin/chromium', packed };
    expect(await resolveBrowser({ browserPath: runnable, environment: { VIGIE_BROWSER: '/x' } }, all)).toMatchObject({
      source: 'option',
    });
    expect(await resolveBrowser({ environment: { VIGIE_BROWSER: runnable } }, all)).toMatchObject({ source: 'environment' });
    expect(await resolveBrowser({ environment: { VIGIE_BROWSER: 'packed' } }, all)).toMatchObject({ source: 'npm package' });
    expect(await resolveBrowser({ environment: {} }, all)).toMatchObject({ source: 'playwright', headless: 'shell' });
    expect(await resolveBrowser({ environment: {} }, { ...all, playwright: () => undefined })).toMatchObject({
      source: 'system',
      headless: 'new',
    });
    expect(await resolveBrowser({ environment: {} }, { ...none, packed })).toMatchObject({
      source: 'npm package',
      warning: expect.stringContaining('older'),
    });
  });

  // Without that library the packed browser stopped at the first https page, and the report blamed the site.
  it('and refuses an https address to a packed browser that cannot open it', async () => {
    const lame = async () => ({ executablePath: '/x', environment: {}, packageVersion: '147.0.0', opensHttps: false });
    const resolved = await resolveBrowser({ environment: {} }, { ...none, packed: lame });
    expect(() => assertOpens(resolved, 'https://forum.example/')).toThrow(/libsqlite3/);
    expect(() => assertOpens(resolved, 'http://127.0.0.1:8080/')).not.toThrow();
  });

  it('or the sentence says what to install', async () => {
    await expect(resolveBrowser({ environment: {} }, none)).rejects.toMatchObject({
      code: 'browser-not-found',
      hint: expect.stringContaining('Install'),
    });
    await expect(resolveBrowser({ browserPath: '/no/such' }, none)).rejects.toThrow(/--browser names \/no\/such/);
  });
});
