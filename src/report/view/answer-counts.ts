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

/** An answer that says « no such page », or shows nothing but the entry page or what stands at no address. */
export function saysNoPage({ status, shows }: Tried): boolean {
  return saysGone(status) || shows === 'nothing' || shows === 'entry';
}

export function answerWord({ status }: Pick<Tried, 'status'>, words: Words): string {
  return status === null ? words.t('tried.none') : String(status);
}

/** « 132 usual addresses tried: all answered 404. », counted by answer. Empty when none was tried. */
export function triedSentence(tried: readonly Tried[], words: Words): string {
  if (tried.length === 0) return '';
  const answers = byAnswer(tried);
  const [only] = answers;
  if (answers.length === 1 && only !== undefined && only.shows === undefined)
    return only.status === null
      ? words.plural('tried.allSilent', tried.length)
      : words.plural('tried.all', tried.length, { status: only.status });
  return words.plural('tried.mixed', tried.length, { answers: words.list(answers.map((answer) => answerPart(answer, words))) });
}

interface Answer extends Pick<Tried, 'status' | 'shows'> {
  readonly count: number;
}

function answerPart({ status, shows, count }: Answer, words: Words): string {
  if (status === null) return words.plural('tried.silent', count);
  return words.plural(`tried.${shows ?? 'answered'}`, count, { status });
}

/** The distinct answers, the most frequent first. */
function byAnswer(tried: readonly Tried[]): readonly Answer[] {
  const counts = new Map<string, Answer>();
  for (const { status, shows } of tried) {
    const key = `${status} ${shows ?? ''}`;
    counts.set(key, { status, ...(shows === undefined ? {} : { shows }), count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.status ?? 0) - (b.status ?? 0));
}
