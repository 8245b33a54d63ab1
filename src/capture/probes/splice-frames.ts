import type { ControlRecord, FormRecord, LinkRecord } from '../../evidence/page-record.js';
import type { PageReading } from '../in-page/program.js';

/** A frame of another site as it was read. */
export interface FrameReading {
  /** Absolute address in the `src` of its element. */
  readonly source: string;
  /** Where it begins, CSS pixels of the page. */
  readonly at: { readonly x: number; readonly y: number };
  readonly reading: PageReading;
}

type Parts = Pick<PageReading, 'html' | 'url' | 'links' | 'forms' | 'controls' | 'hasPasswordField'>;

const frameTag = /<iframe\b[^>]*>[^<]*<\/iframe>/gi;
const opening = '<vigie-frame data-vigie-read="" src="';
const bodyOf = (html: string): string => /<body\b[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? '';
const unescaped = (value: string): string => value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function sourceOf(tag: string, base: string): string | undefined {
  const source = /\bsrc="([^"]*)"/i.exec(tag)?.[1];
  return source !== undefined && URL.canParse(unescaped(source), base) ? new URL(unescaped(source), base).href : undefined;
}

/** Of an element in a frame of another site: its place in the page into which the frame was written. */
const within = (source: string, selector: string): string => {
  const frame = `vigie-frame[src="${source.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"]`;
  const inner = selector.replace(/^(?:html > )?body(?: > |$)/, '');
  return inner.startsWith('#') ? `${frame} ${inner}` : `${frame} > ${inner}`;
};

/** Whether a control stands in a frame of another site. It is seen and never worked. */
export const standsElsewhere = ({ selector }: Pick<ControlRecord, 'selector'>): boolean =>
  selector.startsWith('vigie-frame[src=');

function inPage({ source, at, reading }: FrameReading): Pick<Parts, 'links' | 'forms' | 'controls'> {
  const moved = <T extends { readonly selector: string }>(one: T): T => ({ ...one, selector: within(source, one.selector) });
  return {
    links: reading.links.map((link): LinkRecord => moved(link)),
    forms: reading.forms.map((form): FormRecord => ({ ...moved(form), fields: form.fields.map(moved) })),
    controls: reading.controls.map((control): ControlRecord => {
      const { rect } = control;
      return { ...moved(control), rect: { ...rect, x: rect.x + at.x, y: rect.y + at.y } };
    }),
  };
}

/**
 * The page with what stands in its frames of other sites written into their places, as frames of its own are; a frame whose place is
 * not found is left out.
 */
export function spliceFrames<T extends Parts>(page: T, frames: readonly FrameReading[]): T {
  const left = [...frames];
  const taken: FrameReading[] = [];
  const html = page.html.replace(frameTag, (tag) => {
    const source = sourceOf(tag, page.url);
    const index = left.findIndex((frame) => frame.source === source);
    const [frame] = index < 0 ? [] : left.splice(index, 1);
    if (frame === undefined) return tag;
    taken.push(frame);
    return `${opening}${escaped(frame.source)}">${bodyOf(frame.reading.html)}</vigie-frame>`;
  });
  const parts = taken.map(inPage);
  return {
    ...page,
    html,
    links: [...page.links, ...parts.flatMap(({ links }) => links)],
    forms: [...page.forms, ...parts.flatMap(({ forms }) => forms)],
    controls: [...page.controls, ...parts.flatMap(({ controls }) => controls)],
    hasPasswordField: page.hasPasswordField || taken.some(({ reading }) => reading.hasPasswordField),
  };
}
