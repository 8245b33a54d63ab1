import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { decisions, type Review, type ReviewEntry } from '../assess/review.js';
import { EvidenceError, UsageError } from '../errors.js';
import { sha256 } from '../evidence/sha256.js';

/** `review.json` beside `assessment.json`. */
export const reviewPath = (assessment: string): string => join(dirname(resolve(assessment)), 'review.json');

/**
 * What people concluded on an assessment; undefined when nobody did.
 * @throws UsageError when the file is no review, or is one of another assessment than the one beside it
 */
export function readReview(assessment: string): Review | undefined {
  const file = reviewPath(assessment);
  if (!existsSync(file)) return undefined;
  const review = reviewIn(readFileSync(file, 'utf8'));
  if (review === undefined) {
    throw new UsageError(`The file ${file} is not a review, or was damaged.`, {
      code: 'not-a-review',
      hint: 'Move it away, or put an intact copy in its place.',
    });
  }
  if (review.assessment !== digestOf(assessment)) {
    throw new UsageError(`The review ${file} is of another assessment than ${assessment}.`, {
      code: 'review-of-other-assessment',
      hint: 'Move it away: what was concluded on other results says nothing of these.',
    });
  }
  return review;
}

/** Adds a conclusion; a killed write leaves the review as it was. Returns it with its SHA-256. */
export function addToReview(assessment: string, entry: ReviewEntry): { readonly review: Review; readonly digest: string } {
  const file = reviewPath(assessment);
  const entries = [...(readReview(assessment)?.entries ?? []), entry];
  const review: Review = { schema: 1, assessment: digestOf(assessment), entries };
  const text = `${JSON.stringify(review, null, 2)}\n`;
  try {
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  } catch (cause) {
    throw new EvidenceError(`The review cannot be written (${file}): ${(cause as Error).message}.`, {
      code: 'review-not-writable',
      hint: 'Put the assessment into a folder that you may write to.',
      cause,
    });
  }
  return { review, digest: sha256(text) };
}

const digestOf = (file: string): string => sha256(readFileSync(file));

function reviewIn(text: string): Review | undefined {
  let value: Partial<Review> | null;
  try {
    value = JSON.parse(text) as Partial<Review> | null;
  } catch {
    return undefined;
  }
  const { schema, assessment, entries } = value ?? {};
  if (schema !== 1 || typeof assessment !== 'string' || !Array.isArray(entries)) return undefined;
  return entries.every(isEntry) ? (value as Review) : undefined;
}

const isEntry = (value: unknown): value is ReviewEntry => {
  const { rule, decision, by, at, note } = (value ?? {}) as Record<string, unknown>;
  return (
    [rule, by, at].every((part) => typeof part === 'string') &&
    (decisions as readonly unknown[]).includes(decision) &&
    (note === undefined || typeof note === 'string')
  );
};
