import type { Browser, BrowserContext } from 'playwright-core';
import type { BundleWriter } from '../../evidence/bundle-writer.js';
import type { EnvironmentRecord } from '../../evidence/capture-record.js';
import {
  type BrowserProgram,
  type ClockRecord,
  dnsFile,
  type FreshContextRecord,
  type NetworkRecord,
  type TlsRecord,
} from '../../evidence/environment-sheet.js';
import { navigationPaths, type PathRecord, pathFile } from '../../evidence/navigation-path.js';
import type { Persona } from '../../evidence/page-record.js';
import type { ResolvedBrowser } from '../browser-resolution.js';
import type { CaptureOptions } from '../capture-options.js';
import type { CaptureRequest } from '../capture-request.js';
import type { CrawlState } from '../crawl-state.js';
import type { Guard } from '../guard/start-guard.js';
import { quietArguments } from '../launch-browser.js';
import { timedOut, withTimeLimit } from '../time-limit.js';
import { askTimeServer } from './ask-time-server.js';
import { browserProgram, freshContext } from './browser-program.js';
import { readBuild } from './build-info.js';
import { dnsAnswers } from './dns-answers.js';
import { httpClock } from './http-clock.js';
import { describeMachine, describeSystem } from './machine.js';
import { dnsServers, machineAddresses, proxyVariables } from './network-place.js';
import { askPublicAddress } from './public-address.js';
import { type TlsHost, tlsHosts } from './tls-hosts.js';
import { tlsPeer } from './tls-peer.js';

/** What the environment is known by while the visit runs. */
export interface EnvironmentSheet {
  /** Called with each context before its first page. */
  readonly onContext: (context: BrowserContext, persona: Persona, login: boolean) => Promise<void>;
  /** What is known before anything is visited: all that a capture leaves which is killed. */
  readonly known: (browser: EnvironmentRecord['browser']) => EnvironmentRecord;
  /** Ends what runs beside the visit, writes `path.json` and the files below `network/`, and returns `environment.json`. */
  readonly close: (visit: FinishedVisit) => Promise<EnvironmentRecord>;
}

export interface FinishedVisit {
  readonly browser: EnvironmentRecord['browser'];
  readonly states: readonly CrawlState[];
  readonly writer: BundleWriter;
}

type Start = Pick<CaptureOptions, 'version' | 'command' | 'signal'> & {
  readonly request: CaptureRequest;
  readonly resolved: ResolvedBrowser;
  readonly guard: Guard;
};

const storageMs = 3000;
/** TLS connections at the same time. */
const atOnce = 5;

/** Begins to gather what a reader must know of machine, browser, network and clock. What cannot be found out is told as such. */
export function openEnvironmentSheet(start: Start): EnvironmentSheet {
  const { request, guard, signal } = start;
  const { ntp, publicIpFrom } = request.sheet ?? {};
  const clockAtStart = ntp === undefined ? undefined : askTimeServer(ntp);
  const address = (url: string) => askPublicAddress(url, { fetch: guard.fetch, signal });
  const addressAtStart = publicIpFrom === undefined ? undefined : address(publicIpFrom);
  const contexts = new Map<Persona, FreshContextRecord>();
  let program: Promise<Omit<BrowserProgram, 'contexts'>> | undefined;

  const publicAddress = async (): Promise<NetworkRecord['publicAddress']> => {
    if (publicIpFrom === undefined || addressAtStart === undefined) return null;
    const [before, after] = await Promise.all([addressAtStart, address(publicIpFrom)]);
    return { from: publicIpFrom, start: before, end: after };
  };
  const timeServer = async (): Promise<ClockRecord['ntp']> => {
    if (ntp === undefined || clockAtStart === undefined) return null;
    const [before, after] = await Promise.all([clockAtStart, signal?.aborted ? interrupted() : askTimeServer(ntp)]);
    return { server: ntp, start: before, end: after };
  };

  const known = (browser: EnvironmentRecord['browser']): EnvironmentRecord => {
    const { operator, caseReference } = request.sheet ?? {};
    return {
      tool: { name: 'vigie', version: start.version, ...readBuild() },
      node: process.versions.node,
      os: describeSystem(),
      browser,
      rulesetDigest: request.rulesetDigest,
      command: start.command,
      ...(operator === undefined ? {} : { operator }),
      ...(caseReference === undefined ? {} : { caseReference }),
      machine: describeMachine(),
    };
  };

  return {
    known,
    async onContext(context, persona, login) {
      const browser: Browser | null = context.browser();
      if (browser !== null)
        program ??= browserProgram(browser, { executablePath: start.resolved.executablePath, arguments: quietArguments });
      if (contexts.has(persona)) return;
      const held = await withTimeLimit(freshContext(context, persona, login), storageMs).catch(() => timedOut);
      if (held !== timedOut) contexts.set(persona, held as FreshContextRecord);
    },
    async close({ browser, states, writer }) {
      const pages = states.flatMap((state) => state.pages);
      const [publicly, time, running, tls] = await Promise.all([
        publicAddress(),
        timeServer(),
        program,
        certificatesOf(tlsHosts(pages.flatMap(({ answeredBy }) => answeredBy)), start, writer),
      ]);
      const names = dnsAnswers(guard.connections());
      writer.writeFile(dnsFile, pretty({ schema: 1, servers: dnsServers(), names }));
      writer.writeFile(pathFile, pretty({ schema: 1, paths: navigationPaths(pages) } satisfies PathRecord));
      return {
        ...known({ ...browser, ...running, contexts: [...contexts.values()] }),
        network: {
          interfaces: machineAddresses(),
          dnsServers: dnsServers(),
          names: names.length,
          proxy: request.options.proxy ?? null,
          proxyVariables: proxyVariables(),
          publicAddress: publicly,
          tls,
        },
        clock: { http: httpClock(entryHops(states)), ntp: time },
      };
    },
  };
}

/** An interrupted visit asks for nothing more. */
const interrupted = () => ({ at: new Date().toISOString(), problem: 'interrupted' as const });

const pretty = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function entryHops([visitor]: readonly CrawlState[]) {
  const entry = visitor?.pages[0];
  return entry === undefined || visitor === undefined ? [] : visitor.journal.recordOf(entry.id).hops;
}

/** One connection to each host, a few at the same time. */
async function certificatesOf(
  hosts: readonly TlsHost[],
  { guard, signal }: Start,
  writer: BundleWriter,
): Promise<readonly TlsRecord[]> {
  const records: TlsRecord[] = [];
  for (let next = 0; next < hosts.length; next += atOnce) {
    const some = hosts.slice(next, next + atOnce);
    if (signal?.aborted) {
      records.push(...some.map((host) => ({ ...host, ...interrupted() })));
      continue;
    }
    const peers = await Promise.all(some.map((host) => tlsPeer(host, guard)));
    for (const { record, pem } of peers) {
      records.push(record);
      if (pem !== undefined && 'file' in record) writer.writeFile(record.file, pem);
    }
  }
  return records;
}
