import type { AssessedSheet } from '../../assess/assessment.js';
import type { AddressAnswer, NotFoundOut, NtpAnswer, TlsRecord } from '../../evidence/environment-sheet.js';
import type { Words } from '../words.js';

export const sheetSteps = [
  'operator',
  'program',
  'machine',
  'browser',
  'profile',
  'localNetwork',
  'publicAddress',
  'dns',
  'proxy',
  'clock',
  'tls',
] as const;
export type SheetStep = (typeof sheetSteps)[number];

/** What one step of the sheet knows, one sentence or value per line, and what of it was not checked. */
export interface SheetLines {
  readonly known: readonly string[];
  readonly unchecked: readonly string[];
}

type Teller = (sheet: AssessedSheet, words: Words) => SheetLines;

/** Builds the lines of a step; `undefined` and the empty text are left out. */
const lines = (known: readonly (string | undefined)[], unchecked: readonly (string | undefined)[] = []): SheetLines => {
  const said = (texts: readonly (string | undefined)[]) =>
    texts.filter((text): text is string => text !== undefined && text !== '');
  return { known: said(known), unchecked: said(unchecked) };
};

const tellers: Readonly<Record<SheetStep, Teller>> = {
  operator: ({ operator, caseReference }, { t }) =>
    lines(
      [operator && t('sheet.operator', { name: operator }), caseReference && t('sheet.case', { reference: caseReference })],
      [operator ? '' : t('sheet.noOperator'), caseReference ? '' : t('sheet.noCase')],
    ),
  program: ({ tool }, { t }) =>
    lines(
      [
        t('sheet.version', { version: tool.version }),
        tool.commit ? t('sheet.commit', { commit: tool.commit }) : '',
        tool.commit && typeof tool.altered === 'boolean' ? t(`sheet.altered.${tool.altered}`) : '',
        tool.lockfileSha256 ? t('sheet.lockfile', { sha256: tool.lockfileSha256 }) : '',
      ],
      [tool.commit ? '' : t('sheet.noCommit')],
    ),
  machine({ machine, os, node }, { t }) {
    const model = [machine?.vendor, machine?.model].filter(Boolean).join(' ');
    return lines(
      [
        model && t('sheet.model', { name: model }),
        t('sheet.system', { name: os.prettyName ?? os.platform, release: os.release, arch: os.arch }),
        os.kernel && t('sheet.kernel', { build: os.kernel }),
        t('sheet.node', { version: node }),
        machine && t('sheet.host', { sha256: machine.hostnameSha256 }),
        machine && t('sheet.zone', { zone: machine.timezone }),
      ],
      [model ? '' : t('sheet.noModel'), t('sheet.noPatches')],
    );
  },
  browser({ browser }, { t, plural }) {
    const { extensions } = browser;
    return lines(
      [
        t('sheet.browser', { name: browser.name, version: browser.version, file: browser.executable ?? '?' }),
        browser.executableSha256 ? t('sheet.browserFile', { sha256: browser.executableSha256 }) : '',
        extensions === 0 ? t('sheet.noExtensions') : '',
        extensions ? plural('sheet.extensions', extensions) : '',
        browser.arguments && plural('sheet.launch', browser.arguments.length),
        t('sheet.sandbox', { state: t(`method.sandbox.${browser.sandbox}`) }),
      ],
      [
        browser.executableSha256 ? '' : t('sheet.noBrowserFile'),
        typeof extensions === 'number' ? '' : t('sheet.extensionsUnknown'),
      ],
    );
  },
  profile({ browser }, { t, time }) {
    const contexts = browser.contexts ?? [];
    const folder = browser.arguments?.find((word) => word.startsWith('--user-data-dir='))?.split('=')[1];
    return lines(
      [
        ...contexts.flatMap(({ persona, at, cookies, origins, login }) => [
          t('sheet.held', { persona: t(`sheet.persona.${persona}`), time: time(at), cookies, origins }),
          login ? t('sheet.login') : '',
        ]),
        folder && t('sheet.folder', { path: folder }),
      ],
      [contexts.length > 0 ? '' : t('sheet.noContext'), folder ? '' : t('sheet.noFolder')],
    );
  },
  localNetwork({ network }, { t }) {
    const interfaces = network?.interfaces ?? [];
    return lines(interfaces.length > 0 ? interfaces.map((each) => t('sheet.interface', { ...each })) : [t('sheet.noInterface')], [
      t('sheet.noRouter'),
    ]);
  },
  publicAddress({ network }, words) {
    const asked = network?.publicAddress;
    if (!asked) return lines([], [words.t('sheet.noAddress')]);
    const told = [...moments(asked)].map(([when, answer]) => addressLine(when, answer, words));
    return lines(
      [words.t('sheet.addressFrom', { url: asked.from }), ...told.map(({ known }) => known)],
      told.map(({ problem }) => problem),
    );
  },
  dns({ network }, { t, plural }) {
    const servers = network?.dnsServers ?? [];
    return lines(
      [
        servers.length > 0 ? t('sheet.servers', { servers: servers.join(', ') }) : '',
        network && plural('sheet.names', network.names),
      ],
      [servers.length > 0 ? '' : t('sheet.noServers'), t('sheet.noRecords')],
    );
  },
  proxy({ network }, { t }) {
    const { proxy = null, proxyVariables = [] } = network ?? {};
    return lines(
      [
        proxy === null ? t('sheet.noProxy') : t('sheet.proxy', { proxy }),
        proxyVariables.length === 0 ? t('sheet.noVariables') : t('sheet.variables', { names: proxyVariables.join(', ') }),
      ],
      [t('sheet.noVpn')],
    );
  },
  clock({ clock }, words) {
    const { t } = words;
    const { http, ntp } = clock ?? {};
    const told = ntp ? [...moments(ntp)].map(([when, answer]) => ntpLine(ntp.server, when, answer, words)) : [];
    return lines(
      [
        t('sheet.utc'),
        http && 'least' in http
          ? t('sheet.httpClock', { url: http.url, least: seconds(http.least, words), most: seconds(http.most, words) })
          : '',
        ...told.map(({ known }) => known),
      ],
      [
        http && 'problem' in http ? t('sheet.httpProblem', { problem: reasonOf(http, words) }) : '',
        ...told.map(({ problem }) => problem),
        ntp ? '' : t('sheet.noNtp'),
      ],
    );
  },
  tls({ network }, words) {
    const hosts = network?.tls ?? [];
    if (hosts.length === 0) return lines([words.t('sheet.noTls')]);
    return lines([words.t('sheet.ownTls'), ...hosts.map((host) => tlsLine(host, words))]);
  },
};

/** What is known for one step, in the reader's language. */
export const sheetLines = (step: SheetStep, sheet: AssessedSheet, words: Words): SheetLines => tellers[step](sheet, words);

/** The whole sheet as a list of terms, for the report's annex. */
export const sheetView = (sheet: AssessedSheet, words: Words) =>
  sheetSteps.map((step) => ({ name: words.t(`sheet.step.${step}`), ...sheetLines(step, sheet, words) }));

const moments = <T>({ start, end }: { readonly start: T; readonly end: T }) => [['start', start] as const, ['end', end] as const];

function addressLine(when: 'start' | 'end', answer: AddressAnswer, words: Words) {
  const { t, time } = words;
  const moment = t(`sheet.${when}`, { time: time(answer.at) });
  return 'address' in answer
    ? { known: t('sheet.address', { when: moment, address: answer.address }), problem: '' }
    : { known: '', problem: t('sheet.addressProblem', { when: lowered(moment), problem: reasonOf(answer, words) }) };
}

function ntpLine(server: string, when: 'start' | 'end', answer: NtpAnswer, words: Words) {
  const { t, time, number } = words;
  const moment = lowered(t(`sheet.${when}`, { time: time(answer.at) }));
  if ('problem' in answer)
    return { known: '', problem: t('sheet.ntpProblem', { when: moment, problem: reasonOf(answer, words) }) };
  const { offsetMs, roundTripMs, stratum } = answer;
  const known = t('sheet.ntp', { server, when: moment, offset: number(offsetMs), trip: number(roundTripMs), stratum });
  return { known, problem: '' };
}

function tlsLine(record: TlsRecord, words: Words): string {
  const { t, date } = words;
  const { host: name, port } = record;
  const host = port === 443 ? name : t('sheet.hostPort', { host: name, port });
  if ('problem' in record) return t('sheet.tlsProblem', { host, problem: reasonOf(record, words) });
  const { protocol, cipher, authorised, error = '', chain } = record;
  const [first] = chain;
  const { subject = '', issuer = '', validFrom = '', validUntil = '' } = first ?? {};
  const trust = authorised ? t('sheet.trusted') : t('sheet.untrusted', { error });
  return t('sheet.tls', { host, protocol, cipher, subject, issuer, from: date(validFrom), until: date(validUntil), trust });
}

const reasonOf = ({ problem, detail }: NotFoundOut, { t }: Words): string =>
  detail === undefined ? t(`sheet.problem.${problem}`) : t('sheet.detailed', { problem: t(`sheet.problem.${problem}`), detail });
const seconds = (ms: number, { number }: Words): string => number(Math.round(ms / 10) / 100);
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
