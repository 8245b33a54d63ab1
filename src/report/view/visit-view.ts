import type { AssessedCapture } from '../../assess/assessed-capture.js';
import type { Assessment } from '../../assess/assessment.js';
import type { Words } from '../words.js';
import { documentRows, documentsShown, templateRows, templatesShown, trapRows, trapsShown } from './visit-tables.js';

/** One line of the section: a name and one sentence or more. */
export interface VisitRow {
  readonly name: string;
  readonly text: string;
}

const sentences = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(' ');

/** How much of the site was seen and how the browser was set; undefined for an assessment that does not hold it. */
export function visitView({ capture, bundle, pages }: Assessment, words: Words) {
  if (capture === undefined) return undefined;
  const { templates, traps, documents, options } = capture;
  const rows: readonly VisitRow[] = [
    { name: words.t('visit.pages'), text: pagesSentence(capture, words) },
    { name: words.t('visit.personas'), text: personasSentence(capture, words) },
    {
      name: words.t('visit.limits'),
      text: words.t('visit.limitsValue', {
        pages: words.number(options.maxPages),
        depth: options.maxDepth,
        seconds: words.number(options.maxSeconds),
      }),
    },
    { name: words.t('visit.resumed'), text: resumedSentence(capture, words) },
    { name: words.t('visit.met'), text: typesNamed(capture.needs?.met, words) },
    { name: words.t('visit.unmet'), text: sentences(typesNamed(capture.needs?.unmet, words), unmetNote(capture, words)) },
    { name: words.t('visit.sampling'), text: samplingSentence(capture, words) },
    { name: words.t('visit.robots'), text: robotsSentence(capture, words) },
    { name: words.t('visit.pictures'), text: picturesSentence(capture, words) },
    { name: words.t('visit.browser'), text: browserSentence(capture, bundle.environment.viewport, words) },
    { name: words.t('visit.network'), text: networkSentence(capture, words) },
  ];
  return {
    rows: rows.filter(({ text }) => text !== ''),
    userAgent: bundle.environment.userAgent,
    templates: {
      count: templates.length,
      more: Math.max(0, templates.length - templatesShown),
      rows: templateRows(templates, words),
    },
    traps: { count: traps.length, more: Math.max(0, traps.length - trapsShown), rows: trapRows(traps, words) },
    documents: {
      count: documents.length,
      more: Math.max(0, documents.length - documentsShown),
      rows: documentRows(documents, pages, words),
    },
  };
}

function pagesSentence({ pages }: AssessedCapture, words: Words): string {
  return words.plural('visit.pagesValue', pages.visited, { seen: words.number(pages.seen) });
}

/** Whether a member's pages are part of the visit. */
export const sawAsMember = ({ capture }: Assessment): boolean =>
  capture?.pages.byPersona.some(({ persona }) => persona === 'member') ?? false;

/** « 39 pages as a visitor without an account and 3 pages logged in, as a member. » Empty when nobody logged in. */
export function personaCounts(capture: AssessedCapture | undefined, words: Words): string {
  const count = (persona: 'visitor' | 'member') => capture?.pages.byPersona.find((one) => one.persona === persona)?.visited ?? 0;
  if (count('member') === 0) return '';
  return words.t('pages.personas', {
    visitor: words.plural('visit.visitor', count('visitor')),
    member: words.plural('visit.member', count('member')),
  });
}

function personasSentence(capture: AssessedCapture, words: Words): string {
  const counts = personaCounts(capture, words);
  if (counts !== '') return `${counts} ${words.t('visit.memberRule')}`;
  return sentences(words.t('visit.visitorOnly'), capture.options.storageState === true && words.t('visit.memberNone'));
}

function resumedSentence({ resumedAt }: AssessedCapture, words: Words): string {
  if (resumedAt.length === 0) return '';
  return words.t('visit.resumedValue', {
    times: words.list(resumedAt.map((time) => words.t('visit.resumedAt', { time: words.dateTime(time) }))),
  });
}

function typesNamed(types: readonly string[] | undefined, words: Words): string {
  if (types === undefined || types.length === 0) return '';
  return `${words.list(types.map((type) => words.label('pageType', type)))}.`;
}

function unmetNote({ needs }: AssessedCapture, words: Words): string {
  return needs !== undefined && needs.unmet.length > 0 ? words.t('visit.unmetNote') : '';
}

function samplingSentence({ options, templates }: AssessedCapture, words: Words): string {
  if (options.samples === undefined) return '';
  return sentences(
    words.t('visit.samplingValue', { samples: options.samples }),
    templates.length === 0 && words.t('visit.samplingNone'),
  );
}

function robotsSentence({ options, robotsLeft }: AssessedCapture, words: Words): string {
  if (options.robots === 'ignore') return words.t('visit.robotsIgnored');
  return sentences(words.t('visit.robotsFollowed'), robotsLeft > 0 && words.plural('visit.robotsLeft', robotsLeft));
}

function picturesSentence({ picturesOff, options }: AssessedCapture, words: Words): string {
  if (picturesOff !== undefined) return words.t(`visit.picturesOff.${picturesOff.why}`, { time: words.dateTime(picturesOff.at) });
  return options.media === 'none' ? words.t('visit.picturesNone') : '';
}

function browserSentence({ options }: AssessedCapture, viewport: string, words: Words): string {
  const { headerNames = [], locale, timezone } = options;
  return sentences(
    words.t('visit.browserValue', { device: words.t(`visit.device.${options.device ?? 'desktop'}`), viewport, locale, timezone }),
    options.proxy !== undefined && words.t('visit.proxy', { proxy: options.proxy }),
    headerNames.length > 0 && words.t('visit.headers', { names: words.list(headerNames) }),
    options.basicAuth === true && words.t('visit.basicAuth'),
  );
}

function networkSentence({ network, options }: AssessedCapture, words: Words): string {
  const { allowPrivate = [] } = options;
  if (network === undefined) return '';
  return sentences(
    words.plural('visit.connections', network.connections, { size: words.size(network.bytesReceived) }),
    network.refused > 0 ? words.plural('visit.refused', network.refused) : words.t('visit.noneRefused'),
    allowPrivate.length > 0 && words.t('visit.allowPrivate', { names: words.list(allowPrivate) }),
  );
}
