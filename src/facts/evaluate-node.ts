import type { Node } from '../ruleset/node.js';
import { type Evaluation, found, type LeafContext } from './evaluation.js';
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

/** The first answer's quote is kept, so that every true can be shown. */
function withQuoteOf(value: Evaluation['value'], answers: readonly Evaluation[]): Evaluation {
  const shown =
    answers.find((answer) => answer.value === value && answer.quote !== undefined) ??
    answers.find((answer) => answer.value === value);
  return shown ?? { value };
}

/** Kleene « and »: false if any is false, else unknown if any is unknown. */
function every(answers: readonly Evaluation[]): Evaluation {
  const decisive = answers.some((answer) => answer.value === false)
    ? false
    : answers.some((answer) => answer.value === 'unknown')
      ? 'unknown'
      : true;
  return withQuoteOf(decisive, answers);
}

/** Kleene « or ». */
function some(answers: readonly Evaluation[]): Evaluation {
  const decisive = answers.some((answer) => answer.value === true)
    ? true
    : answers.some((answer) => answer.value === 'unknown')
      ? 'unknown'
      : false;
  return withQuoteOf(decisive, answers);
}

function negate(answer: Evaluation): Evaluation {
  return answer.value === 'unknown' ? answer : { ...answer, value: !answer.value };
}

function atLeast(min: number, answers: readonly Evaluation[]): Evaluation {
  const sure = answers.filter((answer) => answer.value === true);
  if (sure.length >= min) return withQuoteOf(true, answers);
  const possible = answers.filter((answer) => answer.value !== false).length;
  return possible >= min ? withQuoteOf('unknown', answers) : withQuoteOf(false, answers);
}

function inOrder(nodes: readonly Node[], context: LeafContext): Evaluation {
  const answers: Evaluation[] = [];
  for (const node of nodes) {
    const answer = evaluateNode(node, context);
    answers.push(answer);
    if (answer.value !== true) return answer;
  }
  return withQuoteOf(true, answers);
}

function evaluateBare(node: Node, context: LeafContext): Evaluation {
  const each = (nodes: readonly Node[]) => nodes.map((child) => evaluateNode(child, context));
  if (node.all) return every(each(node.all));
  if (node.any) return some(each(node.any));
  if (node.none) return negate(some(each(node.none)));
  if (node.sequence) return inOrder(node.sequence, context);
  if (node.atLeast) return atLeast(node.atLeast.min, each(node.atLeast.of));
  if (node.text) return textLeaf(node.text, context);
  if (node.link) return linkLeaf(node.link, context);
  if (node.control) return controlLeaf(node.control, context);
  if (node.form) return formLeaf(node.form, context);
  if (node.field) return fieldLeaf(node.field, context);
  if (node.page) return pageLeaf(node.page, context);
  if (node.tracker) return trackerLeaf(node.tracker, context);
  if (node.consent) return consentLeaf(node.consent, context);
  if (node.report) return reportLeaf(node.report, context);
  if (node.probe) return probeLeaf(node.probe, context);
  if (node.dated) return datedLeaf(node.dated, context);
  if (node.exists) return existsLeaf(node.exists, context);
  if (node.fact) {
    const { value, quote, text, reason, state, violations } = context.observe(node.fact.id);
    const shown = { ...(state === undefined ? {} : { state }), ...(violations === undefined ? {} : { violations }) };
    const answer: Evaluation =
      value === true
        ? { ...found(quote, text), ...shown }
        : { value, ...(quote ? { quote } : {}), ...(reason ? { reason } : {}), ...shown };
    return node.fact.is === false ? negate(answer) : answer;
  }
  return { value: 'unknown', reason: 'capture-missing' };
}

/** The answer of a node on one page, in three-valued logic (Kleene). */
export function evaluateNode(node: Node, context: LeafContext): Evaluation {
  const { code } = context.view.language;
  if (node.languages !== undefined && code !== 'und' && !(node.languages as readonly string[]).includes(code)) {
    return { value: 'unknown', reason: 'language-unsupported' };
  }
  const answer = evaluateBare(node, context);
  return answer.value === false && node.onFalse === 'needs-review'
    ? { ...answer, value: 'unknown', reason: 'not-found' }
    : answer;
}
