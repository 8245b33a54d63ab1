import { AuditError } from '../errors.js';
import type { CustodyAction } from '../evidence/custody-entry.js';
import { appendCustody } from '../evidence/custody-log.js';

/**
 * Notes in the custody log what was done with a bundle. A log that cannot be written must not undo the work: `warn` is told instead.
 * @param bundle path of the bundle, folder or file
 */
export async function noteCustody(
  bundle: string,
  entry: {
    readonly action: CustodyAction;
    readonly version: string;
    readonly digest: string;
    readonly by?: string | undefined;
    readonly detail?: string | undefined;
  },
  warn: (message: string) => void,
): Promise<void> {
  const { action, version, digest, by, detail } = entry;
  try {
    await appendCustody(bundle, {
      action,
      tool: `vigie ${version}`,
      bundle: digest,
      ...(by === undefined ? {} : { by }),
      ...(detail === undefined ? {} : { detail }),
    });
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    warn(`The custody log was not written: ${error.message}`);
  }
}
