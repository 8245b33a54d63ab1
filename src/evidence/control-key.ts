/**
 * One name for controls of the same kind on the pages of one site: the shape of the selector without positions, and the words.
 * Two posts' "…" menus have the same key.
 */
export function controlKey(control: { readonly selector: string; readonly name: string }): string {
  const shape = control.selector
    .replace(/:nth-of-type\(\d+\)/g, '')
    .replace(/#[^\s>]+/g, (id) => id.replace(/[\w-]*\d[\w-]*/g, '*'))
    .replace(/ > /g, '>');
  return `${shape}|${control.name.replace(/\s+/g, ' ').trim().toLowerCase()}`;
}
