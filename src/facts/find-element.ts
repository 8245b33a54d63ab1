import type { DomElement } from './read-dom.js';

type Tag = DomElement & { readonly name: string; readonly attribs: Readonly<Record<string, string>> };

interface Step {
  readonly id?: string;
  readonly tag?: string;
  readonly place?: number;
}

const isTag = (node: unknown): node is Tag => (node as { type?: string } | null)?.type === 'tag';

function stepsOf(selector: string): readonly Step[] | undefined {
  const steps = selector.split(' > ').map((part): Step | undefined => {
    const [, id, tag, place] = /^(?:#([A-Za-z][\w-]*)|([a-z][\w.:-]*?)(?::nth-of-type\((\d+)\))?)$/i.exec(part) ?? [];
    if (id !== undefined) return { id };
    return tag === undefined ? undefined : { tag, ...(place === undefined ? {} : { place: Number(place) }) };
  });
  return steps.every((step) => step !== undefined) ? (steps as Step[]) : undefined;
}

/** Finds elements by the selectors that facts and captures write, in a parsed page; the page is walked once. */
export function createElementFinder(root: DomElement): (selector: string) => readonly DomElement[] {
  const places = new Map<Tag, number>();
  const byTag = new Map<string, Tag[]>();
  const byId = new Map<string, Tag[]>();

  const note = <K>(map: Map<K, Tag[]>, key: K, element: Tag) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [element]);
    else list.push(element);
  };
  // Pages may be nested deeper than the stack is.
  const waiting: DomElement[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('children' in node)) continue;
    const counts = new Map<string, number>();
    for (const child of node.children) {
      if (isTag(child)) {
        const place = (counts.get(child.name) ?? 0) + 1;
        counts.set(child.name, place);
        places.set(child, place);
        note(byTag, child.name, child);
        if (child.attribs.id !== undefined) note(byId, child.attribs.id, child);
      }
      waiting.push(child as DomElement);
    }
  }

  const fits = (element: unknown, { id, tag, place }: Step): boolean =>
    isTag(element) &&
    (id === undefined
      ? element.name === tag && (place === undefined || places.get(element) === place)
      : element.attribs.id === id);

  return (selector) => {
    const steps = stepsOf(selector);
    const last = steps?.at(-1);
    if (steps === undefined || last === undefined) return [];
    const candidates = last.id === undefined ? byTag.get(last.tag ?? '') : byId.get(last.id);
    return (candidates ?? []).filter((candidate) => {
      let current: DomElement | null = candidate;
      for (const step of [...steps].reverse()) {
        if (!fits(current, step)) return false;
        current = (current?.parent ?? null) as DomElement | null;
      }
      return true;
    });
  };
}
