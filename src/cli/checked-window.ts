import { UsageError } from '../errors.js';

const smallest = 200;
const largest = 8000;

/** `1280x800` → CSS pixels; throws UsageError for anything else. */
export function checkedViewport(value: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^(\d+)[x×](\d+)$/i.exec(value.trim()) ?? [];
  const sizes = [Number(width), Number(height)] as const;
  if (sizes.every((size) => size >= smallest && size <= largest)) return { width: sizes[0], height: sizes[1] };
  throw new UsageError(`« ${value} » is not a window that --viewport understands.`, {
    code: 'not-a-viewport',
    hint: `Give width and height in pixels, ${smallest} to ${largest} each: 1280x800.`,
  });
}

/** A User-Agent that may be sent as it is: one line of printable ASCII; throws UsageError otherwise. */
export function checkedUserAgent(value: string): string {
  const agent = value.trim();
  if (/^[\x20-\x7e]{1,500}$/.test(agent)) return agent;
  throw new UsageError('The text of --user-agent cannot be sent as a User-Agent header.', {
    code: 'not-a-user-agent',
    hint: 'Give one line of at most 500 unaccented characters, or leave it out to say the browser’s own name and Vigie’s.',
  });
}
