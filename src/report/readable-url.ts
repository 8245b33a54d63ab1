/** Bytes outside ASCII, as addresses carry them. */
const escapes = /(?:%[89a-f][0-9a-f])+/gi;

/**
 * An address as people read it: `/pr%C3%A9sentez-vous` becomes `/présentez-vous`. Only letters and digits are written out, so that no
 * sign is shown that could pass for a part of the address; a link still leads to the address as it was captured.
 */
export function readableUrl(address: string): string {
  return address.replace(escapes, (escaped) => {
    try {
      const text = decodeURIComponent(escaped);
      return /^[\p{L}\p{M}\p{Nd}]+$/u.test(text) ? text : escaped;
    } catch {
      return escaped;
    }
  });
}
