import { AuditError, ExitCode } from '../errors.js';

/** An error as users and programs see it. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly exitCode: ExitCode;
  /** True when it is a mistake of ours, not of the user or the site. */
  readonly internal: boolean;
}

/** What oclif adds to the errors of its parser and of `this.error`. */
interface OclifMarks {
  readonly oclif?: { readonly exit?: number };
  readonly parse?: unknown;
}

const isFromOclif = (error: Error & OclifMarks): boolean => error.oclif !== undefined || error.parse !== undefined;

/** Describes any thrown value. Unknown errors never end with 1: that code means findings and nothing else. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof AuditError) {
    const { code, message, hint, exitCode } = error;
    return { code, message, exitCode, internal: false, ...(hint === undefined ? {} : { hint }) };
  }
  if (error instanceof Error && isFromOclif(error)) {
    const [message = '', ...rest] = error.message.replace(/\n?See more help with --help$/, '').split('\n');
    return {
      code: 'usage',
      message: [message, ...rest].join('\n'),
      hint: 'Add --help to see the arguments and flags of the command.',
      exitCode: ExitCode.cannotRun,
      internal: false,
    };
  }
  return {
    code: 'internal-error',
    message: `Internal error, please report it: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Run the same command again with DEBUG=vigie in the environment to see where it happened.',
    exitCode: ExitCode.cannotRun,
    internal: true,
  };
}
