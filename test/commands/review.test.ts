import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.js';
import type { Review } from '../../src/assess/review.js';
import { readCustody } from '../../src/evidence/custody-log.js';
import { sealTiny } from '../support/written-bundle.js';
import { runVigie } from './run-vigie.js';

let folder: string;
let audit: string;
let judged: Assessment;
const at = (...names: readonly string[]) => join(audit, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-review-'));
  const made = join(folder, 'made');
  await sealTiny(join(made, 'evidence.wacz'));
  await runVigie(['assess', join(made, 'evidence.wacz'), '--out', join(folder, 'judged'), '--service', 'forum']);
  cpSync(join(folder, 'judged', 'assessment.json'), join(made, 'assessment.json'));
  judged = JSON.parse(readFileSync(join(made, 'assessment.json'), 'utf8')) as Assessment;
});
let count = 0;
beforeEach(() => {
  audit = join(folder, `audit-${count++}`);
  cpSync(join(folder, 'made'), audit, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ruleWith = (wanted: (result: Assessment['results'][number]) => boolean) => judged.results.find(wanted)?.rule ?? '';
const openDuty = () => ruleWith(({ kind, outcome }) => kind === 'obligation' && outcome === 'needs-review');
const conclude = (rule: string, decision: string, ...more: readonly string[]) =>
  runVigie(['review', at('assessment.json'), '--rule', rule, '--decision', decision, '--by', 'Jeanne Martin', ...more]);

describe('a conclusion', () => {
  it('stands beside the assessment, in the custody log and in the report; a later one counts, and the first stays', async () => {
    const rule = openDuty();
    expect((await conclude(rule, 'more', '--note', 'Écrire au service')).code).toBe(0);
    expect((await conclude(rule, 'no-gap', '--note', 'Réponse reçue le 3 mars')).code).toBe(0);

    const review = JSON.parse(readFileSync(at('review.json'), 'utf8')) as Review;
    expect(review.entries.map(({ decision }) => decision)).toEqual(['more', 'no-gap']);
    const { entries, problems } = readCustody(at('evidence.custody.jsonl'));
    expect(problems).toEqual([]);
    expect(entries.slice(-2).map(({ action, by }) => [action, by])).toEqual([
      ['reviewed', 'Jeanne Martin'],
      ['reviewed', 'Jeanne Martin'],
    ]);

    expect((await runVigie(['report', at('assessment.json'), '--lang', 'fr'])).code).toBe(0);
    const report = readFileSync(at('report.html'), 'utf8');
    expect(report).toContain('Conclusion d’une personne');
    expect(report).toContain('Réponse reçue le 3 mars');
    expect(report).not.toContain('Écrire au service');

    const list = await runVigie(['review', at('assessment.json')]);
    expect(list.stdout).toMatch(new RegExp(`\\? ${rule} \\[no-gap, Jeanne Martin, \\d{4}-\\d\\d-\\d\\d\\]`));
    expect(list.stdout).toMatch(/1 of \d+ concluded/);
  });
});

describe('what cannot be a conclusion is refused', () => {
  it('on a rule that has no result, of the wrong kind, or by nobody', async () => {
    expect((await conclude('no-such-rule', 'gap')).stderr).toContain('The assessment has no result for a rule "no-such-rule".');
    expect((await conclude(openDuty(), 'observed')).stderr).toContain('is a duty, and "observed" is no conclusion on one.');
    const nobody = await runVigie(['review', at('assessment.json'), '--rule', openDuty(), '--decision', 'gap', '--by', ' ']);
    expect(nobody.stderr).toContain('--by is empty');
    expect(nobody.code).toBe(2);
  });

  it('when the assessment beside it is another one', async () => {
    await conclude(openDuty(), 'gap');
    writeFileSync(at('assessment.json'), `${readFileSync(at('assessment.json'), 'utf8')}\n`);
    for (const run of [await conclude(openDuty(), 'gap'), await runVigie(['report', at('assessment.json')])]) {
      expect(run.stderr).toContain('is of another assessment than');
      expect(run.code).toBe(2);
    }
  });
});
