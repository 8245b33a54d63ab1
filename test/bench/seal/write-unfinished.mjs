import { randomBytes } from 'node:crypto';
import { recordedOptions, requestPath } from '../../../dist/capture/capture-request.js';
import { createBundleWriter } from '../../../dist/evidence/bundle-writer.js';

const viewport = { width: 1280, height: 800 };
const exchangesPerPage = 14;
const words = (bytes, seed) => {
  const line = (number) => `<p>Sujet ${seed}, message ${number} : ${Buffer.from(`${seed}-${number}`).toString('base64')}</p>\n`;
  const lines = [];
  for (let length = 0; length < bytes; length += lines.at(-1).length) lines.push(line(lines.length));
  return lines.join('');
};

/**
 * Writes what a capture of that many pages leaves when it is killed before it is sealed: pages of 60 KB with text and a picture of 150 KB,
 * and fourteen exchanges of 20 KB each, half of which pack badly.
 */
export async function writeUnfinished(directory, pages) {
  const writer = createBundleWriter(directory, { archive: { info: { software: 'vigie bench' }, secretHeaders: new Set() } });
  const at = new Date().toISOString();
  const options = recordedOptions(
    { maxPages: pages, maxDepth: 9, maxSeconds: 9999, locale: 'fr-FR', timezone: 'Europe/Paris', viewport },
    { tabs: 2, politenessMs: 0 },
    3,
  );
  const entryUrl = 'https://forum.example/';
  const request = { schema: 1, entryUrl, startedAt: at, version: '0.0.0', rulesetDigest: '0'.repeat(64), options };
  writer.writeFile(requestPath, JSON.stringify(request));
  for (let number = 1; number <= pages; number++) {
    const id = `p${String(number).padStart(4, '0')}`;
    const url = `${entryUrl}sujet/${number}`;
    const requests = [];
    for (let asset = 0; asset < exchangesPerPage; asset++) {
      const isPicture = asset % 2 === 1;
      const body = isPicture ? randomBytes(20_000) : Buffer.from(words(20_000, `${number}/${asset}`));
      const address = `${url}/${asset}`;
      const record = writer.archive.exchange({
        url: address,
        at,
        address: '192.0.2.7:443',
        method: 'GET',
        requestHeaders: [['Accept', '*/*']],
        status: 200,
        responseHeaders: [['Content-Type', isPicture ? 'image/jpeg' : 'text/html']],
        body,
      });
      await writer.archive.room();
      const resourceType = isPicture ? 'image' : 'document';
      requests.push({ url: address, method: 'GET', resourceType, status: 200, thirdParty: false, afterMs: asset, record });
    }
    const html = words(60_000, number);
    writer.writePage(
      {
        id,
        requestedUrl: url,
        url,
        status: 200,
        contentType: 'text/html',
        title: `Sujet ${number}`,
        lang: 'fr',
        depth: number === 1 ? 0 : 1,
        loadState: 'quiet',
        capturedAt: at,
        durationMs: 500,
        hops: [],
        links: [],
        forms: [],
        controls: [],
        cookies: [],
        storage: [],
        requests,
        dialogs: 0,
        viewport,
      },
      { dom: { html, truncated: false }, text: html.replace(/<[^>]*>/g, ''), screenshot: randomBytes(150_000) },
    );
  }
  await writer.archive.close();
}
