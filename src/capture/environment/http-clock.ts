import type { HttpClock, SheetProblem } from '../../evidence/environment-sheet.js';
import type { ResponseHop } from '../../evidence/page-record.js';

/**
 * How far the clock of this machine is from that of the server, from the `Date` header of the entry page's answers (RFC 9110 §6.6.1:
 * whole seconds). The server wrote it between question and answer, which bounds the offset. An answer from a cache is not used: its
 * date is that of another moment (RFC 9111 §5.1).
 */
export function httpClock(hops: readonly ResponseHop[]): HttpClock {
  const problems: SheetProblem[] = [];
  for (const { url, headers, askedAt, answeredAt } of [...hops].reverse()) {
    const date = Date.parse(headers.date ?? '');
    if (Number.isNaN(date)) problems.push('no-date');
    else if (Number(headers.age ?? 0) > 0) problems.push('from-cache');
    else if (askedAt === undefined || answeredAt === undefined) problems.push('moment-unknown');
    else {
      const least = Date.parse(askedAt) - (date + 999);
      const most = Date.parse(answeredAt) - date;
      return { url, date: new Date(date).toISOString(), least, most };
    }
  }
  return { problem: problems[0] ?? 'not-answered' };
}
