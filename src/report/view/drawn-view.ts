import type { EvidencePointer } from '../../assess/assessment.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import { cropOf } from './crop-view.js';
import type { PlannedImage } from './screenshot-plan.js';

/** Words of a quotation that the description of its mark repeats. */
const describedLength = 160;
/** Part of a whole page that stands for it where nothing is marked, CSS pixels. */
const thumbnail = 800;

/** A part of a picture that the report holds once, drawn as SVG. */
export type DrawnView = ReturnType<typeof marked> | ReturnType<typeof unmarked>;

interface Place {
  /** Unique on the page. */
  readonly id: string;
  /** Whether the picture is first shown here. */
  readonly here: boolean;
  readonly words: Words;
}

/** How a piece of evidence shows its place on a picture of the page; the top of the page when its place is not known. */
export function drawnView(pointer: EvidencePointer, image: PlannedImage, place: Place): DrawnView | undefined {
  if (image.drawn === undefined) return undefined;
  return marked(pointer, image.drawn, place) ?? (place.here ? unmarked(pointer, image.drawn, place) : undefined);
}

type Drawn = NonNullable<PlannedImage['drawn']>;

function marked(pointer: EvidencePointer, { id, picture }: Drawn, place: Place) {
  const crop = cropOf(pointer);
  if (crop === undefined || pointer.rect === undefined) return undefined;
  const { words } = place;
  const { view, frame } = crop;
  const { x, y, width, height } = pointer.rect;
  return {
    picture: id,
    id: place.id,
    view,
    frame,
    title: words.t('evidence.placeTitle', { page: pointer.page }),
    description: words.t('evidence.placeDescription', {
      quote: clip(pointer.quote?.exact ?? '', describedLength),
      y: words.number(y),
      time: words.dateTime(pointer.capturedAt),
    }),
    caption: words.t('evidence.placeCaption', {
      page: pointer.page,
      y: words.number(y),
      height: words.number(picture.documentHeight),
    }),
    cut: cutSentence(picture, words),
    place: words.t('evidence.placeValue', {
      x: words.number(x),
      y: words.number(y),
      width: words.number(width),
      height: words.number(height),
    }),
    screenshot: pointer.screenshot ?? '',
    screenshotSha256: pointer.screenshotSha256 ?? '',
  };
}

function unmarked(pointer: EvidencePointer, { id, picture }: Drawn, place: Place) {
  const { words } = place;
  const height = Math.min(picture.height, thumbnail);
  return {
    picture: id,
    id: place.id,
    view: { x: 0, y: picture.y, width: picture.width, height },
    frame: undefined,
    title: words.t('evidence.imageAlt', { url: pointer.url, time: words.dateTime(pointer.capturedAt) }),
    description: '',
    caption: words.t('evidence.imageCaption', { page: pointer.page }),
    cut: '',
    place: '',
    screenshot: pointer.screenshot ?? '',
    screenshotSha256: '',
  };
}

/** Said when the picture does not show the page down to its end. */
function cutSentence({ shows, height }: Drawn['picture'], words: Words): string {
  return shows === 'document' ? '' : words.t(`evidence.picture.${shows}`, { height: words.number(height) });
}

/** The pictures that are drawn in parts, each once. */
export const pictureDefinitions = (images: Iterable<PlannedImage>) =>
  [...images].flatMap(({ source, drawn }) =>
    drawn === undefined
      ? []
      : [{ id: drawn.id, source, y: drawn.picture.y, width: drawn.picture.width, height: drawn.picture.height }],
  );
