import type { EvidenceBundle } from '../evidence/bundle.js';
import { decodeAddress } from '../evidence/decode-address.js';
import type { PageRecord } from '../evidence/page-record.js';
import { findReports, type SourceGroup } from '../facts/transparency-report/find-reports.js';
import type { ReportSource } from '../facts/transparency-report/raw-table.js';
import type { Report } from '../facts/transparency-report/report.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { addressKeys, urlKey } from './site-url.js';

interface ReadFile {
  readonly record: PageRecord;
  readonly html: string;
}

/** The file as it came, with its extracted text; undefined when it is no table or was not kept whole. */
function sourceOf(bundle: EvidenceBundle, { record, html }: ReadFile): ReportSource | undefined {
  const { document, artifacts, id, url } = record;
  const format = document?.format;
  if (document === undefined || (format !== 'csv' && format !== 'xlsx' && format !== 'zip')) return undefined;
  const file = artifacts.document;
  if (file === undefined || file.truncated === true) return undefined;
  const name = decodeAddress(new URL(url).pathname.split('/').at(-1) ?? url);
  const whole = document.quality === 'text' && document.readParts === document.parts;
  return { page: id, name: name === '' ? url : name, format, html, whole, bytes: bundle.readBytes(file.path) };
}

const isTableFile = (url: string): boolean => /^[^?#]*\.(?:csv|xlsx|zip)(?:$|[?#])/i.test(url);

/** For each page, the files of tables that it links, by the keys of their addresses. */
function linkedTables(files: readonly ReadFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const pages = files.filter(({ record }) => record.document === undefined);
  return new Map(
    pages.map(({ record }) => [
      record.id,
      new Set(record.links.filter(({ url }) => isTableFile(url)).map(({ url }) => urlKey(url))),
    ]),
  );
}

/**
 * The sheets of one report may be the files that one page links. A file that several pages link belongs with those of the page
 * that links most; where that page links files that were not read, nothing may be said to be missing.
 */
function groupsOf(bundle: EvidenceBundle, files: readonly ReadFile[]): readonly SourceGroup[] {
  const linked = linkedTables(files);
  const tables = files.flatMap((file) => {
    const source = sourceOf(bundle, file);
    return source === undefined ? [] : [{ source, keys: addressKeys(file.record) }];
  });
  const read = new Set(tables.flatMap(({ keys }) => keys));
  const groups = new Map<string, ReportSource[]>();
  for (const { source, keys } of tables) {
    const holders = [...linked].filter(([, urls]) => keys.some((key) => urls.has(key)));
    const [page, urls] = holders.sort(([, a], [, b]) => b.size - a.size)[0] ?? ['', new Set<string>()];
    const whole = source.whole && [...urls].every((key) => read.has(key));
    groups.set(page, [...(groups.get(page) ?? []), { ...source, whole }]);
  }
  return [...groups.values()];
}

/** The reports made with a harmonised template among the files of a capture, by the id of the page that stands for each. */
export function reportsByPage(
  bundle: EvidenceBundle,
  ruleset: Ruleset,
  files: readonly ReadFile[],
): ReadonlyMap<string, readonly Report[]> {
  const reports = new Map<string, Report[]>();
  for (const report of findReports(groupsOf(bundle, files), ruleset.reportTemplates.values())) {
    reports.set(report.page, [...(reports.get(report.page) ?? []), report]);
  }
  return reports;
}
