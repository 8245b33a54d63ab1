import type { Persona } from './page-record.js';

/** Why something was not found out, in a closed list; the report says each in words. */
export const sheetProblems = [
  'timeout',
  'status',
  'not-an-address',
  'failed',
  'interrupted',
  'too-short',
  'not-an-answer',
  'other-question',
  'refused',
  'unsynchronised',
  'no-time',
  'no-date',
  'from-cache',
  'moment-unknown',
  'not-answered',
  'no-certificate',
] as const;
export type SheetProblem = (typeof sheetProblems)[number];

export interface NotFoundOut {
  readonly problem: SheetProblem;
  /** Technical detail in English: a status, an error code, what the guard said. */
  readonly detail?: string;
}

/** From which sources the tool was compiled. Null: not known, e.g. compiled without git. */
export interface BuildRecord {
  readonly commit: string | null;
  /** Whether files of the source tree differed from that commit. */
  readonly altered: boolean | null;
  /** Of package-lock.json: which libraries were used. */
  readonly lockfileSha256: string | null;
}

export interface MachineRecord {
  /** Absent where the machine does not tell it, e.g. in a container. */
  readonly vendor?: string;
  readonly model?: string;
  /** Tells two machines apart without naming them. */
  readonly hostnameSha256: string;
  /** IANA name of the time zone the machine is set to. */
  readonly timezone: string;
}

/** What a browser context held before the first page was opened in it. */
export interface FreshContextRecord {
  readonly persona: Persona;
  readonly at: string;
  readonly cookies: number;
  /** Origins with something in their storage. */
  readonly origins: number;
  /** A login was given (`--storage-state`): what is held is that login. */
  readonly login: boolean;
}

/** The browser program and the profile it started with. */
export interface BrowserProgram {
  /** Name of the file that was run, without its folder. */
  readonly executable: string;
  /** Null when the file could not be read. */
  readonly executableSha256: string | null;
  readonly arguments: readonly string[];
  /** Extensions found running; null when the browser could not be asked. */
  readonly extensions: number | null;
  readonly contexts: readonly FreshContextRecord[];
}

export type AddressAnswer = { readonly at: string } & ({ readonly address: string } | NotFoundOut);

export interface CertificateRecord {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601 UTC. */
  readonly validFrom: string;
  readonly validUntil: string;
  readonly serial: string;
  /** Of the DER form. */
  readonly sha256: string;
}

/** One TLS connection that Vigie opened by itself, beside the browser's, to see the certificate of a host. */
export type TlsRecord = {
  readonly host: string;
  readonly port: number;
  readonly at: string;
} & (
  | {
      readonly protocol: string;
      readonly cipher: string;
      /** Whether the chain leads to a root that Node.js trusts and names the host. */
      readonly authorised: boolean;
      /** Why not. */
      readonly error?: string;
      /** The host's own first. */
      readonly chain: readonly CertificateRecord[];
      /** PEM file inside the bundle. */
      readonly file: string;
    }
  | NotFoundOut
);

export interface NetworkRecord {
  /** Addresses of this machine, loopback left out. */
  readonly interfaces: readonly { readonly name: string; readonly address: string }[];
  /** Resolvers that the system is set to ask. */
  readonly dnsServers: readonly string[];
  /** Names resolved during the visit; `network/dns.json` lists them with their answers. */
  readonly names: number;
  /** Scheme, host and port of `--proxy`; null: none was given. */
  readonly proxy: string | null;
  /** Names of the proxy variables that were set; the capture ignores them. */
  readonly proxyVariables: readonly string[];
  /** Null: not asked. */
  readonly publicAddress: { readonly from: string; readonly start: AddressAnswer; readonly end: AddressAnswer } | null;
  readonly tls: readonly TlsRecord[];
}

/** Milliseconds; positive: the clock of this machine is ahead. */
export type HttpClock =
  | {
      readonly url: string;
      readonly date: string;
      /** Where the offset lies: the header counts whole seconds and the answer took its time. */
      readonly least: number;
      readonly most: number;
    }
  | NotFoundOut;

export type NtpAnswer = { readonly at: string } & (
  | {
      /** Milliseconds; positive: the clock of this machine is ahead. */
      readonly offsetMs: number;
      readonly roundTripMs: number;
      readonly stratum: number;
      readonly address: string;
    }
  | NotFoundOut
);

export interface ClockRecord {
  /** Against the `Date` header of the entry page's answer; resolution one second. */
  readonly http: HttpClock;
  /** Null: not checked. */
  readonly ntp: { readonly server: string; readonly start: NtpAnswer; readonly end: NtpAnswer } | null;
}

/** One name in `network/dns.json`, and everything it resolved to. */
export interface DnsAnswer {
  readonly host: string;
  readonly answers: readonly string[];
  readonly first: string;
  readonly last: string;
  /** `proxy`: the proxy of `--proxy` resolved it, and its answers are not known here. */
  readonly resolvedBy: 'here' | 'proxy';
}

export const dnsFile = 'network/dns.json';
