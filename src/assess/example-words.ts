import type { FactEngine } from '../facts/fact-engine.js';
import { foldProse } from '../facts/fold-text.js';
import { normaliseText } from '../facts/normalise-text.js';
import { pageText } from '../facts/page-text.js';
import type { PageView } from '../facts/page-view.js';
import { mapZones } from '../facts/zone-index.js';
import type { FieldDefinition, LexiconDefinition, ZoneDefinition } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { type Language, languages } from '../ruleset/vocabulary.js';
import type { ExampleResult } from './example-result.js';

const isLanguage = (code: string): code is Language => (languages as readonly string[]).includes(code);
const folded = (text: string): string => foldProse(normaliseText(text)).folded;
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const viewOf = (engine: FactEngine, html: string): PageView =>
  engine.viewOfDocument({ source: 'example', content: html, format: 'html', url: 'https://exemple.example/page' });

export function lexiconExamples(engine: FactEngine, definition: LexiconDefinition): ExampleResult[] {
  const lexicon = engine.lexicon(definition.id);
  const run = (texts: LexiconDefinition['accept'], expected: boolean): ExampleResult[] =>
    Object.entries(texts).flatMap(([language, list]) =>
      (list ?? []).map((text): ExampleResult => {
        // Phrases of `any` are used on pages of every language, so what they must refuse is refused in every language.
        const use = isLanguage(language) ? [language] : expected ? [] : languages;
        const match = lexicon.find(folded(text), use, 1)[0];
        const ok = (match !== undefined) === expected;
        return {
          file: definition.file,
          kind: 'lexicon',
          id: definition.id,
          example: `${expected ? 'accepts' : 'rejects'} ${language}: ${text}`,
          ok,
          expected: expected ? 'match' : 'no match',
          got: match === undefined ? 'no match' : 'match',
          detail: ok ? '' : match === undefined ? 'no phrase matches' : `the phrase “${match.phrase}” matches`,
        };
      }),
    );
  return [...run(definition.accept, true), ...run(definition.reject, false)];
}

export function fieldExamples(engine: FactEngine, definition: FieldDefinition): ExampleResult[] {
  const read = (text: string) =>
    engine.evaluate(viewOf(engine, `<p>${escaped(text)}</p>`), { field: { name: definition.id, is: 'valid' } });
  const place = { file: definition.file, kind: 'field' as const, id: definition.id };
  const accepted = definition.accept.map((item): ExampleResult => {
    const { text, value } = typeof item === 'string' ? { text: item, value: undefined } : item;
    const answer = read(text);
    const got = answer.value === true ? (answer.text ?? '') : 'no valid value';
    const ok = answer.value === true && (value === undefined || value === answer.text);
    const detail = ok ? '' : `read ${answer.text === undefined ? 'nothing' : `“${answer.text}”`}, answered ${answer.value}`;
    return { ...place, example: `accepts: ${text}`, ok, expected: value ?? 'a valid value', got, detail };
  });
  const rejected = definition.reject.map((text): ExampleResult => {
    const answer = read(text);
    const ok = answer.value !== true;
    const got = ok ? 'no valid value' : (answer.text ?? 'a valid value');
    return {
      ...place,
      example: `rejects: ${text}`,
      ok,
      expected: 'no valid value',
      got,
      detail: ok ? '' : `read “${got}” as valid`,
    };
  });
  return [...accepted, ...rejected];
}

function placesOf(text: string, phrase: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(phrase); at >= 0 && phrase !== ''; at = text.indexOf(phrase, at + 1)) places.push(at);
  return places;
}

export function zoneExamples(ruleset: Ruleset, engine: FactEngine, definition: ZoneDefinition): ExampleResult[] {
  const lexicons = new Map([...ruleset.lexicons.keys()].map((id) => [id, engine.lexicon(id)]));
  return definition.examples.map((example): ExampleResult => {
    const view = viewOf(engine, example.html);
    const zones = mapZones(view, ruleset.zones.values(), lexicons);
    const text = pageText(view).folded;
    const inZone = (phrase: string) => placesOf(text, folded(phrase)).map((at) => zones.at(at) === definition.id);
    const wrong = [
      ...[...example.contains, ...example.excludes]
        .filter((phrase) => inZone(phrase).length === 0)
        .map((p) => `“${p}” is not in the page`),
      ...example.contains
        .filter((p) => inZone(p).length > 0 && !inZone(p).includes(true))
        .map((p) => `“${p}” is outside the zone`),
      ...example.excludes.filter((p) => inZone(p).includes(true)).map((p) => `“${p}” is inside the zone`),
    ];
    return {
      file: definition.file,
      kind: 'zone',
      id: definition.id,
      example: example.name,
      ok: wrong.length === 0,
      expected: 'as listed',
      got: wrong.length === 0 ? 'as listed' : 'otherwise',
      detail: wrong.join('; '),
    };
  });
}
