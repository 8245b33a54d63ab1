import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);

/**
 * Imports a TypeScript module of test/support, whose types are checked by `npm run check` and are stripped here.
 * @param {string} path from the folder `test`, e.g. `support/sites/honest-site.ts`
 * @returns {Promise<Record<string, any>>}
 */
export const importTypeScript = (path) => import(new URL(`../${path}`, import.meta.url).href);
