/** Labels that name no type to be recognised; a page of that label must not be taken for another. */
const untyped = new Set(['content', 'other']);

const share = (part, whole) => (whole === 0 ? undefined : part / whole);
const shown = (value) => (value === undefined ? '–' : value.toFixed(2)).padStart(6);

/** Harmonic mean of precision and recall. */
function f1Of({ hits, misses, falseAlarms }) {
  return share(2 * hits, 2 * hits + misses + falseAlarms) ?? 0;
}

/** By labelled type: pages whose surest type was right, another one, or this one on a page of another label. */
export function countTypes(pages) {
  const byType = {};
  const counts = (type) => {
    byType[type] ??= { hits: 0, misses: 0, falseAlarms: 0 };
    return byType[type];
  };
  for (const { label } of pages) if (!untyped.has(label)) counts(label);
  for (const { label, surest } of pages) {
    if (label !== surest && surest in byType) counts(surest).falseAlarms++;
    if (untyped.has(label)) continue;
    if (label === surest) counts(label).hits++;
    else counts(label).misses++;
  }
  return byType;
}

/** Mean of F1 over the types, and F1 of the sums. */
export function meansOf(byType) {
  const rows = Object.values(byType);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  return {
    macroF1: share(
      rows.reduce((total, row) => total + f1Of(row), 0),
      rows.length,
    ),
    microF1: f1Of({ hits: sum('hits'), misses: sum('misses'), falseAlarms: sum('falseAlarms') }),
  };
}

/**
 * Prints, and returns, how often the labelled page type is among the recognised ones, and the surest of them, in all and
 * by type.
 */
export function measureTypes(labels, views) {
  const labelled = new Map(labels.map(({ page, pageType }) => [page, pageType]));
  const pages = [...labelled].map(([page, label]) => {
    const { types } = views.get(page);
    return { page, label, types, surest: types[0]?.type };
  });
  const wanted = pages.filter(({ label }) => !untyped.has(label));
  const missed = wanted.filter(({ label, types }) => !types.some((t) => t.type === label && t.confidence >= 0.5));
  const strongest = wanted.filter(({ label, surest }) => surest === label).length;
  const recognised = wanted.length - missed.length;
  console.log(`\npage types: ${recognised} of ${wanted.length} recognised, ${strongest} as the surest type`);
  for (const { page, label, types } of missed)
    console.log(`  ${page} is ${label}, seen as ${types.map((t) => `${t.type} ${t.confidence}`).join(', ')}`);

  const byType = countTypes(pages);
  console.log(`\n${'surest type'.padEnd(24)}   prec recall     F1   hit  miss  false`);
  for (const [type, counts] of Object.entries(byType).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { hits, misses, falseAlarms } = counts;
    const cells = [share(hits, hits + falseAlarms), share(hits, hits + misses), f1Of(counts)].map(shown).join(' ');
    const numbers = [hits, misses, falseAlarms].map((n) => String(n).padStart(5)).join(' ');
    console.log(`${type.padEnd(24)} ${cells} ${numbers}`);
  }
  const means = meansOf(byType);
  console.log(`macro F1 ${means.macroF1?.toFixed(3) ?? '–'}, micro F1 ${means.microF1.toFixed(3)}`);
  const sorted = Object.fromEntries(Object.entries(byType).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { labels: wanted.length, recognised, strongest, types: sorted };
}
