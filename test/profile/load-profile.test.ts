import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, UsageError } from '../../src/errors.js';
import { loadProfile } from '../../src/profile/load-profile.js';
import { tinyRuleset } from '../support/tiny-ruleset.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-profile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ruleset = tinyRuleset();
let count = 0;

function written(text: string): string {
  count += 1;
  const file = join(folder, `profile-${count}.yaml`);
  writeFileSync(file, text);
  return file;
}

function messageOf(text: string): string {
  try {
    loadProfile({ file: written(text), ruleset });
  } catch (error) {
    if (error instanceof ConfigError) return error.message.replaceAll(folder, '');
    throw error;
  }
  return 'no error';
}

const answers = (profile: ReturnType<typeof loadProfile>) =>
  Object.fromEntries([...profile.entries.values()].map((e) => [e.key, e.value]));

describe('a profile file', () => {
  it('may nest its keys or write them with dots', () => {
    const nested = loadProfile({ file: written('features: {userContent: true}\npublisher: {country: FR}\n'), ruleset });
    const flat = loadProfile({ file: written('features.userContent: true\npublisher.country: FR\n'), ruleset });
    expect(answers(nested)).toEqual({ 'features.userContent': true, 'publisher.country': 'FR' });
    expect(answers(flat)).toEqual(answers(nested));
  });

  it('may name the service', () => {
    expect(loadProfile({ file: written('name: Le Forum\nsize: micro\n'), ruleset }).name).toBe('Le Forum');
  });

  it('may be empty', () => {
    expect(loadProfile({ file: written('# nothing yet\n'), ruleset }).entries.size).toBe(0);
  });

  it('is refused with place and suggestion when a key is mistyped', () => {
    expect(messageOf('size: micro\nfeatures:\n  userContnt: true\n')).toBe(
      '/profile-5.yaml:3:3 `features.userContnt` is not a question of the profile; did you mean `features.userContent`?',
    );
  });

  it('is refused with place and suggestion when an answer is mistyped', () => {
    expect(messageOf('publisher:\n  kind: compagny\n')).toMatch(
      /yaml:2:9 `publisher.kind` cannot be `compagny`; did you mean `company`\?$/,
    );
  });

  it.each([
    ['features.userContent: yes', /cannot be `yes`; allowed: `true`, `false`\.$/],
    ['publisher.country: France', /`publisher.country` cannot be `France`; allowed: a two-letter country code such as FR\.$/],
    ['size: [micro, small]', /takes one answer, not a list/],
    ['size:', /has no answer/],
    ['name: 12', /`name` must be a text/],
    ['size: micro\n"size": small', /stands twice/],
    ['features: {ads: true}\nfeatures.ads: false', /answered twice/],
    ['- size', /is a map of answers/],
  ])('is refused with a sentence: %s', (text, sentence) => {
    expect(messageOf(text)).toMatch(sentence);
  });

  it('tells every mistake at once', () => {
    expect(messageOf('sise: micro\nsize: tiny\n').split('\n')).toHaveLength(2);
  });

  it('that does not exist is named', () => {
    expect(() => loadProfile({ file: join(folder, 'none.yaml'), ruleset })).toThrow(/There is no profile file at .*none\.yaml/);
  });
});

describe('a preset', () => {
  it('gives the usual answers, and the file wins over them', () => {
    const profile = loadProfile({ file: written('features.ads: true\n'), preset: 'forum', ruleset });
    expect(answers(profile)).toEqual({ 'features.userContent': true, 'features.ads': true });
    expect(profile.entries.get('features.userContent')?.origin).toBe('preset');
    expect(profile.entries.get('features.ads')?.origin).toBe('declared');
    expect(profile.preset).toBe('forum');
  });

  it('that does not exist is refused with the nearest one and the list', () => {
    expect(() => loadProfile({ preset: 'forums', ruleset })).toThrow(UsageError);
    expect(() => loadProfile({ preset: 'forums', ruleset })).toThrow(/did you mean `forum`\?/);
  });

  it('is never found among the properties of every object', () => {
    expect(() => loadProfile({ preset: 'constructor', ruleset })).toThrow(UsageError);
  });
});
