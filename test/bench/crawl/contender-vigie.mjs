// Vigie with full capture: it finds the pages by itself and keeps everything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureSite } from '../../../dist/capture/capture-site.js';
import { createFactEngine } from '../../../dist/facts/fact-engine.js';
import { loadRuleset } from '../../../dist/ruleset/load-ruleset.js';
import { finished, pageDone, place, started, task } from './contender.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
const ruleset = loadRuleset();
started();
try {
  const { status, stoppedBy, detail } = await captureSite({
    entryUrl: task.entryUrl,
    directory: join(folder, 'evidence.wacz'),
    ruleset,
    engine: createFactEngine(ruleset),
    maxPages: task.urls.length,
    maxDepth: 1_000,
    maxSeconds: 24 * 3_600,
    everything: true,
    ...(task.webArchive === false ? { webArchive: false } : {}),
    ...place,
    ...(task.browserPath ? { browserPath: task.browserPath } : {}),
    limits: { tabs: task.tabs, politenessMs: 0 },
    command: ['bench', 'crawl'],
    version: 'bench',
    onEvent: (event) => {
      if (event.type === 'page-done') pageDone();
    },
  });
  finished({ status, stoppedBy, detail });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
