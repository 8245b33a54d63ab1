import { describe, expect, it } from 'vitest';
import { runExamples } from '../../src/assess/run-examples.js';
import type { RuleExample } from '../../src/ruleset/examples.js';
import { fact, rule, tinyRuleset } from '../support/tiny-ruleset.js';

const prose = '<p>Ce paragraphe présente le service et ses règles en français pour les personnes qui le visitent.</p>';
const profile = { features: { userContent: true } };
const legal = (body: string) => ({ type: 'legal-notice' as const, html: `<html lang="fr"><body>${prose}${body}</body></html>` });
const check = { id: 'host', fact: { id: 'host-named' } };
const run = (example: Omit<RuleExample, 'name'>) => {
  const one = rule({ check, examples: [{ name: 'one', ...example }] });
  return runExamples(tinyRuleset({ rules: [one] }), { kinds: ['rule'] })[0];
};

describe('an example of a rule', () => {
  it('is judged as a real capture would be', () => {
    expect(run({ expect: 'pass', profile, pages: [legal('<p>Hébergeur : Exemple.</p>')] })).toMatchObject({
      ok: true,
      got: 'pass',
    });
  });

  it('may say that the visit was complete; otherwise an absence is no breach', () => {
    expect(run({ expect: 'fail', because: ['host'], profile, pages: [legal('')], coverage: 'complete' })).toMatchObject({
      ok: true,
    });
    expect(run({ expect: 'needs-review', reason: 'coverage-incomplete', profile, pages: [legal('')] })).toMatchObject({
      ok: true,
    });
  });

  it('is not complete where the page itself leaves something unseen', () => {
    const pages = [legal('<footer><a href="/aide">Aide</a></footer><a href="/annexe.pdf">Annexe</a>')];
    const result = run({ expect: 'fail', profile, pages, coverage: 'complete' });
    expect(result).toMatchObject({ ok: false, got: 'needs-review' });
    expect(result?.detail).toMatch(/coverage lacks: document-unread$/);
  });

  it('tells what differs: outcome, reason, deciding check', () => {
    expect(run({ expect: 'pass', profile, pages: [legal('')], coverage: 'complete' })?.detail).toBe('outcome fail, checks: host');
    expect(run({ expect: 'not-applicable', reason: 'exempt', profile: { features: { userContent: false } } })?.detail).toBe(
      'reason profile instead of exempt',
    );
    expect(run({ expect: 'fail', because: ['address'], profile, pages: [legal('')], coverage: 'complete' })?.detail).toMatch(
      /not among the deciding checks: address/,
    );
  });

  it('with a wrong profile is told so', () => {
    expect(run({ expect: 'pass', profile: { features: { userContnt: true } } })?.detail).toMatch(
      /did you mean `features.userContent`/,
    );
  });

  it('without pages has nothing to test', () => {
    expect(run({ expect: 'not-tested', profile, pages: [] })).toMatchObject({ ok: true });
  });
});

describe('examples of the other definitions', () => {
  it('of a lexicon are matched in their language', () => {
    const results = runExamples(tinyRuleset(), { kinds: ['lexicon'], ids: ['host'] });
    expect(results.map(({ example, ok }) => [example, ok])).toEqual([
      ['accepts fr: hebergeur', true],
      ['rejects fr: rien de tel', true],
    ]);
  });

  it('of a fact are compared, and a wrong one says what was answered', () => {
    const html = `<html lang="fr"><body>${prose}</body></html>`;
    const wrong = fact('host-named', { text: { lexicon: 'host' } }, [{ name: 'none', expect: true, html }]);
    expect(runExamples(tinyRuleset({ facts: new Map([['host-named', wrong]]) }), { kinds: ['fact'] })).toMatchObject([
      { ok: false, expected: 'true', got: 'false', detail: 'answered false' },
    ]);
  });

  it('of a fact that names a missing lexicon fail with the reason', () => {
    const html = `<p>${prose}</p>`;
    const broken = fact('broken', { text: { lexicon: 'none' } }, [{ name: 'one', expect: true, html }]);
    const [result] = runExamples(tinyRuleset({ facts: new Map([['broken', broken]]) }), { kinds: ['fact'] });
    expect(result).toMatchObject({ ok: false, id: 'broken' });
    expect(result?.detail).toMatch(/"none", which does not exist/);
  });

  it('of a field are read with its patterns', () => {
    const field = {
      schema: 1 as const,
      file: 'fields/code.yaml',
      id: 'code',
      title: { fr: 'Code', en: 'Code' },
      patterns: ['code (?P<value>[0-9]{3})'],
      personalData: false,
    };
    const fields = new Map([
      ['code', { ...field, accept: [{ text: 'code 123', value: '123' }, 'code 12'], reject: ['code x', 'code 456'] }],
    ]);
    expect(runExamples(tinyRuleset({ fields }), { kinds: ['field'] }).map(({ ok }) => ok)).toEqual([true, false, true, false]);
  });

  it('of a zone say what lies inside and outside', () => {
    const html = `${prose}<h2>Hébergeur</h2><p>Exemple Hosting</p><h2>Contact</h2><p>Autre société</p>`;
    const zone = (contains: string[], excludes: string[]) => ({
      schema: 1 as const,
      file: 'zones/host.yaml',
      id: 'host-zone',
      title: { fr: 'H', en: 'H' },
      heading: 'host',
      examples: [{ name: 'one', html, contains, excludes }],
    });
    const results = (contains: string[], excludes: string[]) =>
      runExamples(tinyRuleset({ zones: new Map([['host-zone', zone(contains, excludes)]]) }), { kinds: ['zone'] })[0];
    expect(results(['Exemple Hosting'], ['Autre société'])).toMatchObject({ ok: true });
    expect(results(['Autre société'], [])?.detail).toBe('“Autre société” is outside the zone');
    expect(results([], ['Exemple Hosting'])?.detail).toBe('“Exemple Hosting” is inside the zone');
    expect(results(['Absent'], [])?.detail).toBe('“Absent” is not in the page');
  });
});
