import { digestPath, type Manifest, type ManifestDigest, manifestPath } from '../manifest.js';
import { type SignatureCheck, verifySignedData } from '../seal/signed-data.js';
import type { BundleProblem } from './check-resource.js';

export interface DigestFileCheck {
  readonly problems: readonly BundleProblem[];
  /** Undefined when the bundle is not signed. */
  readonly signature?: SignatureCheck;
}

/**
 * Checks `datapackage-digest.json`, the one file no hash covers: each of its parts must say what the manifest says, in the very
 * spelling in which it is written, or be proved by the signature.
 * @param text the file as it is
 * @param digest SHA-256 that `datapackage.json` really has
 * @param manifest undefined when it could not be read
 */
export function checkDigestFile(text: string, digest: string, manifest: Manifest | undefined): DigestFileCheck {
  const altered = (path: string, message: string): BundleProblem => ({ path, kind: 'altered', message });
  let file: ManifestDigest | undefined;
  try {
    file = JSON.parse(text) as ManifestDigest;
  } catch {
    // Said below.
  }
  if (typeof file !== 'object' || file === null || typeof file.hash !== 'string') {
    return { problems: [altered(digestPath, `${digestPath} was altered: it holds no hash any more.`)] };
  }
  const { path, hash, signedData, ...others } = file;
  const expected = `sha256:${digest}`;
  const signature = signedData === undefined ? undefined : verifySignedData(signedData, hash);
  const problems: BundleProblem[] = [];
  if (hash !== expected) {
    const oneOfBoth = `${manifestPath} and ${digestPath} do not fit together: the manifest has ${expected}, recorded is ${hash}.`;
    // A signature that holds over one of both hashes tells which file was altered.
    const manifestIsSigned = signedData !== undefined && verifySignedData(signedData, expected).ok;
    problems.push(
      manifestIsSigned
        ? altered(digestPath, `${digestPath} was altered: it records ${hash}, and the signed manifest has ${expected}.`)
        : signature?.ok
          ? altered(manifestPath, `${manifestPath} was altered: its digest is ${expected}, signed was ${hash}.`)
          : altered(manifestPath, `${manifestPath} was altered, or its digest was: ${oneOfBoth}`),
    );
  }
  if (path !== manifestPath)
    problems.push(altered(digestPath, `${digestPath} was altered: it names another file than ${manifestPath}.`));
  const extra = Object.keys(others)[0];
  if (extra !== undefined)
    problems.push(altered(digestPath, `${digestPath} was altered: it has an unknown entry "${extra.slice(0, 80)}".`));
  if (signature && !signature.ok) {
    problems.push({ path: digestPath, kind: 'seal', message: `The signature does not hold: ${signature.reason}` });
  }
  if (signature?.ok && manifest) {
    if (signature.created !== manifest.modified || signature.software !== manifest.software) {
      problems.push(
        altered(digestPath, `${digestPath} was altered: time or software of its signature are not those of the manifest.`),
      );
    }
  }
  if (problems.length === 0 && text !== `${JSON.stringify(file, null, 2)}\n`) {
    problems.push(altered(digestPath, `${digestPath} was altered: it is not spelled as it was written.`));
  }
  return { problems, ...(signature ? { signature } : {}) };
}
