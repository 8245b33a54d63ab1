/** Import borders of the architecture: one direction, one importer for each heavy library. */
const only = (name, folder, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [`^src/${folder}/`, '^src/errors\\.ts$', ...allowed.map((a) => `^src/${a}/`)] },
});
const soleImporter = (pkg, folder) => ({
  name: `only-${folder}-imports-${pkg}`,
  severity: 'error',
  from: { path: '^src/', pathNot: [`^src/${folder}/`] },
  to: { path: `^node_modules/${pkg}/` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('ruleset-borders', 'ruleset', []),
    only('profile-borders', 'profile', ['ruleset']),
    only('config-borders', 'config', []),
    only('evidence-borders', 'evidence', []),
    only('facts-borders', 'facts', ['evidence', 'ruleset']),
    only('assess-borders', 'assess', ['facts', 'ruleset', 'profile', 'evidence']),
    only('capture-borders', 'capture', ['evidence', 'facts', 'ruleset']),
    only('report-borders', 'report', ['assess', 'evidence', 'ruleset', 'profile']),
    only('cli-borders', 'cli', ['assess', 'capture', 'config', 'evidence', 'facts', 'profile', 'report', 'ruleset']),
    {
      name: 'nobody-imports-commands',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/commands/' },
      to: { path: '^src/commands/' },
    },
    {
      name: 'assess-is-pure',
      severity: 'error',
      from: { path: '^src/assess/' },
      to: { dependencyTypes: ['core'], path: '^(fs|fs/promises|node:fs|http|https|net|dns|child_process)' },
    },
    soleImporter('playwright', 'capture'),
    soleImporter('playwright-core', 'capture'),
    soleImporter('cheerio', 'facts'),
    soleImporter('handlebars', 'report'),
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true },
};
