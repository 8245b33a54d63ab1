import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { AuditError } from '../errors.js';
import { bundlePath } from './bundle-path.js';
import { digestPath, type ManifestResource, manifestPath } from './manifest.js';
import { readManifest } from './read-manifest.js';
import { sha256 } from './sha256.js';

export interface BundleProblem {
  readonly path: string;
  /** One sentence. */
  readonly message: string;
}

export interface BundleVerification {
  readonly ok: boolean;
  /** Number of files whose hash was computed. */
  readonly checked: number;
  readonly problems: readonly BundleProblem[];
}

/** Compares one file with its line in the manifest; undefined when it is intact. */
export function checkResource(directory: string, resource: ManifestResource): BundleProblem | undefined {
  const file = bundlePath(directory, resource.path);
  if (!existsSync(file) || !statSync(file).isFile()) {
    return { path: resource.path, message: `${resource.path} is missing; the manifest lists it with ${resource.hash}.` };
  }
  const hash = `sha256:${sha256(readFileSync(file))}`;
  if (hash === resource.hash) return undefined;
  return { path: resource.path, message: `${resource.path} was altered: its hash is ${hash}, recorded was ${resource.hash}.` };
}

/** Checks every file of a bundle against its manifest. Never throws for a bad bundle: each fault is one problem. */
export function verifyBundle(directory: string): BundleVerification {
  const problems: BundleProblem[] = [];
  let checked = 0;
  try {
    const { manifest } = readManifest(directory);
    checked++;
    for (const resource of manifest.resources) {
      try {
        const problem = checkResource(directory, resource);
        if (problem) problems.push(problem);
        checked++;
      } catch (error) {
        if (!(error instanceof AuditError)) throw error;
        problems.push({ path: String(resource.path), message: error.message });
      }
    }
    const known = new Set([manifestPath, digestPath, ...manifest.resources.map((resource) => resource.path)]);
    for (const path of filesIn(directory)) {
      if (!known.has(path)) problems.push({ path, message: `${path} was added: the manifest does not list it.` });
    }
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    problems.push({ path: manifestPath, message: error.message });
  }
  return { ok: problems.length === 0, checked, problems };
}

function filesIn(directory: string, below = ''): string[] {
  return readdirSync(below ? bundlePath(directory, below) : directory, { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesIn(directory, path) : [path];
  });
}
