/**
 * Where links frame a page rather than belong to what it says. A link outside every landmark (`body`) may be one of header or
 * footer: many sites mark neither.
 */
export const framingPlaces: ReadonlySet<string> = new Set(['header', 'nav', 'footer', 'body']);
