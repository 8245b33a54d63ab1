import type { LinkRecord } from '../../evidence/page-record.js';
import type { LinkLeaf, Place } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf, notFoundByWords } from '../evaluation.js';
import { foldedWords } from '../folded-words.js';
import type { CompiledLexicon } from '../lexicon-index.js';
import { placesAllowed } from '../within.js';

const known = new WeakMap<LinkRecord, readonly string[]>();

/** The words a link is known by, folded: its text, accessible name and title. Many facts ask for them. */
function wordsOf(link: LinkRecord): readonly string[] {
  const words =
    known.get(link) ?? [link.text, link.name ?? '', link.title ?? ''].filter((words) => words !== '').map(foldedWords);
  known.set(link, words);
  return words;
}

/** `link`: a link by its words, its target, or both. */
export const linkLeaf: Leaf<LinkLeaf> = (options, context): Evaluation => {
  const { links, language } = context.view;
  const byWords = options.lexicon === undefined ? undefined : context.lexicon(options.lexicon);
  const unless = options.unless === undefined ? undefined : context.lexicon(options.unless);
  const byTarget = options.to === undefined ? undefined : context.lexicon(options.to);
  const named = (link: LinkRecord, lexicon: CompiledLexicon): boolean =>
    wordsOf(link).some((words) => lexicon.find(words, language.use, 1).length > 0);
  for (const link of links) {
    if (!link.visible && options.within?.visible !== false) continue;
    if (!placesAllowed(link.place === 'body' ? [] : [link.place as Place], options.within)) continue;
    if (byWords !== undefined && !named(link, byWords)) continue;
    if (unless !== undefined && named(link, unless)) continue;
    if (byTarget !== undefined && byTarget.find(link.url.toLowerCase(), language.use, 1).length === 0) continue;
    if (options.gone === true && !context.view.gone.has(link.url.split('#')[0] ?? '')) continue;
    return found(
      { exact: link.text || link.name || link.title || link.url, prefix: '', suffix: '', selector: link.selector },
      link.url,
    );
  }
  // A target is an address, the same in every language.
  return byWords === undefined ? { value: false } : notFoundByWords(context, [byWords], options.within);
};
