const facts = new Map();
const lexicons = new Map();
const mostShown = 15;

function timing(table, id, work) {
  const started = performance.now();
  const value = work();
  const cost = table.get(id) ?? { ms: 0, calls: 0 };
  table.set(id, { ms: cost.ms + performance.now() - started, calls: cost.calls + 1 });
  return value;
}

/** The same engine, with a clock around each fact asked and each lexicon searched. What a fact asks of others counts for the first that asks. */
export function timed(engine, ruleset) {
  for (const id of ruleset.lexicons.keys()) {
    const lexicon = engine.lexicon(id);
    const { find } = lexicon;
    lexicon.find = (...words) => timing(lexicons, id, () => find(...words));
  }
  return { ...engine, observe: (view, id) => timing(facts, id, () => engine.observe(view, id)) };
}

const dearest = (table) =>
  [...table]
    .map(([id, cost]) => ({ id, ...cost }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, mostShown);

/** What cost most so far. */
export const costliest = () => ({ facts: dearest(facts), lexicons: dearest(lexicons) });
