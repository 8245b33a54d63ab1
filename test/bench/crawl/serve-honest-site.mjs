// The measured site in a process of its own: what it costs is nobody's.
import { importTypeScript } from '../typescript.mjs';

const { honestPaths, honestSite } = await importTypeScript('support/sites/honest-site.ts');
const { serveGenerated } = await importTypeScript('support/sites/generated-site.ts');

const site = honestSite();
// Every page is made before the first is asked for, and kept.
for (const path of honestPaths) site.answer(new URL(path, 'http://127.0.0.1'));
const { origin } = await serveGenerated(site, { latencyMs: 5 });
process.send({ origin, paths: honestPaths });
process.on('disconnect', () => process.exit(0));
