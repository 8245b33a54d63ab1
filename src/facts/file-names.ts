import type { PageTypeDefinition } from '../ruleset/definitions.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { type CompiledPattern, compilePattern, findMatches } from './compile-pattern.js';
import { foldText } from './fold-text.js';
import { normaliseText } from './normalise-text.js';

const isFile = /\.(?:pdf|docx?|odt|xlsx|csv|tsv|zip)$/i;

export interface FileNames {
  /** Whether the address is that of a file whose path says that it is a page of this type. */
  readonly isNamed: (address: string, type: PageType) => boolean;
}

/** Compiles the patterns by which page types know their files. */
export function indexFileNames(definitions: Iterable<PageTypeDefinition>): FileNames {
  const patterns = new Map<PageType, readonly CompiledPattern[]>();
  for (const { id, files } of definitions)
    if (files !== undefined)
      patterns.set(
        id,
        files.map((pattern) => compilePattern(pattern)),
      );
  return {
    isNamed: (address, type) => {
      const own = patterns.get(type);
      const path = own === undefined ? undefined : pathOf(address);
      return path !== undefined && isFile.test(path) && (own ?? []).some((pattern) => findMatches(pattern, path, 1).length > 0);
    },
  };
}

function pathOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { pathname } = new URL(address);
  try {
    return foldText(normaliseText(decodeURIComponent(pathname))).folded;
  } catch {
    return pathname.toLowerCase();
  }
}
