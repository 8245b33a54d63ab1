import { readFileSync } from 'node:fs';

/** What the detector answers on a text. */
interface Detected {
  /** Two letters; empty when it has no opinion. */
  readonly language: string;
  readonly isReliable: () => boolean;
}

export interface LanguageDetector {
  readonly detect: (text: string) => Detected;
}

/** Points of one run of letters by number of language; the tables hold them as `{9:4,17:2}`. */
type Points = Readonly<Record<string, number>>;

interface Tables {
  readonly type: string;
  readonly languages: Readonly<Record<string, string>>;
  readonly ngrams: Readonly<Record<string, Points>>;
}

const readPoints = (text: string): Points => JSON.parse(`{${text.replace(/(\d+):/g, '"$1":')}}`);

/** A string literal of the tables; they use no escapes but those of quotes and backslashes. */
const unquoted = (text: string): string => text.replace(/\\(.)/g, '$1');

/**
 * Reads the tables of `eld` as text. Imported as a module they cost 200 MB and a second of every start: one object for each of a
 * hundred thousand runs of letters. Here the points of a run stay text until a page holds it.
 */
function readTables(source: string): Tables {
  const type = /type:'(\w+)'/.exec(source)?.[1] ?? '';
  const names = /languages:\{([^}]*)\}/.exec(source)?.[1] ?? '';
  const languages = Object.fromEntries([...names.matchAll(/(\d+):'([a-z]+)'/g)].map(([, number, code]) => [number, code]));
  const texts = new Map<string, string>();
  const shared = new Map<string, string>();
  // A run that reads like a name of JavaScript stands without quotes.
  const entries = source.slice(source.indexOf('ngrams:{') + 8).matchAll(/(?:'((?:[^'\\]|\\.)*)'|([^\s'",:{}]+)):\{([^}]*)\}/g);
  for (const [, quoted, bare, points] of entries) {
    const text = shared.get(points as string) ?? (points as string);
    shared.set(text, text);
    texts.set(quoted === undefined ? (bare as string) : unquoted(quoted), text);
  }
  const read = new Map<string, Points>();
  const pointsOf = (run: string): Points | undefined => {
    const text = texts.get(run);
    if (text === undefined) return undefined;
    const known = read.get(text) ?? readPoints(text);
    read.set(text, known);
    return known;
  };
  const ngrams = new Proxy({}, { get: (_, run) => pointsOf(run as string) });
  return { type, languages, ngrams };
}

type Made = { readonly instance: LanguageDetector; readonly loadData: (tables: Tables) => void };

/** The tables stand beside the package's entry, which its list of exports does not name. */
const file = (name: string): URL => new URL(name, import.meta.resolve('eld/medium'));

const { createEld } = (await import(file('../languageDetector.js').href)) as { readonly createEld: () => Made };

/** The detector of `eld` with its tables of medium size. */
export function createDetector(): LanguageDetector {
  const { instance, loadData } = createEld();
  loadData(readTables(readFileSync(file('../ngrams/medium.js'), 'utf8')));
  return instance;
}
