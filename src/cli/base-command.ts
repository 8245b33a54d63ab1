import { Command, Errors } from '@oclif/core';
import { ExitCode } from '../errors.js';
import { describeFailure } from './failure.js';
import { printable } from './printable.js';
import { asksForJsonLog, jsonLine } from './progress-json.js';

/** What every command shares: the JSON flag, the exit codes and how an error is told. */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true;

  /** Sets the exit code of a command that came to its end. */
  protected endWith(code: ExitCode): void {
    if (code !== ExitCode.ok) process.exitCode = code;
  }

  /** Tells the error on stderr (or as JSON on stdout) and ends with its exit code, never with 1. */
  protected override async catch(error: Error & { exitCode?: number }): Promise<void> {
    if (error instanceof Errors.ExitError) throw error;
    const failure = describeFailure(error);
    process.exitCode = failure.exitCode;
    if (this.jsonEnabled()) {
      this.logJson(this.toErrorJson(error));
      return;
    }
    if (asksForJsonLog(this.argv)) {
      const { code, message, hint, exitCode } = failure;
      process.stderr.write(`${jsonLine({ type: 'error', code, message, hint, exitCode }, Date.now())}\n`);
      throw new Errors.ExitError(exitCode);
    }
    const lines = failure.message.split('\n').map(printable);
    process.stderr.write(`${this.config.bin}: ${lines.join('\n  ')}\n`);
    if (failure.hint !== undefined) process.stderr.write(`  → ${printable(failure.hint)}\n`);
    if (failure.internal && process.env.DEBUG && error.stack) process.stderr.write(`${error.stack}\n`);
    throw new Errors.ExitError(failure.exitCode);
  }

  /** Body of `--json` when the command could not do its work. */
  protected override toErrorJson(error: unknown): unknown {
    const { code, message, hint, exitCode } = describeFailure(error);
    return { error: { code, message, ...(hint === undefined ? {} : { hint }), exitCode } };
  }
}
