import { describe, expect, it } from 'vitest';
import type { Node } from '../../src/ruleset/node.js';
import { judgeTiny } from '../support/tiny-assessment.js';
import { both, rule } from '../support/tiny-ruleset.js';
import { page } from '../support/tiny-site.js';

const pages = [page('/mentions-legales', '<h1>Mentions légales</h1><p>Hébergeur : Exemple.</p>')];
const yes: Node = { id: 'yes', fact: { id: 'host-named' } };
const no: Node = { id: 'no', fact: { id: 'director-named', absence: 'visited' } };
const open: Node = { id: 'open', fact: { id: 'director-named', absence: 'never' } };
const judge = (check: Node, profile: Record<string, string | boolean> = {}) =>
  judgeTiny(rule({ check }), { pages, profile: { 'features.userContent': true, ...profile } });

describe('a check', () => {
  it.each<[string, Node, string, readonly string[], readonly string[]]>([
    ['all of true and true', { all: [yes, yes] }, 'pass', [], []],
    ['all of true and open', { all: [yes, open] }, 'needs-review', [], ['open']],
    ['all of false and open', { all: [no, open] }, 'fail', ['no'], ['open']],
    ['any of false and true', { any: [no, yes] }, 'pass', [], []],
    ['any of false and open', { any: [no, open] }, 'needs-review', [], ['open']],
    ['any of false and false', { any: [no, no] }, 'fail', ['no'], []],
    ['none of false', { none: [no] }, 'pass', [], []],
    ['none of true', { none: [no, yes] }, 'fail', ['yes'], []],
    ['none of open', { none: [no, open] }, 'needs-review', [], ['open']],
    ['two of true, false, true', { atLeast: { min: 2, of: [yes, no, yes] } }, 'pass', [], []],
    ['two of true, false, open', { atLeast: { min: 2, of: [yes, no, open] } }, 'needs-review', [], ['open']],
    ['two of true, false, false', { atLeast: { min: 2, of: [yes, no, no] } }, 'fail', ['no'], []],
    ['a sequence stops at what is not true', { sequence: [yes, open, no] }, 'needs-review', [], ['open']],
    ['a sequence that fails first', { sequence: [no, open] }, 'fail', ['no'], []],
    ['an alternative with a name is named as a whole', { all: [yes, { id: 'either', any: [no, no] }] }, 'fail', ['either'], []],
    ['a group is named by what failed in it', { id: 'group', all: [yes, no] }, 'fail', ['no'], []],
    [
      'a fact without name is named by its fact',
      { fact: { id: 'director-named', absence: 'visited' } },
      'fail',
      ['director-named'],
      [],
    ],
  ])('%s', (_, check, outcome, failed, unknown) => {
    const result = judge(check);
    expect(result).toMatchObject({ outcome, failed });
    expect(result.unknown).toEqual(unknown);
  });

  it('does not call « not found » what was seen and should not be there', () => {
    const seen: Node = { id: 'seen', fact: { id: 'host-named', is: false }, onFalse: 'needs-review' };
    expect(judge(seen)).toMatchObject({ outcome: 'needs-review', reason: 'judgement' });
    expect(judge({ id: 'group', none: [yes], onFalse: 'needs-review' })).toMatchObject({ reason: 'judgement' });
    expect(judge({ ...no, onFalse: 'needs-review' })).toMatchObject({ reason: 'not-found' });
  });

  it('says in words which of its parts failed', () => {
    const named = rule({
      check: { all: [yes, no] },
      checks: { no: both('directeur') },
      messages: { fail: both('Manque : {failed} ({pages} page).') },
    });
    expect(judgeTiny(named, { pages }).message.fr).toBe('Manque : directeur (1 page).');
  });

  it('records every named part with its answer', () => {
    expect(judge({ all: [yes, open] }).checks.map(({ id, value, reason }) => [id, value, reason])).toEqual([
      ['yes', true, undefined],
      ['open', 'unknown', 'not-found'],
    ]);
  });
});

describe('a guard', () => {
  const guarded: Node = { all: [yes, { ...no, when: { profile: 'features.ads', is: true } }] };

  it('that does not hold leaves the part out', () => {
    const result = judge(guarded, { 'features.ads': false });
    expect(result.outcome).toBe('pass');
    expect(result.checks.map(({ id }) => id)).toEqual(['yes']);
    expect(result.rests.map(({ key }) => key)).toEqual(['features.ads', 'features.userContent']);
  });

  it('that holds keeps it', () => {
    expect(judge(guarded, { 'features.ads': true })).toMatchObject({ outcome: 'fail', failed: ['no'] });
  });

  it('that nobody answered asks the question instead of failing', () => {
    expect(judge(guarded)).toMatchObject({ outcome: 'not-tested', reason: 'profile-unknown', asks: ['features.ads'] });
  });

  it('that nobody answered does not matter where the part holds anyway', () => {
    expect(judge({ ...yes, when: { profile: 'features.ads', is: true } })).toMatchObject({ outcome: 'pass', asks: [] });
  });

  it('that does not hold is not counted against a service in a `none`', () => {
    expect(
      judge({ none: [{ ...yes, when: { profile: 'features.ads', is: true } }, no] }, { 'features.ads': false }).outcome,
    ).toBe('pass');
  });
});
