import type { PageRecord } from '../evidence/page-record.js';
import { foldedWords } from '../facts/folded-words.js';
import type { Site } from './site.js';

/** Lexicon of the paths under which software keeps its administration. */
const staffPaths = 'staff-doors';

/** How deep in a path the administration may begin: `/forum/admin`. */
const deepest = 2;

const isClosed = ({ obstacle, status }: PageRecord): boolean => obstacle === 'login-required' || status === 401 || status === 403;

/** A closed page of the administration of the site's software: nothing that is owed to the public stands behind it. */
export function isStaffDoor({ engine, ruleset }: Site, page: PageRecord): boolean {
  if (!isClosed(page) || !ruleset.lexicons.has(staffPaths)) return false;
  const parts = new URL(page.requestedUrl).pathname.split('/').filter(Boolean).slice(0, deepest);
  return parts.some((part) => engine.lexicon(staffPaths).isIn(foldedWords(part), []));
}
