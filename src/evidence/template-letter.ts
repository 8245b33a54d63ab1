import type { TemplateSample } from './capture-record.js';

/** Begins the ids of templates in evidence: each persona numbers its own, so that `t3` and `m3` are two. */
export const visitorLetter = 't';
export const memberLetter = 'm';

/** Whether the member's visit found it. */
export const isMembersTemplate = ({ id }: Pick<TemplateSample, 'id'>): boolean => id.startsWith(memberLetter);
