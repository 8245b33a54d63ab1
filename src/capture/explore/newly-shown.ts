import type { ControlRecord, LinkRecord } from '../../evidence/page-record.js';
import type { PageReading } from '../in-page/program.js';

type Shown = Pick<PageReading, 'links' | 'controls'>;

export interface NewlyShown {
  readonly links: readonly LinkRecord[];
  readonly controls: readonly ControlRecord[];
}

/** Remembers what a visitor has seen of a page, and tells what each later reading shows for the first time. */
export function watchShown(first: Shown): (later: Shown, revealedBy: string) => NewlyShown {
  const links = new Set(visible(first).map(linkKey));
  // Positions move when a page changes: a control is known by its words, and how many have them.
  const controls = counted(first.controls);
  return (later, revealedBy) => {
    const newLinks = visible(later).filter((link) => {
      const key = linkKey(link);
      if (links.has(key)) return false;
      links.add(key);
      return true;
    });
    const now = new Map<string, number>();
    const newControls = later.controls.filter((control) => {
      const key = kindOf(control);
      const count = (now.get(key) ?? 0) + 1;
      now.set(key, count);
      if (count <= (controls.get(key) ?? 0)) return false;
      controls.set(key, count);
      return true;
    });
    return {
      links: newLinks.map((link) => ({ ...link, revealedBy })),
      controls: newControls.map((control) => ({ ...control, revealedBy })),
    };
  };
}

const visible = ({ links }: Shown) => links.filter((link) => link.visible);
const linkKey = ({ url, text }: LinkRecord) => `${url} ${text}`;
const kindOf = ({ role, name, place }: ControlRecord) => `${role} ${place} ${name}`;

function counted(controls: readonly ControlRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const control of controls) counts.set(kindOf(control), (counts.get(kindOf(control)) ?? 0) + 1);
  return counts;
}
