import type { ConsentRecord } from '../evidence/consent-record.js';
import type { PageRecord } from '../evidence/page-record.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import type { FactDefinition } from '../ruleset/definitions.js';
import type { Node } from '../ruleset/node.js';
import { reportsText } from '../ruleset/reports-text.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { languages, type PageType } from '../ruleset/vocabulary.js';
import { adultWords, draftOfWords, type PageWords } from './adult-words.js';
import type { Ask } from './combine-answers.js';
import { detectLanguage } from './detect-language.js';
import { type DocumentInput, draftOfDocument, htmlOf } from './document-draft.js';
import { readBlocks } from './dom-blocks.js';
import { askOf, evaluateNode } from './evaluate-node.js';
import type { Evaluation, LeafContext } from './evaluation.js';
import { compileFields } from './field-index.js';
import { indexFileNames } from './file-names.js';
import { foldedWords } from './folded-words.js';
import { lazily } from './lazily.js';
import { type CompiledLexicon, indexLexicons } from './lexicon-index.js';
import type { Draft, Observation, PageView } from './page-view.js';
import { readDom } from './read-dom.js';
import { latestValue, recentValues } from './recent-values.js';
import { namedByAddress, recognisePage, typesIn } from './recognise-page.js';
import { indexTrackers } from './tracker-index.js';
import type { Report } from './transparency-report/report.js';
import { mapZones } from './zone-index.js';

/** What the rest of the visit tells about a page. */
export interface Beside {
  readonly reports?: readonly Report[];
  readonly gone?: ReadonlySet<string>;
  /** Probes that started from the page. */
  readonly probes?: readonly ProbeRecord[];
  /** The record of consent, with the page on which it was made. */
  readonly consent?: ConsentRecord;
}

/** Answers the facts of a ruleset on pages; pure but for its caches. */
export interface FactEngine {
  readonly viewOfPage: (record: PageRecord, html: string, beside?: Beside) => PageView;
  readonly viewOfDocument: (input: DocumentInput) => PageView;
  /** The answer to one fact on one page. */
  readonly observe: (view: PageView, fact: string) => Observation;
  /** The answers to all facts, sorted by id. */
  readonly observeAll: (view: PageView) => readonly Observation[];
  readonly evaluate: (view: PageView, node: Node) => Evaluation;
  /** Page types that a link's words or address promise, best first; for the crawler and the absence proof. */
  readonly promisesOf: (link: { readonly text: string; readonly url: string }) => readonly PageType[];
  /** Types that a captured page is, by what it says; for the crawler. */
  readonly typesOf: (record: PageRecord, html: string) => readonly PageType[];
  /** Whether a page says that the service is for adults, by the surer detections of that; for the crawler. */
  readonly isForAdults: (page: PageWords, html: string) => boolean;
  /** A compiled lexicon, for tests of its own examples. */
  readonly lexicon: (id: string) => CompiledLexicon;
}

/** What is known of one page so far. */
interface Known {
  readonly context: LeafContext;
  readonly judged: Map<Node, Evaluation>;
  /** By number of fact. */
  readonly answers: (Observation | undefined)[];
}

/** A fact with what is the same on every page. */
interface NumberedFact {
  readonly number: number;
  readonly ask: () => Ask;
  readonly reportsText: boolean;
  /** Most facts are found on few pages: one object stands for all answers that a fact is not there. */
  readonly absence: Observation;
}

const numbered = ([id, definition]: readonly [string, FactDefinition], number: number): readonly [string, NumberedFact] => [
  id,
  {
    number,
    ask: lazily(() => askOf(definition.check)),
    reportsText: reportsText(definition),
    absence: { fact: id, value: false },
  },
];

/** One parsed page at a time: trees are large, and a page is read and asked before the next. */
const latestDom = latestValue(readDom);

/** Links whose promise is remembered: menus and footers are the same on all pages. */
const mostLinks = 20_000;

/** Builds the engine; patterns are compiled on first use. */
export function createFactEngine(ruleset: Ruleset): FactEngine {
  const lexicons = indexLexicons([...ruleset.lexicons.values()], ruleset.phrases);
  const fields = compileFields([...ruleset.fields.values()], lexicons, ruleset.patterns);
  const trackers = indexTrackers(ruleset.trackers.values());
  const fileNames = indexFileNames(ruleset.pageTypes.values());
  const known = new WeakMap<PageView, Known>();

  const named =
    <T>(map: ReadonlyMap<string, T>, kind: string) =>
    (id: string): T => {
      const value = map.get(id);
      if (value === undefined)
        throw new Error(`The rules name the ${kind} "${id}", which does not exist; run vigie rules validate.`);
      return value;
    };
  const lexicon = named(lexicons, 'lexicon');
  const field = named(fields, 'field');
  const fact = named(new Map([...ruleset.facts].map(numbered)), 'fact');

  function knownOf(view: PageView): Known {
    const found = known.get(view);
    if (found === undefined) throw new Error('This page view was not made by this engine.');
    return found;
  }

  function answer({ context, answers }: Known, id: string): Observation {
    const asked = fact(id);
    const cached = answers[asked.number];
    if (cached !== undefined) return cached;
    const observation = observationOf(asked, context);
    answers[asked.number] = observation;
    return observation;
  }

  function observationOf({ ask, reportsText, absence }: NumberedFact, context: LeafContext): Observation {
    const { value, quote, reason, text, state, violations } = ask()(context);
    const isBare = quote === undefined && reason === undefined && state === undefined && violations === undefined;
    if (value === false && isBare) return absence;
    const extracted = value === true && reportsText ? (text ?? quote?.exact) : undefined;
    return {
      fact: absence.fact,
      value,
      ...(extracted === undefined ? {} : { text: extracted }),
      ...(quote === undefined ? {} : { quote }),
      ...(value === 'unknown' ? { reason: reason ?? 'ambiguous' } : {}),
      ...(state === undefined ? {} : { state }),
      ...(violations === undefined ? {} : { violations }),
    };
  }

  const observe = (view: PageView, id: string): Observation => answer(knownOf(view), id);

  /** The same node is asked of the same page again and again: by detections, by several rules. */
  function evaluate(view: PageView, node: Node): Evaluation {
    const { context, judged } = knownOf(view);
    const made = judged.get(node) ?? evaluateNode(node, context);
    judged.set(node, made);
    return made;
  }

  function finish(
    draft: Draft,
    html: string,
    declaredLanguage: string,
    forced: { language?: string | undefined; pageType?: PageType | undefined },
  ): PageView {
    const detected = detectLanguage(draft.blocks, forced.language ?? declaredLanguage);
    const language = forced.language === undefined ? detected : { ...detected, code: forced.language, supported: true };
    // They lie in the words alone, not in what the page is taken for.
    const zones = mapZones({ ...draft, language, types: [] }, ruleset.zones.values(), lexicons);
    const attach = (view: PageView): PageView => {
      const context: LeafContext = {
        view,
        dom: () => latestDom(html),
        zones,
        lexicon,
        field,
        trackers,
        observe: (id) => answer(own, id),
      };
      const own: Known = { context, judged: new Map(), answers: new Array(ruleset.facts.size) };
      known.set(view, own);
      return view;
    };
    const bare = attach({ ...draft, language, types: [] });
    const recognised =
      forced.pageType !== undefined
        ? [{ type: forced.pageType, confidence: 1 }]
        : recognisePage(bare, ruleset.pageTypes.values(), lexicon, (node) => evaluateNode(node, knownOf(bare).context));
    const held = bare.reports.map(({ template }) => ({ type: template.template.pageType, confidence: 1 }));
    const types = [...held.slice(0, 1), ...recognised.filter(({ type }) => !held.some((each) => each.type === type))];
    return attach({ ...bare, types });
  }

  /** @param link the address, a line break, the words */
  const promises = recentValues(mostLinks, (link): readonly PageType[] => {
    const [url = '', ...words] = link.split('\n');
    const folded = foldedWords(words.join('\n'));
    const isSlugged = namedByAddress(url);
    const scored = [...ruleset.pageTypes.values()].map((definition) => {
      const words =
        definition.lexicon !== undefined &&
        folded !== '' &&
        folded.length <= 90 &&
        lexicon(definition.lexicon).find(folded, languages, 1).length > 0;
      const named = url !== '' && (isSlugged(definition) || fileNames.isNamed(url, definition.id));
      return { type: definition.id, score: (words ? 2 : 0) + (named ? 1 : 0) };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.type.localeCompare(b.type))
      .map(({ type }) => type);
  });

  const saysAdult = adultWords(ruleset.detections.values(), evaluate);
  const engine: FactEngine = {
    observe,
    observeAll: (view) => [...ruleset.facts.keys()].sort().map((id) => observe(view, id)),
    evaluate,
    lexicon,
    viewOfPage: (record, html, { reports = [], gone = new Set<string>(), probes = [], consent } = {}) => {
      const dom = latestDom(html);
      const { links, forms, controls, cookies, storage, requests, url, title, id, lang } = record;
      return finish(
        {
          source: id,
          url,
          title,
          blocks: readBlocks(dom, title),
          links,
          forms,
          controls,
          cookies,
          storage,
          requests,
          hasNetwork: true,
          ...(consent === undefined ? {} : { consent }),
          reports,
          gone,
          probes,
          day: record.capturedAt.slice(0, 10),
        },
        html,
        lang,
        {},
      );
    },
    viewOfDocument: (input) => {
      const html = htmlOf(input);
      const dom = latestDom(html);
      const { language, pageType } = input;
      return finish(draftOfDocument(input, dom), html, dom('html').attr('lang') ?? '', { language, pageType });
    },
    promisesOf: ({ text, url }) => promises(`${url}\n${text}`),
    typesOf: (record, html) => typesIn(engine.viewOfPage(record, html).types),
    isForAdults: (page, html) => {
      const draft = draftOfWords(page, readBlocks(latestDom(html), page.title));
      return saysAdult(finish(draft, html, page.lang, {}));
    },
  };
  return engine;
}
