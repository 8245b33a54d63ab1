import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { defaultLimits } from '../../../src/capture/capture-options.js';
import { type ConsentInput, captureConsentStates } from '../../../src/capture/consent/capture-consent.js';
import type { ConsentPhase, ConsentPhaseName, ConsentRecord, ConsentStateName } from '../../../src/evidence/consent-record.js';
import { loadRuleset } from '../../../src/ruleset/load-ruleset.js';
import { type Route, type SiteServer, startSite } from '../../support/site-server.js';

export const ruleset = loadRuleset();

export interface ConsentRun {
  readonly record: ConsentRecord;
  readonly warnings: readonly string[];
  readonly files: readonly string[];
  readonly phase: (state: ConsentStateName, name: ConsentPhaseName) => ConsentPhase;
}

/** One browser for a test file; each run serves its site and records the three states of it. */
export function consentStates() {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
      existsSync(path),
    );
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), chromiumSandbox: process.getuid?.() !== 0 });
  });
  afterAll(() => browser?.close());

  return async function run(
    site: SiteServer | Readonly<Record<string, Route>>,
    options: Partial<ConsentInput> & { readonly paths?: readonly string[] } = {},
  ): Promise<ConsentRun> {
    const server =
      'origin' in site && typeof site.close === 'function'
        ? (site as SiteServer)
        : await startSite({ routes: site as Record<string, Route> });
    const warnings: string[] = [];
    const files: string[] = [];
    const { paths = ['/'], ...rest } = options;
    try {
      const record = await captureConsentStates({
        openContext: () =>
          browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' }),
        urls: paths.map((path) => server.url(path)),
        ruleset,
        limits: { ...defaultLimits, quietMs: 80, settleMs: 600 },
        deadline: Date.now() + 60_000,
        writeArtifact(path, bytes) {
          files.push(path);
          return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
        },
        warn: (message) => warnings.push(message),
        ...rest,
        waits: { untouchedMs: 1500, afterChoiceMs: 700, laterMs: 900, bannerMs: 3000, ...options.waits },
      });
      return {
        record,
        warnings,
        files,
        phase(state, name) {
          const found = record.states[state].phases.find((one) => one.name === name);
          if (!found) throw new Error(`${state} has no phase ${name}: ${JSON.stringify(record.states[state])}`);
          return found;
        },
      };
    } finally {
      if (server !== site) await server.close();
    }
  };
}

/** A page with a banner at its bottom. `script` runs with `choose(value)`, which keeps the choice and puts the banner away. */
export function bannerPage(buttons: string, options: { readonly text?: string; readonly script?: string } = {}): string {
  const text = options.text ?? 'Nous utilisons des cookies pour mesurer l’audience et personnaliser les publicités.';
  return `<!doctype html><html lang="fr"><title>Accueil</title><main><h1>Le forum des jardiniers</h1><p>Bonjour à tous.</p></main>
<div id="banner" style="position:fixed;bottom:0;left:0;right:0;background:#fff;padding:20px;border:1px solid"><p>${text}</p>${buttons}</div>
<script>
const banner = document.getElementById('banner');
function choose(value) { document.cookie = 'choice=' + value + '; max-age=9999; path=/'; banner.remove(); window.onChoice?.(value); }
if (/choice=/.test(document.cookie)) banner.remove();
${options.script ?? ''}
</script></html>`;
}
