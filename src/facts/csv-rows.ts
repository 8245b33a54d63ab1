import { type Options, parse } from 'csv-parse/sync';

/** Whether what was decoded is text and not the bytes of something else: few signs of control stand at its beginning. */
export function looksLikeText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell bytes from text
  return (text.slice(0, 4000).match(/[\u0000-\u0008\u000E-\u001A\uFFFD]/g)?.length ?? 0) <= 20;
}

/**
 * The cells of separated values, row by row; rows may differ in length.
 * Throws the CsvError of csv-parse where the text cannot be read.
 */
export function csvRows(
  text: string,
  options: Pick<Options, 'bom' | 'delimiter' | 'relax_quotes' | 'skip_empty_lines' | 'max_record_size' | 'to'>,
): readonly (readonly string[])[] {
  // Without `columns` each record is a list of cells, which the type does not say.
  return parse(text, { relax_column_count: true, ...options }) as unknown as readonly (readonly string[])[];
}
