import type { LintCheck } from './lint-context.js';

/** A provision cannot cease before it begins. */
export const datesOrdered: LintCheck = ({ ruleset }) =>
  [...ruleset.acts.values()].flatMap((act) =>
    Object.entries(act.entries).flatMap(([id, { from, until }]) => {
      if (until === undefined || from <= until) return [];
      const message = `\`entries.${id}\` ends on ${until}, before it begins on ${from}; correct one of the dates.`;
      return [{ file: act.file, path: ['entries', id, 'until'], part: 'value' as const, code: 'dates-reversed', message }];
    }),
  );
