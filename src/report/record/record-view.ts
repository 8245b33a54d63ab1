import { alertView } from '../view/alert-view.js';
import { shellWord } from '../view/shell-word.js';
import type { Words } from '../words.js';
import { bothTimes } from './both-times.js';
import { environmentRows } from './environment-rows.js';
import { findingRows } from './finding-rows.js';
import { integrityRows } from './integrity-rows.js';
import { methodLines } from './method-lines.js';
import { pathRows } from './path-rows.js';
import type { RecordInput } from './record-input.js';
import { untestedRows } from './untested-rows.js';

/** The technical record as data, section by section, every word already in the reader's language. */
export function recordView(input: RecordInput, words: Words) {
  const { bundle, files, assessment, version, madeAt } = input;
  const name = assessment?.service.name ?? bundle.capture.entryUrl;
  return {
    lang: words.lang,
    name,
    entryUrl: bundle.capture.entryUrl,
    documentTitle: words.t('record.documentTitle', { name }),
    footer: words.t('record.footer', { version, time: bothTimes(madeAt, words) }),
    alert: alertView(bundle.capture, words),
    object: objectRows(input, words),
    method: methodLines(input, words),
    environment: environmentRows(input, words),
    paths: pathRows(input, words),
    findings: assessment === undefined ? undefined : findingRows(assessment, words),
    untested: untestedRows(input, words),
    integrity: integrityRows(input, words),
    files: files.map(({ path, bytes, hash }) => ({ path, bytes: words.number(bytes), sha256: hash.replace(/^sha256:/, '') })),
  };
}
export type RecordView = ReturnType<typeof recordView>;

interface ObjectRow {
  readonly name: string;
  readonly value: string;
}

function objectRows({ bundle }: RecordInput, words: Words): readonly ObjectRow[] {
  const { capture, environment, digest } = bundle;
  const { t } = words;
  const row = (name: string, value: string): ObjectRow => ({ name: t(`record.object.${name}`), value });
  const state = t(`record.object.state.${capture.status}`);
  return [
    row('site', capture.entryUrl),
    ...(capture.finalEntryUrl === capture.entryUrl ? [] : [row('landed', capture.finalEntryUrl)]),
    row('scope', capture.scope),
    row('operator', environment.operator ?? t('record.object.noOperator')),
    row('case', environment.caseReference ?? t('record.object.noCase')),
    row('start', bothTimes(capture.startedAt, words)),
    ...(capture.resumedAt ?? []).map((time) => row('resumed', bothTimes(time, words))),
    row('end', bothTimes(capture.endedAt, words)),
    row(
      'status',
      capture.stoppedBy === undefined
        ? state
        : t('record.object.stopped', { state, reason: words.label('stoppedBy', capture.stoppedBy) }),
    ),
    row('digest', digest),
    ...redactedRows(bundle, words),
    ...(environment.command.length === 0 ? [] : [row('command', environment.command.map(shellWord).join(' '))]),
  ];
}

/** Of a redacted copy, what it is a copy of and why; nothing of a bundle as it was captured. */
function redactedRows({ redaction }: RecordInput['bundle'], words: Words): readonly ObjectRow[] {
  if (redaction === undefined) return [];
  const { original, redactedAt, reason, by, files, records } = redaction;
  const { t } = words;
  const count = (state: string) => words.number(files.filter((file) => file.state === state).length);
  const value = t('record.object.redactedValue', {
    original,
    time: bothTimes(redactedAt, words),
    by: by === undefined ? '' : t('seal.redactedBy', { by }),
    reason,
    masked: count('masked'),
    withheld: count('withheld'),
    records: words.number(records.length),
  });
  return [{ name: t('record.object.redacted'), value }];
}
