import type { CoverageProof } from '../../assess/assessment.js';
import { saysGone } from '../../evidence/says-gone.js';
import type { Words } from '../words.js';

type Tried = CoverageProof['slugsTried'][number];

/** Path and query of an address, as read by people; the address itself when it is none. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

/** An answer that says « no such page ». */
export function saysNoPage({ status }: Tried): boolean {
  return saysGone(status);
}

export function answerWord({ status }: Pick<Tried, 'status'>, words: Words): string {
  return status === null ? words.t('tried.none') : String(status);
}

/** « 132 usual addresses tried: all answered 404. », counted by answer. Empty when none was tried. */
export function triedSentence(tried: readonly Tried[], words: Words): string {
  if (tried.length === 0) return '';
  const counts = [...countBy(tried)].sort((a, b) => b[1] - a[1] || (a[0] ?? 0) - (b[0] ?? 0));
  const [only] = counts;
  if (counts.length === 1 && only !== undefined)
    return only[0] === null
      ? words.plural('tried.allSilent', tried.length)
      : words.plural('tried.all', tried.length, { status: only[0] });
  const answers = counts.map(([status, count]) =>
    status === null ? words.plural('tried.silent', count) : words.plural('tried.answered', count, { status }),
  );
  return words.plural('tried.mixed', tried.length, { answers: words.list(answers) });
}

function countBy(tried: readonly Tried[]): ReadonlyMap<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const { status } of tried) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}
