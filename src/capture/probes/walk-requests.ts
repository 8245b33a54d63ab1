import type { ArtifactRef } from '../../evidence/page-record.js';
import type { ProbeRequests } from '../../evidence/probe-record.js';
import type { OpenDocument } from '../consent/open-document.js';

/** What one walk asked of the network, from each time it opened its page. */
export interface WalkRequests {
  /** Waits for answers that are on their way, and notes what was asked since this document was opened. */
  readonly take: (document: OpenDocument, url: string) => Promise<void>;
  /** Writes the list; undefined when nothing was asked. */
  readonly write: () => ArtifactRef | undefined;
}

const mostRequests = 1500;
/** Time for bodies that are still on their way when a page is left. */
const bodyMs = 1000;

/** @param place folder of the walk inside the bundle */
export function createWalkRequests(place: string, writeArtifact: (path: string, content: string) => ArtifactRef): WalkRequests {
  const documents: ProbeRequests['documents'][number][] = [];
  let left = mostRequests;
  return {
    async take({ network, startedAt }, url) {
      await network.drain(bodyMs);
      const all = network.requests(url);
      const requests = all.slice(0, left);
      left -= requests.length;
      documents.push({ openedAt: new Date(startedAt).toISOString(), requests, requestsLeftOut: all.length - requests.length });
    },
    write() {
      if (documents.every(({ requests }) => requests.length === 0)) return undefined;
      const record: ProbeRequests = { schema: 1, documents };
      return writeArtifact(`${place}/requests.json`, `${JSON.stringify(record, null, 2)}\n`);
    },
  };
}
