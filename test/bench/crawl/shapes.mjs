import { importTypeScript } from '../typescript.mjs';
import { auditGenerated, keyTypes } from './audited-site.mjs';
import { median } from './statistics.mjs';
import { table } from './table.mjs';

const { shapedSite, siteShapes } = await importTypeScript('support/sites/site-shapes.ts');
const maxPages = 40;

/** Visit at which a page was found; one that was not counts as beyond every visit. */
const visitOf = (foundAt, type) => foundAt[type] ?? Number.POSITIVE_INFINITY;
const shown = (visit) => (Number.isFinite(visit) ? String(visit) : `>${maxPages}`);

/**
 * How many visits each shape of site takes until its key pages are found, and how many of them are found within 40.
 * @param {{quick: boolean, browserPath?: string}} options
 */
export async function benchShapes({ quick, browserPath }) {
  const languages = quick ? ['fr'] : ['fr', 'en'];
  const sites = siteShapes.flatMap((shape) =>
    languages.flatMap((language) => ['small', 'noisy'].map((size) => ({ shape, language, size }))),
  );
  console.log(`Site shapes: ${sites.length} sites, at most ${maxPages} pages each; visit at which each key page was captured`);
  const results = [];
  for (const options of sites) {
    const { visits, seconds, foundAt } = await auditGenerated(shapedSite(options), { maxPages, browserPath });
    results.push({ ...options, visits, seconds, foundAt });
    console.error(
      `  ${results.length}/${sites.length}  ${Object.values(options).join(' ')}: ${visits} pages, ${Object.keys(foundAt).length} of ${keyTypes.length} key pages`,
    );
  }
  console.log(
    `${table(
      ['shape', 'lang', 'size', ...keyTypes, 'pages', 'seconds'],
      results.map(({ shape, language, size, foundAt, visits, seconds }) => [
        shape,
        language,
        size,
        ...keyTypes.map((type) => shown(visitOf(foundAt, type))),
        visits,
        seconds.toFixed(1),
      ]),
    )}\n`,
  );
  const summary = Object.fromEntries([...siteShapes, 'all'].map((shape) => [shape, summaryOf(results, shape)]));
  console.log(
    `${table(
      ['shape', 'key page, median visit', 'last key page, median visit', `recall at ${maxPages}`],
      Object.entries(summary).map(([shape, { key, last, recall }]) => [shape, shown(key), shown(last), recall.toFixed(3)]),
    )}\n`,
  );
  return { maxPages, sites: results, summary };
}

function summaryOf(results, shape) {
  const sites = results.filter((result) => shape === 'all' || result.shape === shape);
  const visits = sites.flatMap(({ foundAt }) => keyTypes.map((type) => visitOf(foundAt, type)));
  const last = sites.map(({ foundAt }) => Math.max(...keyTypes.map((type) => visitOf(foundAt, type))));
  return { key: median(visits), last: median(last), recall: visits.filter(Number.isFinite).length / visits.length };
}
