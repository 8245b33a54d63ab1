import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditFolder } from '../../../dist/cli/audit-folder.js';
import { captureLimits, usualCaptureFlags } from '../../../dist/cli/capture-request.js';
import { runAudit } from '../../../dist/cli/run-audit.js';
import { readBundle } from '../../../dist/evidence/read-bundle.js';
import { createFactEngine } from '../../../dist/facts/fact-engine.js';
import { loadProfile } from '../../../dist/profile/load-profile.js';
import { loadRuleset } from '../../../dist/ruleset/load-ruleset.js';
import { importTypeScript } from '../typescript.mjs';

const { keyTypes, serveGenerated } = await importTypeScript('support/sites/generated-site.ts');

/** Key page types, as the generated sites name them. */
export { keyTypes };

/**
 * Audits a generated site as `vigie audit` does, with the shipped rules, and tells at which visit each key page came.
 * @param {object} site a GeneratedSite of test/support/sites
 * @param {{maxPages: number, browserPath?: string}} options
 * @returns {Promise<{capture: object, visits: number, seconds: number, foundAt: Record<string, number>}>}
 */
export async function auditGenerated(site, { maxPages, browserPath }) {
  const directory = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const server = await serveGenerated(site);
  const ruleset = loadRuleset();
  const startedAt = performance.now();
  try {
    const folder = openAuditFolder(join(directory, 'audit'));
    await runAudit({
      ...captureLimits({ ...usualCaptureFlags, 'max-pages': maxPages, ...(browserPath ? { browser: browserPath } : {}) }),
      entryUrl: server.url(site.entryPath),
      folder,
      ruleset,
      engine: createFactEngine(ruleset),
      profile: loadProfile({ ruleset }),
      set: 'all',
      lang: 'en',
      command: ['bench', 'crawl'],
      version: 'bench',
    });
    const { capture, pages } = readBundle(folder.bundle);
    const foundAt = {};
    for (const [index, page] of pages.entries()) {
      const type = page.status === 200 && !page.obstacle ? site.keyTypeOf(new URL(page.url)) : undefined;
      if (type !== undefined) foundAt[type] ??= index + 1;
    }
    return { capture, visits: pages.length, seconds: (performance.now() - startedAt) / 1_000, foundAt };
  } finally {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
