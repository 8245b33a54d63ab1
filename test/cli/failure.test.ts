import { Errors } from '@oclif/core';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/cli/failure.js';
import { CaptureError, ConfigError, UsageError } from '../../src/errors.js';

describe('how an error is told', () => {
  it('keeps code, hint and exit code of an error raised on purpose', () => {
    const error = new ConfigError('profile.yaml:3:1 no such key.', { code: 'unknown-key', hint: 'Remove it.' });
    expect(describeFailure(error)).toEqual({
      code: 'unknown-key',
      message: 'profile.yaml:3:1 no such key.',
      hint: 'Remove it.',
      exitCode: 2,
      internal: false,
    });
  });

  it('ends with 3 when the site could not be captured', () => {
    expect(
      describeFailure(new CaptureError('No answer.', { code: 'unreachable', url: 'https://x.example', transient: true }))
        .exitCode,
    ).toBe(3);
  });

  it('ends with 2 for a mistake of the command line', () => {
    expect(describeFailure(new UsageError('No.', { code: 'no' })).exitCode).toBe(2);
    expect(describeFailure(new Errors.CLIError('Nonexistent flag: --nope'))).toMatchObject({
      code: 'usage',
      exitCode: 2,
      internal: false,
    });
  });

  it.each([new TypeError('x is undefined'), new Error('anything'), 'a string', undefined, null])(
    'calls %s an internal error and never ends with 1',
    (thrown) => {
      expect(describeFailure(thrown)).toMatchObject({ code: 'internal-error', exitCode: 2, internal: true });
    },
  );
});
