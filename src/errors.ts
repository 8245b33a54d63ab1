/** Exit codes of every command (closed vocabulary, documented in docs/exit-codes.md). */
export const ExitCode = {
  ok: 0,
  findings: 1,
  cannotRun: 2,
  tooLittleTested: 3,
  /** Words suggested sexual pictures of minors: reserved for that (code pénal, art. 227-23). */
  abuseSignal: 4,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export interface ErrorDetails {
  /** Short stable identifier, e.g. `unknown-key`. */
  readonly code: string;
  /** What the reader should do next, one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** Base of every error that Vigie raises on purpose: it says what happened, where, and what to do next. */
export class AuditError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly exitCode: ExitCode = ExitCode.cannotRun;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.hint = details.hint;
  }
}

/** The command line asks for something that cannot be done. */
export class UsageError extends AuditError {}

/** A file the user wrote (profile, config) is wrong. */
export class ConfigError extends AuditError {}

/** Something in a capture bundle is missing or was altered. */
export class EvidenceError extends AuditError {}

/** One mistake in one file of the rules folder. */
export interface RuleProblem {
  /** Path of the file as the user gave it. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly code: string;
  /** One sentence: what is wrong and how to mend it. */
  readonly message: string;
}

/** The rules folder cannot be used; lists every mistake, one per cause. */
export class RuleError extends AuditError {
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`).join('\n'), {
      code: 'rules-invalid',
      hint: 'Mend the files named above; `vigie rules validate` checks them again.',
    });
    this.problems = problems;
  }
}

/** The site could not be captured at all; `transient` says whether a later try may work. */
export class CaptureError extends AuditError {
  override readonly exitCode = ExitCode.tooLittleTested;
  readonly url: string;
  readonly transient: boolean;

  constructor(message: string, details: ErrorDetails & { readonly url: string; readonly transient: boolean }) {
    super(message, details);
    this.url = details.url;
    this.transient = details.transient;
  }
}

/** Words on the only page that was asked for suggest sexual pictures of minors: it was left, and nothing of it was kept. */
export class AbuseSignalError extends AuditError {
  override readonly exitCode = ExitCode.abuseSignal;

  constructor(url: string) {
    super(`Words on ${url} suggest sexual pictures of minors: it was left at once, and nothing of it was kept.`, {
      code: 'abuse-signal',
      hint: 'Report it at once to PHAROS (internet-signalement.gouv.fr), and do not open it to check.',
    });
  }
}
