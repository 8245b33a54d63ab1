import { nodesOf } from '../checks-of.js';
import type { DefinitionMap } from '../definition-map.js';
import type { Path } from '../finding.js';
import type { FormFieldPattern, Node, Predicate, Within } from '../node.js';
import type {
  BirthDateStep,
  ClickPathProbe,
  CompareProbe,
  ProbeDefinition,
  ProbeStep,
  ProbeTarget,
} from '../probe-definition.js';
import type { Ruleset } from '../ruleset.js';
import { scopesNamed, walkNodes } from '../walk-nodes.js';

/** A place where one definition names another. */
export interface Reference {
  readonly file: string;
  readonly path: Path;
  readonly kind: keyof DefinitionMap;
  readonly id: string;
}
type Pointer = Omit<Reference, 'file'>;

function point(kind: keyof DefinitionMap, value: string | readonly string[] | undefined, path: Path): readonly Pointer[] {
  if (value === undefined || value === 'any') return [];
  if (typeof value === 'string') return [{ kind, id: value, path }];
  return value.map((id, i) => ({ kind, id, path: [...path, i] }));
}

const ofWithin = (within: Within | undefined, path: Path): readonly Pointer[] => [
  ...point('zones', within?.zone, [...path, 'within', 'zone']),
  ...point('zones', within?.notZone, [...path, 'within', 'notZone']),
  ...point('lexicons', within?.section, [...path, 'within', 'section']),
];

const ofFormFields = (fields: readonly FormFieldPattern[] | undefined, path: Path): readonly Pointer[] =>
  (fields ?? []).flatMap((field, i) => [
    ...point('lexicons', field.label, [...path, i, 'label']),
    ...point('lexicons', field.unless, [...path, i, 'unless']),
    ...point('lexicons', field.option, [...path, i, 'option']),
  ]);

const lexiconKeys = {
  text: ['lexicon', 'unless'],
  link: ['lexicon', 'to', 'unless'],
  control: ['name', 'unless'],
  form: ['about', 'notAbout', 'submit', 'says'],
  field: ['unless'],
  dated: ['lexicon'],
} as const;

const ofPredicate = (predicate: Predicate | undefined, path: Path): readonly Pointer[] =>
  predicate === undefined
    ? []
    : scopesNamed(predicate, path).map((named) => ({ kind: 'scopes', id: named.scope, path: named.path }));

/** Everything that one node names, its children left out. */
function ofNode(node: Node, path: Path): readonly Pointer[] {
  const pointers: Pointer[] = [];
  for (const leaf of Object.keys(lexiconKeys) as (keyof typeof lexiconKeys)[]) {
    const options = node[leaf] as (Readonly<Record<string, string | readonly string[] | undefined>> & object) | undefined;
    if (options === undefined) continue;
    for (const key of lexiconKeys[leaf]) pointers.push(...point('lexicons', options[key], [...path, leaf, key]));
    pointers.push(...ofWithin(options.within as Within | undefined, [...path, leaf]));
    const near = options.near as { lexicon?: string } | undefined;
    pointers.push(...point('lexicons', near?.lexicon, [...path, leaf, 'near', 'lexicon']));
  }
  return [
    ...pointers,
    ...ofPredicate(node.when, [...path, 'when']),
    ...ofFormFields(node.form?.fields, [...path, 'form', 'fields']),
    ...ofFormFields(node.form?.without, [...path, 'form', 'without']),
    ...point('fields', node.field?.name, [...path, 'field', 'name']),
    ...point('facts', node.fact?.id, [...path, 'fact', 'id']),
    ...point('pageTypes', node.fact?.pages, [...path, 'fact', 'pages']),
    ...point('lexicons', node.consent?.says, [...path, 'consent', 'says']),
    ...point('probes', node.probe?.id, [...path, 'probe', 'id']),
    ...point('reportTemplates', node.report?.template, [...path, 'report', 'template']),
    ...point('pageTypes', node.page?.is, [...path, 'page', 'is']),
  ];
}

const ofTarget = ({ name, unless }: ProbeTarget, path: Path): readonly Pointer[] => [
  ...point('lexicons', name, [...path, 'name']),
  ...point('lexicons', unless, [...path, 'unless']),
];

const ofTree = (root: Node, path: Path): readonly Pointer[] =>
  walkNodes(root, path).flatMap(({ node, path }) => ofNode(node, path));

const ofBirthDate = ({ fill, parts, age }: BirthDateStep, path: Path): readonly Pointer[] => [
  ...ofTarget(fill, [...path, 'fill']),
  ...(['day', 'month', 'year'] as const).flatMap((part) => point('lexicons', parts?.[part], [...path, 'parts', part])),
  ...point('lexicons', age, [...path, 'age']),
];

function ofStep(step: ProbeStep, path: Path): readonly Pointer[] {
  if ('click' in step) return ofTarget(step.click, [...path, 'click']);
  if ('birthDateAtAge' in step) return ofBirthDate(step, path);
  if ('fill' in step) return ofTarget(step.fill, [...path, 'fill']);
  if ('reload' in step) return [];
  if ('waitFor' in step) return ofTree(step.waitFor, [...path, 'waitFor']);
  return 'enabled' in step.as ? ofTarget(step.as.enabled, [...path, 'as', 'enabled']) : ofTree(step.as, [...path, 'as']);
}

const ofRecords = ({ records = {} }: ClickPathProbe | CompareProbe): readonly Pointer[] =>
  Object.entries(records).flatMap(([name, node]) => ofTree(node, ['records', name]));

/** Everything that a probe names. */
const ofProbe = (probe: ProbeDefinition): readonly Pointer[] => [
  ...(probe.from.shows === undefined ? [] : ofTree(probe.from.shows, ['from', 'shows'])),
  ...ofKind(probe),
];

function ofKind(probe: ProbeDefinition): readonly Pointer[] {
  if (probe.kind === 'steps') return probe.steps.flatMap((step, i) => ofStep(step, ['steps', i]));
  if (probe.kind === 'compare')
    return [
      ...(probe.asked === undefined ? [] : ofTree(probe.asked, ['asked'])),
      ...ofTarget(probe.a, ['a']),
      ...ofTarget(probe.b, ['b']),
      ...point('lexicons', probe.through, ['through']),
      ...ofRecords(probe),
    ];
  return [
    ...ofTarget(probe.follow, ['follow']),
    ...point('lexicons', probe.follow.also, ['follow', 'also']),
    ...ofTree(probe.until, ['until']),
    ...ofRecords(probe),
  ];
}

const inFile = (file: string, pointers: readonly Pointer[]): readonly Reference[] => pointers.map((p) => ({ ...p, file }));

/** Every reference from one definition of the folder to another, legal references left out. */
export function referencesOf(ruleset: Ruleset): readonly Reference[] {
  const { facts, pageTypes, fields, zones, scopes, catalogue, sets, rules, probes } = ruleset;
  return [
    ...nodesOf(ruleset).flatMap(({ node, path, file }) => inFile(file, ofNode(node, path))),
    ...[...facts.values()].flatMap((f) => inFile(f.file, point('fields', f.value, ['value']))),
    ...[...pageTypes.values()].flatMap((p) => inFile(p.file, point('lexicons', p.lexicon, ['lexicon']))),
    ...[...fields.values()].flatMap((f) => inFile(f.file, point('lexicons', f.context, ['context']))),
    ...[...fields.values()].flatMap((f) => inFile(f.file, point('lexicons', f.notAfter, ['notAfter']))),
    ...[...zones.values()].flatMap((z) =>
      inFile(z.file, [
        ...point('lexicons', z.heading, ['heading']),
        ...point('lexicons', z.label, ['label']),
        ...point('lexicons', z.identityLabel, ['identityLabel']),
        ...point('zones', z.inside, ['inside']),
      ]),
    ),
    ...[...probes.values()].flatMap((p) => inFile(p.file, ofProbe(p))),
    ...[...rules.values()].flatMap((r) => inFile(r.file, point('pageTypes', r.target.pages, ['target', 'pages']))),
    ...[...rules.values()].flatMap((r) =>
      (['applies', 'exempt', 'failNeeds'] as const).flatMap((key) => inFile(r.file, ofPredicate(r[key], [key]))),
    ),
    ...[...scopes.values()].flatMap((s) => inFile(s.file, ofPredicate(s.when, ['when']))),
    ...[...catalogue.values()].flatMap((c) =>
      Object.entries(c.entries).flatMap(([id, entry]) => inFile(c.file, point('rules', entry.rules, ['entries', id, 'rules']))),
    ),
    ...[...sets.values()].flatMap((s) => [
      ...inFile(s.file, point('sets', s.extends, ['extends'])),
      ...inFile(
        s.file,
        Object.keys(s.rules ?? {}).map((id) => ({ kind: 'rules', id, path: ['rules', id] })),
      ),
    ]),
  ];
}
