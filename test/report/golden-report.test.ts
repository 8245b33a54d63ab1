import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderHtml } from '../../src/report/render-html.js';
import { goldenDirectory, sampleAssessment, sampleScreenshot } from './sample.js';

/** VIGIE_UPDATE_GOLDEN=1 writes the pages anew; look at them before keeping them. */
const update = process.env.VIGIE_UPDATE_GOLDEN === '1';

it.each(['fr', 'en'] as const)('writes the sample report in %s as it was last approved', (lang) => {
  const file = join(goldenDirectory, `report.${lang}.html`);
  const page = renderHtml(sampleAssessment(), { lang, screenshot: sampleScreenshot });
  if (update) writeFileSync(file, page);
  expect(existsSync(file)).toBe(true);
  expect(page === readFileSync(file, 'utf8'), 'the page changed: run with VIGIE_UPDATE_GOLDEN=1 and look at the difference').toBe(
    true,
  );
});

it('writes the same page twice', () => {
  const write = () => renderHtml(sampleAssessment(), { lang: 'fr', screenshot: sampleScreenshot });
  expect(write()).toBe(write());
});
