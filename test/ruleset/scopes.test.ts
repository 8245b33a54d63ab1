import { describe, expect, it } from 'vitest';
import { evaluatePredicate } from '../../src/profile/predicate.js';
import type { ProfileEntry } from '../../src/profile/profile.js';
import { fillScopes } from '../../src/ruleset/fill-scopes.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import type { Predicate } from '../../src/ruleset/node.js';
import { rule, tinyRuleset } from '../support/tiny-ruleset.js';

const known = (answers: Readonly<Record<string, string | boolean>>) =>
  new Map(
    Object.entries(answers).map(([key, value]): [string, ProfileEntry] => [
      key,
      { key, value, origin: 'declared', confidence: 1 },
    ]),
  );

const { scopes } = loadRuleset();
const asks = (id: string, answers: Readonly<Record<string, string | boolean>>) => {
  const filled = fillScopes(
    tinyRuleset({ scopes, rules: [rule({ applies: { scope: id }, check: { fact: { id: 'host-named' } } })] }),
  );
  return evaluatePredicate(filled.rules.get('rule')?.applies as Predicate, known(answers)).value;
};

const forum = {
  offersInEu: true,
  'service.kind': 'hosting',
  'features.publicDissemination': true,
  'features.ancillaryOnly': false,
  vlop: 'none',
};

describe('the tree of who owes what', () => {
  it.each([
    ['a forum is an intermediary', 'intermediary', forum, true],
    [
      'a search engine is one too',
      'intermediary',
      { offersInEu: true, 'service.kind': 'none', 'service.searchEngine': true },
      true,
    ],
    [
      'a shop of its own goods is none',
      'intermediary',
      { offersInEu: true, 'service.kind': 'none', 'service.searchEngine': false },
      false,
    ],
    ['nothing is owed outside the Union', 'intermediary', { ...forum, offersInEu: false }, false],
    ['a forum open to all is a platform', 'online-platform', forum, true],
    ['the comments of a newspaper are not', 'online-platform', { ...forum, 'features.ancillaryOnly': true }, false],
    ['closed messages are not', 'online-platform', { ...forum, 'features.publicDissemination': false }, false],
    [
      'a platform whose public is unknown stays open',
      'online-platform',
      { offersInEu: true, 'service.kind': 'hosting' },
      'unknown',
    ],
    ['a small firm is exempt', 'small-enterprise', { ...forum, size: 'small' }, true],
    [
      'a medium firm that was small last summer is exempt',
      'small-enterprise',
      { ...forum, size: 'medium', 'size.lostWithinYear': true },
      true,
    ],
    ['a large firm is not, whatever it was', 'small-enterprise', { ...forum, size: 'large' }, false],
    ['a designated platform never is', 'small-enterprise', { ...forum, size: 'small', vlop: 'vlop' }, false],
    [
      'Article 15(2) knows no year of grace',
      'small-enterprise-now',
      { ...forum, size: 'medium', 'size.lostWithinYear': true },
      false,
    ],
    ['a Belgian publisher is established in the Union', 'established-in-union', { 'publisher.country': 'BE' }, true],
    ['a publisher in Guernsey is not', 'established-in-union', { 'publisher.country': 'GG' }, false],
  ])('%s', (_name, scope, answers, expected) => {
    expect(asks(scope, answers as Record<string, string | boolean>)).toBe(expected);
  });

  it('cuts a scope that rests on itself, so that nothing hangs', () => {
    const circle = new Map([
      ['a', { schema: 1 as const, file: 'scopes/a.yaml', id: 'a', title: { fr: 'a', en: 'a' }, when: { scope: 'a' } }],
    ]);
    const filled = fillScopes(
      tinyRuleset({ scopes: circle, rules: [rule({ applies: { scope: 'a' }, check: { fact: { id: 'host-named' } } })] }),
    );
    expect(evaluatePredicate(filled.rules.get('rule')?.applies as Predicate, known({})).value).toBe('unknown');
  });
});
