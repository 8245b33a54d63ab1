import { expect, it } from 'vitest';
import { startSite } from '../../support/site-server.js';
import { bannerPage, consentStates } from './consent-fixture.js';

const run = consentStates();
const buttons = `<button onclick="choose('yes')">Tout accepter</button> <button onclick="choose('no')">Tout refuser</button>`;

it('keeps apart what is stored, read and requested before a choice, after it and after a reload', async () => {
  const tracker = await startSite({
    routes: {
      '/early.js': {
        headers: { 'content-type': 'text/javascript' },
        body: `document.cookie; document.cookie = '_early=1234;max-age=99;path=/'`,
      },
      '*': { headers: { 'set-cookie': 'uid=77; Path=/', 'content-type': 'image/gif' }, body: '' },
    },
  });
  try {
    const { record, phase } = await run(
      {
        '/': bannerPage(buttons, {
          script: `const s = document.createElement('script'); s.src = '${tracker.url('/early.js')}'; document.head.append(s);
            localStorage.setItem('visitor', 'abcdef');
            window.onChoice = (value) => { document.cookie = '_after_' + value + '=1;path=/'; fetch('/consent', { method: 'POST', body: value });
              new Image().src = '${tracker.url('/pixel')}?' + value; };`,
        }),
        '/consent': { status: 204 },
        '/inner': '<!doctype html><html lang="fr"><title>Sujet</title><p>Un sujet.</p></html>',
      },
      { paths: ['/', '/inner'] },
    );
    const before = phase('untouched', 'before');
    expect(before.cookies.map(({ name }) => name)).toEqual(['_early']);
    expect(before.cookies[0]?.seenAfterMs).toBeLessThan(before.durationMs);
    expect(before.storage).toMatchObject([{ kind: 'localStorage', key: 'visitor', valueLength: 6 }]);
    expect(before.requests.filter(({ thirdParty }) => thirdParty).map(({ url }) => url)).toEqual([tracker.url('/early.js')]);
    expect(before.cookieAccess).toContainEqual({
      script: tracker.url('/early.js'),
      thirdParty: true,
      reads: 1,
      writes: 1,
      names: ['_early'],
    });
    expect(record.states.untouched.phases.map(({ name }) => name)).toEqual(['before', 'inner']);

    expect(phase('refuse', 'before').requests.some(({ url }) => url.includes('/pixel'))).toBe(false);
    const after = phase('refuse', 'after');
    expect(after.requests.map(({ url, method, thirdParty }) => [new URL(url).pathname, method, thirdParty])).toEqual(
      expect.arrayContaining([
        ['/consent', 'POST', false],
        ['/pixel', 'GET', true],
      ]),
    );
    expect(after.requests.some(({ url }) => url.endsWith('/early.js'))).toBe(false);
    expect(after.cookies.map(({ name, change, since }) => [name, change, since]).sort()).toEqual([
      ['_after_no', 'new', 'after'],
      ['_early', 'kept', 'before'],
      ['choice', 'new', 'after'],
      ['uid', 'new', 'after'],
    ]);
    expect(phase('refuse', 'reload').cookies.every(({ change }) => change === 'kept')).toBe(true);
    expect(phase('refuse', 'inner').url).toContain('/inner');
    expect(phase('accept', 'after').cookies.some(({ name }) => name === '_after_yes')).toBe(true);
    expect(JSON.stringify(record)).not.toMatch(/abcdef|=1234/);
  } finally {
    await tracker.close();
  }
});

it('sees that the banner comes back after a refusal', async () => {
  const { record, phase } = await run({
    '/': bannerPage(`<button onclick="choose('yes')">Accepter</button> <button onclick="banner.remove()">Refuser</button>`),
  });
  expect(record.states.refuse.status).toBe('done');
  expect(phase('refuse', 'after').bannerVisible).toBe(false);
  expect(phase('refuse', 'reload').bannerVisible).toBe(true);
  expect(phase('accept', 'reload').bannerVisible).toBe(false);
});

it('does not take a button that does nothing for a refusal', async () => {
  const { record } = await run({ '/': bannerPage(`<button onclick="choose('yes')">Accepter</button> <button>Refuser</button>`) });
  expect(record.states.refuse.status).toBe('failed');
  expect(record.states.refuse.detail).toContain('the banner stayed');
  expect(record.states.refuse.phases.map(({ name }) => name)).toEqual(['before']);
});
