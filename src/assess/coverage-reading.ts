import { type GapSearch, gapOver } from './coverage-gap.js';
import { oncePerSite } from './once-per-site.js';
import type { ReadablePage } from './site.js';

/** Letters of UTF-8 shown as if each of their bytes were one of Windows-1252: « hÃ©bergÃ© », « lâ€™Ã©diteur ». */
const garbled = /Ã[\u0080-\u00BFŒœŠšŸŽžƒˆ˜–-›€™]|â€[™œ“”˜¦]/g;
/** A page may quote one such word. */
const leastGarbled = 3;

function isGarbled({ view }: ReadablePage): boolean {
  let found = 0;
  for (const { text } of view.blocks) found += text.match(garbled)?.length ?? 0;
  return found >= leastGarbled;
}

/** Words that the site shows with the wrong letters are not recognised: none was shown to be missing. */
export const garbledText: GapSearch = oncePerSite((site) =>
  gapOver(
    'text-garbled',
    site.readable.filter(isGarbled).map(({ record }) => record.url),
    (count) => ({
      fr: `${count} page(s) s’affichent avec de mauvaises lettres (« hÃ©bergÃ© ») : le site n’annonce pas le bon codage, et leurs mots n’ont pu être reconnus.`,
      en: `${count} page(s) are shown with wrong letters (“hÃ©bergÃ©”): the site declares the wrong encoding, and their words could not be recognised.`,
    }),
  ),
);
