import type { RuleProblem } from '../errors.js';
import type { DefinitionMap } from './definition-map.js';
import type { ProfileDefinition, RuleDefinition } from './definitions.js';
import { fillScopes } from './fill-scopes.js';
import { toProblem } from './finding.js';
import type { ReadFile, RulesFolder } from './read-rules-folder.js';
import { withParams } from './rule-params.js';
import type { Ruleset } from './ruleset.js';

/** Definitions of one kind by id; a second file with the same id is a problem. */
function index<K extends keyof DefinitionMap>(
  folder: RulesFolder,
  kind: K,
  problems: RuleProblem[],
): Map<string, DefinitionMap[K]> {
  const seen = new Map<string, ReadFile>();
  const found = new Map<string, DefinitionMap[K]>();
  for (const read of folder.files.filter((f) => f.kind.kind === kind)) {
    const first = seen.get(read.id);
    if (first !== undefined) {
      const path = [kind === 'acts' ? 'act' : 'id'];
      const message = `The id \`${read.id}\` is already taken by ${first.yaml.file}; choose another.`;
      problems.push(toProblem({ path, part: 'value', code: 'duplicate-id', message }, read.yaml));
      continue;
    }
    seen.set(read.id, read);
    if (read.definition !== undefined) found.set(read.id, read.definition as DefinitionMap[K]);
  }
  return found;
}

/** Questions of several files are asked one after the other; presets of the same name join their answers. */
function joinProfiles(profiles: readonly ProfileDefinition[]): ProfileDefinition {
  const presets: Record<string, ProfileDefinition['presets'][string]> = {};
  for (const [name, preset] of profiles.flatMap((p) => Object.entries(p.presets))) {
    presets[name] = { title: preset.title, profile: { ...presets[name]?.profile, ...preset.profile } };
  }
  const file = profiles[0]?.file ?? 'profile';
  return { schema: 1, file, questions: profiles.flatMap((p) => p.questions), presets };
}

/** An alias is an id that must not be given again. */
function aliasProblems(rules: ReadonlyMap<string, RuleDefinition>, folder: RulesFolder): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const owner = new Map([...rules.values()].map((r) => [r.id, r.file]));
  for (const rule of rules.values()) {
    for (const [i, alias] of (rule.aliases ?? []).entries()) {
      const taken = owner.get(alias);
      const yaml = folder.files.find((f) => f.yaml.file === rule.file)?.yaml;
      if (taken !== undefined && yaml !== undefined) {
        const message = `The alias \`${alias}\` is already taken by ${taken}; an id is never given twice.`;
        problems.push(toProblem({ path: ['aliases', i], part: 'value', code: 'duplicate-id', message }, yaml));
      }
      owner.set(alias, rule.file);
    }
  }
  return problems;
}

/** Indexes by id what was read; files with mistakes are left out. */
export function indexDefinitions(folder: RulesFolder): { ruleset: Ruleset; problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const of = <K extends keyof DefinitionMap>(kind: K) => index(folder, kind, problems);
  const rules = new Map([...of('rules')].map(([id, rule]) => [id, withParams(rule)]));
  const profiles = folder.files.flatMap((f) =>
    f.kind.kind === 'profiles' && f.definition ? [f.definition as ProfileDefinition] : [],
  );
  const ruleset: Ruleset = {
    directory: folder.directory,
    digest: folder.digest,
    rules,
    facts: of('facts'),
    pageTypes: of('pageTypes') as Ruleset['pageTypes'],
    fields: of('fields'),
    zones: of('zones'),
    lexicons: of('lexicons'),
    trackers: of('trackers'),
    reportTemplates: of('reportTemplates'),
    probes: of('probes'),
    acts: of('acts'),
    accuracy: of('accuracy'),
    scopes: of('scopes'),
    catalogue: of('catalogue'),
    sets: of('sets'),
    detections: of('detections'),
    profile: joinProfiles(profiles),
  };
  return { ruleset: fillScopes(ruleset), problems: [...problems, ...aliasProblems(rules, folder)] };
}
