import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sureAnswers } from '../../../src/capture/probes/sure-answers.js';
import type { ProbeRecord } from '../../../src/evidence/probe-record.js';
import { type SiteServer, startSite } from '../../support/site-server.js';
import { probeNamed, walkProbes } from '../../support/walk-probes.js';

describe('answers about pages that broke off', () => {
  it('keep what was seen, and neither a no nor a count', () => {
    expect(sureAnswers('clickPath', { reached: true, clicks: 4, loginWall: true, linksPrivacy: false })).toEqual({
      reached: true,
      loginWall: true,
    });
    expect(sureAnswers('steps', { boxShown: false, completed: false })).toEqual({});
  });

  it('compare nothing', () => {
    expect(sureAnswers('compare', { asked: true, bothShown: false, moreClicksToB: true, clicksToB: 3 })).toEqual({});
  });
});

describe('a page that breaks off in the middle, in a real browser', () => {
  const half = '<html lang="fr"><title>Sujet</title><body><main><h1>Sujet</h1><p>Un message sur les tomates de cette année.</p>';
  const quick = { limits: { seconds: 4 } };
  let site: SiteServer;
  let records: readonly ProbeRecord[] = [];
  beforeAll(async () => {
    site = await startSite({
      routes: {
        '/': (_, response) => {
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
          response.write(half);
        },
        '/menu': `${half}<a href="/">Signaler</a></main></body></html>`,
        '/whole': `${half}</main></body></html>`,
      },
    });
    records = await walkProbes([
      { probe: { ...probeNamed('report-from-content'), ...quick }, url: site.url('/') },
      { probe: { ...probeNamed('request-choices'), ...quick }, url: site.url('/') },
      { probe: { ...probeNamed('report-from-content'), limits: { seconds: 8 } }, url: site.url('/menu') },
      { probe: probeNamed('report-from-content'), url: site.url('/whole') },
    ]);
  });
  afterAll(() => site.close());

  const valuesOf = (index: number) => records[index]?.values;

  it('never proves that a control is missing', () => {
    expect(valuesOf(0)).not.toHaveProperty('reached');
  });

  it('never proves that nothing is asked', () => {
    expect(valuesOf(1)).not.toHaveProperty('asked');
  });

  it('proves nothing at the end of a way either', () => {
    expect(valuesOf(2)).not.toHaveProperty('reached');
  });

  it('is told apart from one that came whole', () => {
    expect(valuesOf(3)).toMatchObject({ reached: false });
  });
});
