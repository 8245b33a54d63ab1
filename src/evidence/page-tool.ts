import { decodeAddress } from './decode-address.js';

/**
 * Where an address names the page on which it is linked: a segment of its path (the first is 1), or a parameter; `within` are the
 * parameters that name the part of the site in which the page lies (`?id=locks:e1&ns=locks`).
 */
export type OwnPlace = { readonly segment: number } | { readonly parameter: string; readonly within?: readonly string[] };

/** Parameters that say how a page is shown, not which page it is. */
const manner = /^(?:lang\w*|locale|hl|theme|skin|style|currency|devise|country|pays|region)$/i;
/** A language is no name of a page. */
const isName = (text: string): boolean => text !== '' && !/^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(text);
const words = (text: string): string => text.replaceAll('_', ' ');

const stepsOf = ({ pathname }: URL): readonly string[] => pathname.replace(/\/+$/, '').split('/').slice(1).map(decodeAddress);

const named = (url: URL): readonly (readonly [string, string])[] =>
  [...url.searchParams].filter(([key, value]) => !manner.test(key) && isName(value));

function byParameter(link: URL, [parameter, name]: readonly [string, string]): OwnPlace {
  const lies = (part: string) => name.startsWith(part) && /^[:/]/.test(name.slice(part.length));
  const within = named(link).flatMap(([key, value]) => (lies(value) ? key : []));
  return within.length > 0 ? { parameter, within } : { parameter };
}

/** `?id=page` offers `?id=page&do=edit`, and so does `?id=page&do=history`. */
function sameParameter(link: URL, page: URL): OwnPlace | undefined {
  if (link.pathname !== page.pathname) return undefined;
  const asks = [...link.searchParams].some(([key, value]) => !manner.test(key) && page.searchParams.get(key) !== value);
  const shared = asks ? named(page).find(([key, value]) => link.searchParams.get(key) === value) : undefined;
  return shared && byParameter(link, shared);
}

/** `/wiki/page` offers `/index.php?title=page&action=edit`. */
function nameAsParameter(link: URL, steps: readonly string[]): OwnPlace | undefined {
  const name = steps.at(-1) ?? '';
  const found = named(link).find(([, value]) => isName(name) && words(value) === words(name));
  return found && link.searchParams.size > 1 ? byParameter(link, found) : undefined;
}

/** `/user/ana/topics` offers `/user/ana/posts`. */
function beside(link: URL, steps: readonly string[]): OwnPlace | undefined {
  const theirs = stepsOf(link);
  const parent = steps.slice(0, -1);
  const isSibling = theirs.length === steps.length && theirs.at(-1) !== steps.at(-1);
  const shares = parent.length > 1 && isName(parent.at(-1) ?? '') && parent.every((step, at) => theirs[at] === step);
  return isSibling && shares ? { segment: parent.length } : undefined;
}

/** `/page` offers `/page?do=edit`; `/user/ana` offers `/user/ana/topics`. */
function below(link: URL, page: URL, steps: readonly string[]): OwnPlace | undefined {
  const theirs = stepsOf(link);
  if (page.searchParams.size > 0 || !isName(steps.at(-1) ?? '') || steps.some((step, at) => theirs[at] !== step))
    return undefined;
  const more = theirs.length - steps.length;
  const asks = more === 0 && [...link.searchParams.keys()].some((key) => !manner.test(key));
  return asks || (steps.length > 1 && (more === 1 || more === 2)) ? { segment: steps.length } : undefined;
}

/**
 * Where the address of a link names the page on which it stands, as the tools do that wikis, forums and shops offer with each page
 * (edit, history, print, log in and come back); undefined where it names none.
 * @param address of the link, absolute
 * @param page address of the page
 */
export function ownPlace(address: string, page: string): OwnPlace | undefined {
  if (!URL.canParse(address) || !URL.canParse(page)) return undefined;
  const [link, here] = [new URL(address), new URL(page)];
  if (link.host !== here.host) return undefined;
  const steps = stepsOf(here);
  return sameParameter(link, here) ?? nameAsParameter(link, steps) ?? below(link, here, steps) ?? beside(link, steps);
}

/**
 * What the address of a link has in common with the same tool of other pages: the address without the name of its page. Undefined where
 * it names none.
 */
export function toolKey(address: string, page: string): string | undefined {
  const own = ownPlace(address, page);
  if (own === undefined) return undefined;
  const url = new URL(address);
  if ('parameter' in own) for (const key of [own.parameter, ...(own.within ?? [])]) url.searchParams.set(key, '*');
  else url.pathname = url.pathname.split('/').with(own.segment, '*').join('/');
  url.searchParams.sort();
  return `${url.host}${url.pathname}${url.search}`;
}
