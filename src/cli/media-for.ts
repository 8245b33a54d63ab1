import type { MediaPolicy } from '../capture/archive-exchange.js';
import type { DeclaredProfile } from '../profile/profile.js';

/**
 * On a service declared adult no picture is asked for, unless the flag says otherwise; on any other until it turns out to be one (LCEN,
 * art. 10; code pénal, art. 227-23).
 */
export const mediaFor = ({ entries }: DeclaredProfile): MediaPolicy =>
  entries.get('features.adult')?.value === true ? 'none' : 'auto';
