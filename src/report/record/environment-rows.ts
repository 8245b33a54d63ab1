import { type DnsAnswer, dnsFile } from '../../evidence/environment-sheet.js';
import { type SheetLines, type SheetStep, sheetLines } from '../view/sheet-view.js';
import type { Words } from '../words.js';
import { bothTimes } from './both-times.js';
import type { RecordInput } from './record-input.js';

/** One step that the standard asks for: what was recorded of it, what was not, and whether the officer writes here. */
export interface EnvironmentRow extends SheetLines {
  readonly number: number;
  readonly name: string;
  /** A sentence before blank lines to be filled in by hand; empty elsewhere. */
  readonly fillIn: string;
}

/** Steps that captures made before the sheet existed know nothing of. */
const lateSteps: ReadonlySet<SheetStep> = new Set(['profile', 'localNetwork', 'publicAddress', 'dns', 'proxy', 'clock', 'tls']);

/** The environment along the steps of NF Z67-147, in the order in which its commentators list them. */
export function environmentRows(input: RecordInput, words: Words): readonly EnvironmentRow[] {
  const { capture, environment } = input.bundle;
  const sheet = (step: SheetStep): SheetLines =>
    environment.machine === undefined && lateSteps.has(step)
      ? { known: [], unchecked: [words.t('record.notRecorded')] }
      : sheetLines(step, environment, words);
  const steps: readonly (readonly [string, SheetLines])[] = [
    ['machine', together(sheet('machine'), sheet('program'))],
    ['browser', sheet('browser')],
    ['localNetwork', sheet('localNetwork')],
    ['publicAddress', sheet('publicAddress')],
    ['dns', together(sheet('dns'), known(...nameLines(input, words)))],
    ['proxy', sheet('proxy')],
    ['clock', sheet('clock')],
    ['profile', sheet('profile')],
    ['times', known(bothTimes(capture.startedAt, words), bothTimes(capture.endedAt, words))],
    ['path', pathLines(words)],
    ['screenshots', screenshotLines(input, words)],
    ['source', together(sourceLines(input, words), sheet('tls'))],
    ['traffic', trafficLines(input, words)],
    ['personal', known()],
    ['copies', copyLines(input, words)],
  ];
  return steps.map(([step, lines], index) => ({
    number: index + 1,
    name: words.t(`record.step.${step}`),
    ...lines,
    fillIn: step === 'personal' ? words.t('record.officer') : '',
  }));
}

/** Names that are written out; the file lists all. */
const namesShown = 40;

/** « forum.example: 203.0.113.7 », from `network/dns.json`. */
function nameLines({ bundle, files }: RecordInput, { t, plural }: Words): readonly string[] {
  if (!files.some(({ path }) => path === dnsFile)) return [];
  const { names } = JSON.parse(bundle.readText(dnsFile)) as { readonly names: readonly DnsAnswer[] };
  const told = names.slice(0, namesShown).map(({ host, answers, resolvedBy }) => {
    const found = resolvedBy === 'proxy' ? t('record.byProxy') : answers.join(', ') || t('record.noAnswer');
    return t('record.dnsName', { host, answers: found });
  });
  return names.length > namesShown ? [...told, plural('record.moreNames', names.length - namesShown)] : told;
}

const known = (...lines: readonly string[]): SheetLines => ({ known: lines, unchecked: [] });

const together = (one: SheetLines, other: SheetLines): SheetLines => ({
  known: [...one.known, ...other.known],
  unchecked: [...one.unchecked, ...other.unchecked],
});

const pathLines = ({ t }: Words): SheetLines =>
  known(t('record.typed'), t('record.seeNavigation', { section: t('record.section.navigation') }));

function screenshotLines({ bundle }: RecordInput, { t, plural }: Words): SheetLines {
  const count = bundle.pages.filter(({ artifacts }) => artifacts.screenshot !== undefined).length;
  const { width, height } = bundle.capture.options.viewport;
  return { known: [plural('record.shots', count, { viewport: `${width} × ${height}` })], unchecked: [t('record.noAddressBar')] };
}

const sourceLines = ({ bundle }: RecordInput, { plural }: Words): SheetLines =>
  known(plural('record.sources', bundle.pages.filter(({ artifacts }) => artifacts.dom !== undefined).length));

function trafficLines({ files }: RecordInput, { t }: Words): SheetLines {
  const archives = files.map(({ path }) => path).filter((path) => path.startsWith('archive/'));
  const listed = files.some(({ path }) => path === 'network/connections.jsonl');
  return {
    known: [
      ...(listed ? [t('record.connections')] : []),
      ...(archives.length > 0 ? [t('record.warc', { files: archives.join(', ') })] : []),
    ],
    unchecked: [t('record.noPcap')],
  };
}

const copyLines = ({ files }: RecordInput, { t, plural }: Words): SheetLines => ({
  known: [plural('record.digests', files.length)],
  unchecked: [t('record.noMedium')],
});
