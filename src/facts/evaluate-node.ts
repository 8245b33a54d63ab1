import type { FactLeaf, Node } from '../ruleset/node.js';
import { type Ask, type Asked, atLeast, every, inOrder, negate, some } from './combine-answers.js';
import { type Evaluation, found, type Leaf, type LeafContext } from './evaluation.js';
import { consentLeaf } from './leaves/consent-leaf.js';
import { controlLeaf } from './leaves/control-leaf.js';
import { datedLeaf } from './leaves/dated-leaf.js';
import { fieldLeaf } from './leaves/field-leaf.js';
import { formLeaf } from './leaves/form-leaf.js';
import { linkLeaf } from './leaves/link-leaf.js';
import { existsLeaf, pageLeaf } from './leaves/page-leaf.js';
import { probeLeaf } from './leaves/probe-leaf.js';
import { reportLeaf } from './leaves/report-leaf.js';
import { textLeaf } from './leaves/text-leaf.js';
import { trackerLeaf } from './leaves/tracker-leaf.js';

function askFact({ id, is }: FactLeaf, context: LeafContext): Evaluation {
  const { value, quote, text, reason, state, violations } = context.observe(id);
  const shown = { ...(state === undefined ? {} : { state }), ...(violations === undefined ? {} : { violations }) };
  const answer: Evaluation =
    value === true
      ? { ...found(quote, text), ...shown }
      : { value, ...(quote ? { quote } : {}), ...(reason ? { reason } : {}), ...shown };
  return is === false ? negate(answer) : answer;
}

const asking = <Options>(leaf: Leaf<Options>, options: Options | undefined): Ask | undefined =>
  options === undefined ? undefined : (context) => leaf(options, context);

/** Leaves that say nothing more than « not found ». */
const muteLeaf = ({ text, link, control, form, field, page, exists }: Node): Ask | undefined =>
  asking(textLeaf, text) ??
  asking(linkLeaf, link) ??
  asking(controlLeaf, control) ??
  asking(formLeaf, form) ??
  asking(fieldLeaf, field) ??
  asking(pageLeaf, page) ??
  asking(existsLeaf, exists);

const tellingLeaf = ({ tracker, consent, report, probe, dated, fact }: Node): Ask | undefined =>
  asking(trackerLeaf, tracker) ??
  asking(consentLeaf, consent) ??
  asking(reportLeaf, report) ??
  asking(probeLeaf, probe) ??
  asking(datedLeaf, dated) ??
  asking(askFact, fact);

function readBare(node: Node): Asked {
  const below = node.all ?? node.any ?? node.none ?? node.sequence ?? node.atLeast?.of;
  if (below !== undefined) {
    const nodes = below.map(readNode);
    const isMute = nodes.every((child) => child.isMute);
    if (node.all) return { isMute, ask: (context) => every(nodes, context) };
    if (node.any) return { isMute, ask: (context) => some(nodes, context) };
    if (node.none) return { isMute: false, ask: (context) => negate(some(nodes, context)) };
    if (node.sequence) return { isMute, ask: (context) => inOrder(nodes, context) };
    const { min } = node.atLeast as { readonly min: number };
    return { isMute, ask: (context) => atLeast(min, nodes, context) };
  }
  const mute = muteLeaf(node);
  if (mute !== undefined) return { isMute: true, ask: mute };
  return { isMute: false, ask: tellingLeaf(node) ?? (() => ({ value: 'unknown', reason: 'capture-missing' })) };
}

const readNodes = new WeakMap<Node, Asked>();

function readNode(node: Node): Asked {
  const known = readNodes.get(node);
  if (known !== undefined) return known;
  const { ask, isMute } = readBare(node);
  const languages: readonly string[] | undefined = node.languages;
  const isAskedAsIs = languages === undefined && node.onFalse !== 'needs-review';
  const read: Asked = {
    isMute,
    ask: isAskedAsIs
      ? ask
      : (context) => {
          const { code } = context.view.language;
          if (languages !== undefined && code !== 'und' && !languages.includes(code))
            return { value: 'unknown', reason: 'language-unsupported' };
          const answer = ask(context);
          return answer.value === false && node.onFalse === 'needs-review'
            ? { ...answer, value: 'unknown', reason: 'not-found' }
            : answer;
        },
  };
  readNodes.set(node, read);
  return read;
}

/** A node, read once, to be asked of one page after another; it answers in three-valued logic (Kleene). */
export const askOf = (node: Node): Ask => readNode(node).ask;

/** The answer of a node on one page. */
export const evaluateNode = (node: Node, context: LeafContext): Evaluation => askOf(node)(context);
