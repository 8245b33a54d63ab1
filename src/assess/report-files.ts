import type { EvidenceBundle } from '../evidence/bundle.js';
import type { PageRecord } from '../evidence/page-record.js';
import { findReports, type SourceGroup } from '../facts/transparency-report/find-reports.js';
import type { ReportSource } from '../facts/transparency-report/raw-table.js';
import type { Report } from '../facts/transparency-report/report.js';
import type { Ruleset } from '../ruleset/ruleset.js';

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
  const name = decodeURIComponentSafely(new URL(url).pathname.split('/').at(-1) ?? url);
  const whole = document.quality === 'text' && document.readParts === document.parts;
  return { page: id, name: name === '' ? url : name, format, html, whole, bytes: bundle.readBytes(file.path) };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Loose CSV files that one page links may be the sheets of one report; any other file is a report alone. */
function groupsOf(bundle: EvidenceBundle, files: readonly ReadFile[]): readonly SourceGroup[] {
  const loose = new Map<string, ReportSource[]>();
  const alone: SourceGroup[] = [];
  for (const file of files) {
    const source = sourceOf(bundle, file);
    if (source === undefined) continue;
    if (source.format !== 'csv') alone.push([source]);
    else {
      const from = file.record.foundOn?.page ?? '';
      loose.set(from, [...(loose.get(from) ?? []), source]);
    }
  }
  return [...alone, ...loose.values()];
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
