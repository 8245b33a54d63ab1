import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../src/capture/capture-options.js';
import { type CaptureRequest, recordedOptions } from '../../src/capture/capture-request.js';
import { type CapturePlanInput, capturePlan, givenFlags } from '../../src/cli/capture-plan.js';
import { captureLimits, usualCaptureFlags } from '../../src/cli/capture-request.js';
import type { Ruleset } from '../../src/ruleset/ruleset.js';

let base: string;
let bundle: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'vigie-resume-'));
  bundle = join(base, 'evidence.wacz');
  mkdirSync(bundle);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const secrets = { headers: { 'X-Audit': 's3cret' }, basicAuth: { username: 'me', password: 's3cret' } };
const begun = (): CaptureRequest => ({
  schema: 1,
  entryUrl: 'https://forum.example/',
  startedAt: '2026-11-23T20:52:50.000Z',
  version: '0.1.0',
  rulesetDigest: 'd1',
  needs: ['legal-notice'],
  options: recordedOptions(
    {
      ...captureLimits({ ...usualCaptureFlags, 'max-pages': 12 }),
      entryUrl: 'https://forum.example/',
      directory: bundle,
      ruleset: { digest: 'd1' } as Ruleset,
      engine: { promisesOf: () => [] },
      command: [],
      version: '0.1.0',
      secrets,
    },
    { ...defaultLimits, tabs: 3 },
    5,
  ),
});
const keep = (request: unknown = begun()) => writeFileSync(join(bundle, 'capture-request.json'), JSON.stringify(request));
const plan = (own: Partial<CapturePlanInput> = {}, folder = base) =>
  capturePlan({
    url: undefined,
    given: ['resume'],
    bin: 'vigie',
    argv: ['audit', '--resume', folder],
    ...own,
    flags: { ...usualCaptureFlags, resume: folder, header: ['X-Audit: s3cret'], 'basic-auth': 'me:s3cret', ...own.flags },
  });

describe('--resume', () => {
  it.each([['the folder of the audit', () => base] as const, ['the bundle', () => bundle] as const])(
    'goes on from %s with the options of before',
    (_, folder) => {
      keep();
      const { options, openFolder } = plan({}, folder());
      expect(options).toMatchObject({
        entryUrl: 'https://forum.example/',
        maxPages: 12,
        samples: 5,
        resume: true,
        secrets,
        needs: ['legal-notice'],
        limits: { tabs: 3 },
        command: ['vigie', 'audit', '--resume', folder()],
      });
      expect(openFolder()).toMatchObject({ directory: base, bundle, report: join(base, 'report.html') });
    },
  );

  it('accepts the same address again and refuses another', () => {
    keep();
    expect(plan({ url: 'forum.example' }).options.entryUrl).toBe('https://forum.example/');
    expect(() => plan({ url: 'other.example' })).toThrow(/one of https:\/\/forum\.example\/, not of https:\/\/other\.example\//);
  });

  it.each([
    ['a folder that does not exist', () => plan({}, join(base, 'nowhere')), /There is no folder .*nowhere/],
    ['a folder without a capture', () => plan(), /holds no unfinished capture/],
  ])('refuses %s', (_, work, message) => expect(work).toThrow(message));

  it('refuses a capture that is sealed, and one whose request cannot be read', () => {
    keep();
    writeFileSync(join(bundle, 'datapackage.json'), '{}');
    expect(() => plan()).toThrow(/finished and sealed/);
    rmSync(join(bundle, 'datapackage.json'));
    for (const broken of ['{"schema": 1', '{"schema": 2}', 'null']) {
      writeFileSync(join(bundle, 'capture-request.json'), broken);
      expect(() => plan(), broken).toThrow(/does not say what the capture was asked for/);
    }
  });

  it('refuses flags that would change the visit, not those that say how to judge it', () => {
    keep();
    expect(() => plan({ given: ['resume', 'max-pages'] })).toThrow(/--max-pages cannot be given with --resume/);
    expect(() => plan({ given: ['resume', 'consent'] })).toThrow(/--consent/);
    expect(plan({ given: ['resume', 'set', 'lang', 'browser', 'header'] }).options.resume).toBe(true);
  });

  it('goes on for the same operator and case, which cannot be changed', () => {
    const sheet = { operator: 'Jeanne Martin', caseReference: '2026-17', ntp: 'ntp.example' };
    keep({ ...begun(), sheet });
    expect(plan().options.sheet).toEqual(sheet);
    expect(() => plan({ given: ['resume', 'operator'] })).toThrow(/--operator cannot be given with --resume/);
  });

  it('asks for the same secrets again, for they are not kept', () => {
    keep();
    const without = { ...usualCaptureFlags, resume: base };
    expect(() => plan({ flags: { ...without, 'basic-auth': undefined } })).toThrow(/started with --basic-auth/);
    expect(() => plan({ flags: { ...without, header: [] } })).toThrow(/started with --header \(X-Audit\)/);
    expect(() => plan({ flags: { ...without, proxy: 'http://p:1' } })).toThrow(/started without --proxy/);
    expect(plan({ flags: { ...without, header: ['x-audit: s3cret'] } }).options.resume).toBe(true);
  });
});

describe('a new capture', () => {
  it('needs an address', () => {
    const flags = { ...usualCaptureFlags };
    expect(() => capturePlan({ url: undefined, flags, given: [], bin: 'vigie', argv: [] })).toThrow(
      /address of the site \(url\)/,
    );
  });

  it('knows which flags were typed from those that are there by default', () => {
    expect(givenFlags({ samples: { setFromDefault: true }, robots: {}, delay: undefined })).toEqual(['robots', 'delay']);
  });
});
