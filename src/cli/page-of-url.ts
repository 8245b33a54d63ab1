import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureSite } from '../capture/capture-site.js';
import { AbuseSignalError, CaptureError } from '../errors.js';
import { readBundle } from '../evidence/read-bundle.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { captureLimits, usualCaptureFlags } from './capture-request.js';

export interface LivePageRequest {
  readonly url: string;
  readonly ruleset: Ruleset;
  readonly engine: FactEngine;
  readonly command: string[];
  readonly version: string;
  readonly browser?: string | undefined;
}

/** Visits one page with the browser, without following any link, and reads it; the capture is thrown away. */
export async function pageOfUrl(request: LivePageRequest): Promise<PageView> {
  const { url, browser, ...common } = request;
  const directory = mkdtempSync(join(tmpdir(), 'vigie-page-'));
  try {
    const bundlePath = join(directory, 'evidence.wacz');
    const limits = captureLimits({ ...usualCaptureFlags, browser, 'max-pages': 1, 'max-depth': 0, 'max-seconds': 90 });
    const capture = await captureSite({ ...common, ...limits, entryUrl: url, directory: bundlePath, limits: { slugTries: 0 } });
    if (capture.abuseSignals !== undefined) throw new AbuseSignalError(url);
    const bundle = readBundle(bundlePath);
    const page = bundle.pages[0];
    if (capture.status === 'failed' || page?.artifacts.dom === undefined) {
      throw new CaptureError(capture.detail ?? `The page ${url} could not be captured.`, {
        code: 'page-not-captured',
        url,
        transient: true,
      });
    }
    return request.engine.viewOfPage(page, bundle.readText(page.artifacts.dom.path));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
