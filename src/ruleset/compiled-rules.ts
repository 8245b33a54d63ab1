import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RuleTexts } from './rule-texts.js';
import type { Ruleset } from './ruleset.js';

/**
 * Where the build leaves the shipped rules, read and checked. The file stands beside the compiled sources and nowhere else: who runs
 * the sources themselves reads the YAML.
 */
export const compiledRulesFile = (): string => fileURLToPath(new URL('../rules.json', import.meta.url));

type Plain = Readonly<Record<string, unknown>>;

/** A ruleset as text: indexes become lists of id and definition, in their order. */
export function compileRules({ directory: _, ...rules }: Ruleset): string {
  const entries = Object.entries(rules).map(([key, value]) => [key, value instanceof Map ? { entries: [...value] } : value]);
  return JSON.stringify(Object.fromEntries(entries));
}

const isIndex = (value: unknown): value is { readonly entries: readonly (readonly [string, unknown])[] } =>
  typeof value === 'object' && value !== null && 'entries' in value;

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The ruleset that was compiled from exactly these files; undefined when there is none, or when a file was edited, added or taken
 * away since.
 */
export function compiledRules({ directory, digest, texts }: RuleTexts, file: string = compiledRulesFile()): Ruleset | undefined {
  // A file that cannot be read is no part of the digest, and a mistake to be told.
  if (texts.some(({ text }) => text === undefined)) return undefined;
  const text = textOf(file);
  if (text === undefined || !text.includes(`"digest":"${digest}"`)) return undefined;
  const plain = JSON.parse(text) as Plain;
  if (plain.digest !== digest) return undefined;
  const entries = Object.entries(plain).map(([key, value]) => [key, isIndex(value) ? new Map(value.entries) : value]);
  return { directory, ...Object.fromEntries(entries) };
}
