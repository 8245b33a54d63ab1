import type { PictureRecord } from './picture-record.js';

/** What one visit of one page left behind. Plain data, written as `records/<id>/page.json`. Times are ISO 8601 UTC; lengths are CSS pixels. */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type LinkPlace = 'header' | 'nav' | 'main' | 'aside' | 'footer' | 'dialog' | 'form' | 'body';

export interface LinkRecord {
  /** Absolute URL as the browser resolved it. */
  readonly url: string;
  readonly text: string;
  /** Computed accessible name when it differs from the text. */
  readonly name?: string;
  readonly title?: string;
  readonly rel?: string;
  readonly place: LinkPlace;
  readonly visible: boolean;
  readonly selector: string;
  /** Language of the target that the link declares (`hreflang`). */
  readonly hreflang?: string;
  /** Selector of the control that had to be worked before this link could be seen or followed. */
  readonly revealedBy?: string;
}

/** One control that was worked to see what it opens; nothing was sent to the site by it. */
export interface ExploredControl {
  readonly name: string;
  readonly selector: string;
  readonly outcome: 'revealed' | 'navigation' | 'dialog' | 'nothing' | 'gone';
  /** Set where it did nothing, is no link, and nothing on the page listens to it: it can open nothing. */
  readonly deaf?: true;
  /** Where it leads, when it navigates; that navigation was stopped and the address queued. */
  readonly url?: string;
  /** Links seen only after it was worked. */
  readonly links: number;
  /** Requests it tried that were stopped because they could change something. */
  readonly stopped: readonly { readonly method: string; readonly url: string }[];
}

/** What is known of a linked file whose text was read. */
export interface DocumentInfo {
  readonly format: 'pdf' | 'docx' | 'odt' | 'csv' | 'xlsx' | 'zip';
  /** Pages of a PDF, sheets of a workbook, entries of an archive; 1 for the others. */
  readonly parts: number;
  /** Parts whose text was extracted. */
  readonly readParts: number;
  /** `low-quality-text`: scanned pages or too few letters, so that nothing may be said to be missing. */
  readonly quality: 'text' | 'low-quality-text';
  /** One sentence for people when it could not be read whole. */
  readonly detail?: string;
}

/** Why a visit failed, in a closed list; `src/capture/failure-code.ts` says which are worth another try. */
export const failureCodes = [
  'dns',
  'connection-refused',
  'connection-broken',
  'tls',
  'redirect-loop',
  'timeout',
  'server-error',
  'rate-limited',
  'private-address',
  'site-bytes',
  'crash',
  'browser-lost',
  'unsafe-scheme',
  'other',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export interface FailedAttempt {
  readonly at: string;
  readonly code: FailureCode;
  /** True when the same visit may succeed later. */
  readonly transient: boolean;
  readonly detail: string;
}

/** Through whose eyes: a visitor without account, or a logged-in member (`--storage-state`). */
export type Persona = 'visitor' | 'member';

export interface ControlRecord {
  /** ARIA role, explicit or implied: button, link, textbox, checkbox, menuitem, tab … */
  readonly role: string;
  readonly name: string;
  readonly selector: string;
  readonly rect: Rect;
  /** Computed colours, as the browser prints them. */
  readonly color: string;
  readonly background: string;
  readonly disabled: boolean;
  readonly place: LinkPlace;
  /** The control opens something that was not opened: a menu, a dialog, an expander. */
  readonly popup: boolean;
  /** Selector of the control that had to be worked before this control could be seen. */
  readonly revealedBy?: string;
}

export interface FieldRecord {
  /** `type` attribute, or `textarea`, `select`, `contenteditable`. */
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly required: boolean;
  readonly visible: boolean;
  readonly disabled: boolean;
  /** A checkbox or radio button that was ticked when the page was read, before anyone touched it. */
  readonly checked?: boolean;
  readonly selector: string;
  /** Texts of the options of a select, at most 60. */
  readonly options?: readonly string[];
}

export interface FormRecord {
  readonly selector: string;
  readonly method: string;
  /** Absolute URL, or empty when the form has no action of its own. */
  readonly action: string;
  readonly name: string;
  /** The form's own visible words. */
  readonly text: string;
  /** Nearest heading before or in the form. */
  readonly heading: string;
  readonly fields: readonly FieldRecord[];
  /** Names of its buttons; `enabled` at load. */
  readonly buttons: readonly { readonly name: string; readonly enabled: boolean }[];
  /** False for a group of loose fields that no form element holds. */
  readonly element: boolean;
}

export interface ResponseHop {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly remoteAddress?: string;
  /** When the browser asked and when the first byte of the answer came; absent where it did not tell. */
  readonly askedAt?: string;
  readonly answeredAt?: string;
}

export interface CookieRecord {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** Seconds since the epoch, -1 for a session cookie. */
  readonly expires: number;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: string;
  /** SHA-256 of the value: the value itself may be personal data. */
  readonly valueSha256: string;
  readonly valueLength: number;
  readonly thirdParty: boolean;
  /** Milliseconds after the navigation began when it was first seen. */
  readonly seenAfterMs: number;
  readonly seenAt: string;
}

export interface StorageRecord {
  readonly kind: 'localStorage' | 'sessionStorage';
  readonly origin: string;
  readonly key: string;
  readonly valueLength: number;
}

export interface RequestRecord {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly status: number | null;
  /** Media type of the answer; absent when none was stated. */
  readonly mime?: string;
  readonly thirdParty: boolean;
  /** Milliseconds after the navigation began. */
  readonly afterMs: number;
  /** SHA-256 and length in bytes of the decoded body of the answer; absent when none was received or it was too long. */
  readonly body?: { readonly sha256: string; readonly bytes: number };
  /** Id of the answer's record in the web archive (`urn:uuid:…`); absent when the browser took it from its cache. */
  readonly record?: string;
}

/** How the wait for the page ended. */
export type LoadState = 'quiet' | 'settle-timeout' | 'navigation-timeout' | 'failed';

/** What kept the page from being read as a visitor would. */
export type Obstacle =
  | 'blocked'
  | 'captcha'
  | 'login-required'
  | 'http-error'
  | 'not-html'
  | 'too-large'
  | 'timeout'
  | 'unreachable'
  /** Taken out of a redacted copy. */
  | 'withheld';

export interface PageRecord {
  /** `p0001`, in order of visit. */
  readonly id: string;
  readonly requestedUrl: string;
  /** Where the browser ended. */
  readonly url: string;
  readonly status: number | null;
  readonly contentType: string;
  readonly title: string;
  /** `lang` of the document element. */
  readonly lang: string;
  readonly depth: number;
  /** The link that led here; absent for the entry page. */
  readonly foundOn?: { readonly page: string; readonly text: string; readonly place: LinkPlace | 'sitemap' | 'slug' };
  readonly loadState: LoadState;
  readonly obstacle?: Obstacle;
  /** One sentence for people when the page could not be read whole: what happened. */
  readonly detail?: string;
  /** Absent: `visitor`. */
  readonly persona?: Persona;
  readonly failure?: FailureCode;
  /** Earlier tries of the same visit that failed. */
  readonly attempts?: readonly FailedAttempt[];
  /** Set when this is a file: `dom` then holds its extracted text, in sections `#page-1`, `#page-2`… */
  readonly document?: DocumentInfo;
  readonly explored?: readonly ExploredControl[];
  /** Name of the template it is an example of (`capture.json`, `templates`). */
  readonly template?: string;
  readonly capturedAt: string;
  readonly durationMs: number;
  readonly hops: readonly ResponseHop[];
  readonly links: readonly LinkRecord[];
  readonly forms: readonly FormRecord[];
  readonly controls: readonly ControlRecord[];
  readonly cookies: readonly CookieRecord[];
  readonly storage: readonly StorageRecord[];
  readonly requests: readonly RequestRecord[];
  readonly dialogs: number;
  /** Addresses of windows that the page opened by itself; they were closed unread. */
  readonly popups?: readonly string[];
  /** How long the page stood untouched after its content arrived, when it was watched for late trackers. Milliseconds. */
  readonly untouchedMs?: number;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Absent in bundles made before it was recorded, and without a screenshot. */
  readonly picture?: PictureRecord;
  /** Paths inside the bundle, with SHA-256 of the file. */
  readonly artifacts: {
    readonly dom?: ArtifactRef;
    readonly text?: ArtifactRef;
    readonly screenshot?: ArtifactRef;
    /** Where the text of `dom` stands on the page. */
    readonly layout?: ArtifactRef;
    /** The file itself, as it came. */
    readonly document?: ArtifactRef;
  };
}

export interface ArtifactRef {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** True when the content was cut at a limit. */
  readonly truncated?: boolean;
}
