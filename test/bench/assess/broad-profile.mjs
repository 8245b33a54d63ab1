/** Every value that a condition asks for, with its key. */
function wanted(predicate, found) {
  if (predicate === null || typeof predicate !== 'object') return;
  if (typeof predicate.profile === 'string') {
    for (const value of 'is' in predicate ? [predicate.is] : (predicate.in ?? [])) found.push([predicate.profile, value]);
    return;
  }
  for (const [key, value] of Object.entries(predicate)) if (key !== 'none') wanted(value, found);
}

/** A declaration that makes most rules apply: to each question the answer that most conditions ask for. */
export function broadProfile(ruleset) {
  const counts = new Map();
  for (const { applies } of ruleset.rules.values()) {
    const found = [];
    wanted(applies, found);
    for (const [key, value] of found) {
      const ofKey = counts.get(key) ?? new Map();
      ofKey.set(value, (ofKey.get(value) ?? 0) + 1);
      counts.set(key, ofKey);
    }
  }
  const entries = [...counts].map(([key, values]) => {
    const [value] = [...values].sort(([, a], [, b]) => b - a)[0];
    return [key, { key, value, origin: 'declared', confidence: 1 }];
  });
  return { entries: new Map(entries) };
}
