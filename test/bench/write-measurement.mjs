import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const texts = {
  title: { fr: 'Pages réelles de plateformes, étiquetées à la main', en: 'Real pages of platforms, labelled by hand' },
  note: {
    fr: 'Mesuré sur des pages que les auteurs des règles avaient pu voir : attendre un peu moins sur des sites nouveaux.',
    en: 'Measured on pages that the authors of the rules could see: expect somewhat less on new sites.',
  },
};

/**
 * Writes counts by fact to rules/accuracy/<id>.yaml; title and note that stand there already are kept.
 * @param {string} id
 * @param {{labels: object[], byFact: Map<string, Record<string, number>>, pageTypes: object}} measured
 */
export function writeMeasurement(id, { labels, byFact, pageTypes }) {
  const file = fileURLToPath(new URL(`../../rules/accuracy/${id}.yaml`, import.meta.url));
  const before = existsSync(file) ? parse(readFileSync(file, 'utf8')) : texts;
  const pages = new Map(labels.map(({ page, language }) => [page, language]));
  const languages = {};
  for (const language of [...pages.values()].sort()) languages[language] = (languages[language] ?? 0) + 1;
  const n = (counts, ...keys) => keys.reduce((sum, key) => sum + (counts[key] ?? 0), 0);
  const facts = Object.fromEntries(
    [...byFact]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([fact, counts]) => [
        fact,
        {
          hits: n(counts, 'hit'),
          misses: n(counts, 'miss', 'held', 'wrong-value'),
          falseAlarms: n(counts, 'false-alarm', 'wrong-value'),
          correctNos: n(counts, 'correct-no', 'abstained'),
        },
      ]),
  );
  const measurement = {
    schema: 1,
    id,
    date: new Date().toISOString().slice(0, 10),
    title: before.title,
    note: before.note,
    pages: pages.size,
    sites: new Set(labels.map(({ site }) => site)).size,
    languages,
    pageTypes,
    facts,
  };
  writeFileSync(
    file,
    `# yaml-language-server: $schema=../schema/accuracy.schema.json\n# Written by \`npm run bench -- accuracy DIR --write ${id}\`.\n${stringify(measurement, { lineWidth: 0 })}`,
  );
  console.log(`wrote rules/accuracy/${id}.yaml`);
}
