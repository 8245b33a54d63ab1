import { importTypeScript } from '../typescript.mjs';
import { auditGenerated, keyTypes } from './audited-site.mjs';
import { table } from './table.mjs';

const { forumFlavours } = await importTypeScript('support/sites/forum-addresses.ts');
const { hugeForum, topicCount } = await importTypeScript('support/sites/huge-forum.ts');
const maxPages = 60;

/**
 * What an audit of a forum of 100 000 topics visits, samples and leaves alone, for each flavour of forum software.
 * @param {{quick: boolean, browserPath?: string}} options
 */
export async function benchForum({ quick, browserPath }) {
  const flavours = quick ? forumFlavours.slice(0, 1) : forumFlavours;
  console.log(`Huge forum: ${topicCount} topics, at most ${maxPages} pages; visit at which each key page was captured`);
  const results = [];
  for (const flavour of flavours) {
    const { capture, visits, seconds, foundAt } = await auditGenerated(hugeForum(flavour), { maxPages, browserPath });
    const { status, stoppedBy, needs, templates = [], traps = [] } = capture;
    results.push({ flavour, visits, seconds, foundAt, status, stoppedBy, needs, templates, traps });
  }
  console.log(
    `${table(
      ['flavour', 'pages', 'ended', 'templates', 'traps', ...keyTypes, 'seconds'],
      results.map(({ flavour, visits, status, stoppedBy, templates, traps, foundAt, seconds }) => [
        flavour,
        visits,
        stoppedBy ?? status,
        templates.length,
        traps.length,
        ...keyTypes.map((type) => foundAt[type] ?? '–'),
        seconds.toFixed(1),
      ]),
    )}\n`,
  );
  for (const { flavour, templates, traps } of results) {
    for (const { pattern, seen, pages, chosenAs } of templates) {
      console.log(`  ${flavour}  template ${pattern}: ${pages.length} of ${seen} (${chosenAs.join(', ')})`);
    }
    for (const { kind, pattern, seen } of traps) console.log(`  ${flavour}  trap ${kind} ${pattern}: ${seen} seen`);
  }
  console.log('');
  return { maxPages, topics: topicCount, flavours: results };
}
