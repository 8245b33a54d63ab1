import { existsSync, readFileSync, statSync } from 'node:fs';
import { EvidenceError } from '../errors.js';
import { bundlePath } from './bundle-path.js';
import { hintForNoBundle } from './hint-for-no-bundle.js';
import { digestPath, type Manifest, type ManifestDigest, manifestPath, requiredPaths } from './manifest.js';
import { sha256 } from './sha256.js';

/**
 * Parses JSON text read from `path` of a bundle; `line` is the 1-based line when the file holds one value per line.
 * Throws EvidenceError that names the file, the line and what the parser said.
 */
export function parseBundleJson<T>(text: string, path: string, line?: number): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    const where = line === undefined ? path : `${path}, line ${line}`;
    throw new EvidenceError(`${where} is not valid JSON: ${(cause as Error).message}.`, {
      code: 'invalid-json',
      hint: 'The bundle was damaged or edited; use an intact copy or capture again.',
      cause,
    });
  }
}

/**
 * Reads the manifest of a bundle folder and checks it against its digest.
 * Throws EvidenceError when the folder is not a bundle, is unfinished, or the manifest was altered.
 */
export function readManifest(directory: string): { readonly manifest: Manifest; readonly digest: string } {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    throw new EvidenceError(`${directory} is not a folder, so it is not an evidence bundle.`, {
      code: 'not-a-bundle',
      hint: hintForNoBundle(directory),
    });
  }
  if (!existsSync(bundlePath(directory, manifestPath))) {
    const unfinished = existsSync(bundlePath(directory, 'logs/events.ndjson'));
    throw new EvidenceError(
      unfinished
        ? `The capture in ${directory} was never finished: it has no ${manifestPath}.`
        : `${directory} is not an evidence bundle: it has no ${manifestPath}.`,
      {
        code: unfinished ? 'unfinished-bundle' : 'not-a-bundle',
        hint: unfinished ? 'Capture the site again.' : hintForNoBundle(directory),
      },
    );
  }
  const text = readFileSync(bundlePath(directory, manifestPath), 'utf8');
  const digest = sha256(text);
  if (!existsSync(bundlePath(directory, digestPath))) {
    throw new EvidenceError(`${digestPath} is missing from ${directory}, so its manifest cannot be checked.`, {
      code: 'missing-file',
      hint: 'Use an intact copy of the bundle or capture again.',
    });
  }
  const seal = parseBundleJson<ManifestDigest>(readFileSync(bundlePath(directory, digestPath), 'utf8'), digestPath);
  if (seal?.hash !== `sha256:${digest}`) {
    throw new EvidenceError(`${manifestPath} was altered: its digest is sha256:${digest}, recorded was ${String(seal?.hash)}.`, {
      code: 'altered-file',
      hint: 'Use an intact copy of the bundle; this one proves nothing.',
    });
  }
  const manifest = parseBundleJson<Manifest>(text, manifestPath);
  const listed = Array.isArray(manifest?.resources) ? manifest.resources.map((resource) => resource?.path) : [];
  const absent = requiredPaths.filter((path) => !listed.includes(path));
  if (manifest?.profile !== 'wacz' || absent.length > 0) {
    throw new EvidenceError(
      manifest?.profile === 'wacz'
        ? `The manifest of ${directory} does not list ${absent.join(', ')}: it was not written by \`vigie capture\`.`
        : `The manifest of ${directory} has profile "${String(manifest?.profile)}" instead of "wacz".`,
      { code: 'not-a-bundle', hint: 'Give the folder that `vigie capture` wrote; its name ends in .wacz.' },
    );
  }
  return { manifest, digest };
}
