import { describe, expect, it } from 'vitest';
import type { PageRecord } from '../../src/evidence/page-record.js';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule, tinyRuleset } from '../support/tiny-ruleset.js';
import { page } from '../support/tiny-site.js';

const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const doors = { schema: 1, file: 'lexicons/staff-doors.yaml', id: 'staff-doors', accept: {}, reject: {} } as const;
const tiny = tinyRuleset();
const ruleset = { ...tiny, lexicons: new Map([...tiny.lexicons, [doors.id, { ...doors, phrases: { any: ['^admin$'] } }]]) };

const pages = [page('/', '<h1>Bienvenue</h1>'), page('/mentions-legales', '<h1>Mentions légales</h1>')];
const gapsOf = (path: string, more: Partial<PageRecord>, text = '') =>
  judgeTiny(host, {
    ruleset,
    pages: [...pages, { path, foundOn: { page: 'p0001', text, place: 'body' as const }, ...more }],
  }).coverage?.gaps.map(({ code }) => code);

const refused = { obstacle: 'blocked', status: 403 } as const;

describe('the administration of a site', () => {
  it('leaves nothing unseen where it is closed', () => {
    expect(gapsOf('/admin', refused)).toEqual([]);
    expect(gapsOf('/forum/admin/', { obstacle: 'login-required', status: 200 })).toEqual([]);
  });

  it('is a page like any other where something else stands before it', () => {
    expect(gapsOf('/admin', { obstacle: 'captcha', status: 200 })).toEqual(['blocked-pages']);
    expect(gapsOf('/admin', { obstacle: 'timeout', status: null })).toEqual(['page-timeout']);
  });

  it('is not known by a name that only contains the word, nor deep within a path', () => {
    expect(gapsOf('/administratifs', refused)).toEqual(['blocked-pages']);
    expect(gapsOf('/a/b/admin', refused)).toEqual(['blocked-pages']);
  });
});
