/** Begins the ids of templates in evidence: each persona numbers its own, so that `t3` and `m3` are two. */
export const visitorLetter = 't';
export const memberLetter = 'm';
