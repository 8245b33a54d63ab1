import { existsSync, readFileSync } from 'node:fs';
import { EvidenceError } from '../errors.js';
import type { EvidenceBundle } from './bundle.js';
import { bundlePath } from './bundle-path.js';
import type { CaptureRecord, EnvironmentRecord, SkippedUrl } from './capture-record.js';
import { type ConsentRecord, consentFile } from './consent-record.js';
import { digestPath, type Manifest } from './manifest.js';
import type { PageRecord } from './page-record.js';
import { type ProbeRecords, probesFile } from './probe-record.js';
import { parseBundleJson, readManifest } from './read-manifest.js';
import { type RedactionRecord, redactionPath } from './redact/redaction-record.js';
import { type SealRecord, sealPath } from './seal/seal-record.js';
import { checkDigestFile } from './verify/check-digest-file.js';
import { checkResource } from './verify/check-resource.js';
import { signerProblems } from './verify/check-signer.js';

/**
 * Reads a bundle folder back after checking every hash of its manifest.
 * Throws EvidenceError: not a bundle, missing file, altered file (with both hashes), invalid JSON (with file and line).
 */
export function readBundle(directory: string): EvidenceBundle {
  const { manifest, digest } = readManifest(directory);
  for (const resource of manifest.resources) {
    const problem = checkResource(directory, resource);
    if (problem) {
      throw new EvidenceError(problem.message, {
        code: problem.kind === 'missing' ? 'missing-file' : 'altered-file',
        hint: 'Use an intact copy of the bundle; `vigie verify` lists everything that differs.',
      });
    }
  }
  const listed = new Set(manifest.resources.map((resource) => resource.path));

  function readBytes(path: string): Uint8Array {
    const file = bundlePath(directory, path);
    if (!listed.has(path) || !existsSync(file)) {
      throw new EvidenceError(`The bundle ${directory} holds no file "${path}".`, {
        code: 'missing-file',
        hint: 'Use an intact copy of the bundle or capture again.',
      });
    }
    return readFileSync(file);
  }
  const readText = (path: string) => Buffer.from(readBytes(path)).toString('utf8');
  const readJson = <T>(path: string) => parseBundleJson<T>(readText(path), path);
  const readLines = <T>(path: string): T[] =>
    readText(path)
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [parseBundleJson<T>(line, path, index + 1)]));

  const seal = listed.has(sealPath) ? readJson<SealRecord>(sealPath) : undefined;
  assertSigned(directory, digest, manifest, seal);

  const ids = readLines<{ id?: string; url?: string }>('pages/pages.jsonl').flatMap(({ id, url }) => (id && url ? [id] : []));
  return {
    directory,
    digest,
    capture: readJson<CaptureRecord>('capture.json'),
    environment: readJson<EnvironmentRecord>('environment.json'),
    pages: ids.map((id) => readJson<PageRecord>(`records/${id}/page.json`)),
    skipped: readLines<SkippedUrl>('reports/skipped.jsonl'),
    ...(listed.has(consentFile) ? { consent: readJson<ConsentRecord>(consentFile) } : {}),
    ...(seal === undefined ? {} : { seal }),
    ...(listed.has(redactionPath) ? { redaction: readJson<RedactionRecord>(redactionPath) } : {}),
    ...(listed.has(probesFile) ? { probes: readJson<ProbeRecords>(probesFile).probes } : {}),
    readText,
    readBytes,
  };
}

/** A signature that does not hold, or is gone though one was promised, makes a bundle as useless as an altered file. */
function assertSigned(directory: string, digest: string, manifest: Manifest, seal: SealRecord | undefined): void {
  const { problems, signature } = checkDigestFile(readFileSync(bundlePath(directory, digestPath), 'utf8'), digest, manifest);
  const broken = problems.filter(({ kind }) => kind === 'seal');
  const [problem] = seal === undefined ? broken : [...broken, ...signerProblems(seal, signature)];
  if (problem === undefined) return;
  throw new EvidenceError(problem.message, {
    code: 'altered-file',
    hint: 'Use an intact copy of the bundle; `vigie verify` lists everything that differs.',
  });
}
