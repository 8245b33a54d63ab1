import type { ArtifactRef, CookieRecord, Obstacle, Rect, RequestRecord, StorageRecord } from './page-record.js';

/** Path of the record inside a bundle. */
export const consentFile = 'consent/consent.json';

/**
 * What a site stores, reads and requests before any choice, after a refusal and after an acceptance (`consent/consent.json`). Each state
 * is a visit of its own with nothing stored before. Nothing is judged here. Times are ISO 8601 UTC; lengths are CSS pixels.
 */
export interface ConsentRecord {
  readonly schema: 1;
  /** Pages visited in each state: the entry page, then at most one inner page. */
  readonly urls: readonly string[];
  readonly startedAt: string;
  readonly endedAt: string;
  readonly method: ConsentMethod;
  /** The banner of the entry page as the untouched visit showed it; null when none was recognised. */
  readonly banner: ConsentBanner | null;
  readonly states: Readonly<Record<ConsentStateName, ConsentState>>;
}

export const consentStateNames = ['untouched', 'refuse', 'accept'] as const;
export type ConsentStateName = (typeof consentStateNames)[number];

/** How the states were recorded, for those who repeat them. */
export interface ConsentMethod {
  /** Version of `@duckduckgo/autoconsent`, whose rules recognise the consent tool. */
  readonly autoconsent: string;
  /** Milliseconds a page stood before its state was taken: untouched, after the choice, and after each later load. */
  readonly untouchedMs: number;
  readonly afterChoiceMs: number;
  readonly laterMs: number;
  /** How uses of `document.cookie` were counted: the one alteration of the page, made before its own scripts. */
  readonly cookieAccess: 'accessor-wrapped';
}

/** What showed the banner: a named autoconsent rule, autoconsent's own heuristic, or the lexicons of the ruleset. */
export type BannerFinder = 'autoconsent' | 'heuristic' | 'lexicon';

export interface ConsentBanner {
  /** Every way that showed it. */
  readonly foundBy: readonly BannerFinder[];
  /** Consent tool: name of the autoconsent rule that saw its banner. */
  readonly cmp?: string;
  /** Its visible words, cut at 3 000 characters; empty when only autoconsent saw it. */
  readonly text: string;
  /** Two letters, or `und`. */
  readonly language: string;
  /** Address of the frame that shows it, when that is not the page itself. */
  readonly frameUrl?: string;
  readonly rect?: Rect;
  /** Milliseconds after the navigation began when it was first seen. */
  readonly seenAfterMs: number;
  /** Buttons of the first layer, then those of the second when it was opened to refuse. */
  readonly buttons: readonly ConsentButton[];
  /** Boxes and switches of the layers that were seen. */
  readonly purposes: readonly ConsentPurpose[];
  /** It asks to accept or to pay (« s'abonner ou accepter »). */
  readonly payWall: boolean;
  /** True when the second layer was opened, so that its buttons and purposes are listed too. */
  readonly secondLayerSeen: boolean;
}

/** `save` keeps the boxes as they are; `subscribe` is the paid way out of a wall. */
export type ConsentButtonKind = 'accept' | 'refuse' | 'settings' | 'save' | 'subscribe' | 'close' | 'other';

export interface ConsentButton {
  /** The words a visitor reads on it, or its accessible name when it shows none. */
  readonly name: string;
  /** Set when it differs from the words. */
  readonly accessibleName?: string;
  readonly kind: ConsentButtonKind;
  /** In the document that holds it, see `frameUrl`. */
  readonly selector: string;
  readonly frameUrl?: string;
  readonly rect: Rect;
  /** Computed, as the browser prints them; `background` is the first one beneath the words that is not transparent. */
  readonly color: string;
  readonly background: string;
  readonly fontSize: number;
  readonly fontWeight: number;
  /** WCAG contrast of the words against what lies beneath them, 1 to 21; null over an image or a gradient. */
  readonly contrast: number | null;
  readonly layer: 1 | 2;
  /** Clicks from the untouched page until this button has been clicked. */
  readonly clicksNeeded: number;
}

export interface ConsentPurpose {
  readonly name: string;
  readonly checked: boolean;
  /** It cannot be changed, as for what is strictly necessary. */
  readonly locked: boolean;
  readonly selector: string;
  readonly layer: 1 | 2;
}

/**
 * `done`: the choice was made (untouched: the page was watched). `no-banner`: nothing asked for a choice. `no-such-choice`: the layers
 * that were read offer none. `failed`: the page could not be read, or the choice could not be carried out; nothing follows from it.
 */
export type ConsentStatus = 'done' | 'no-banner' | 'no-such-choice' | 'failed' | 'timed-out';

export interface ConsentState {
  readonly status: ConsentStatus;
  /** One sentence for people when the status is not `done`, or when the choice was made in an unusual way. */
  readonly detail?: string;
  readonly obstacle?: Obstacle;
  /** Who chose what to click. */
  readonly actor?: 'lexicon' | 'autoconsent';
  /** `api`: the consent tool's own function was called, without any click that a visitor could have made. */
  readonly means?: 'clicks' | 'api';
  /** What came of the buttons a visitor can read, when the choice was then left to autoconsent: `no-such-choice` stays true of them. */
  readonly visitor?: { readonly status: ConsentStatus; readonly detail?: string };
  /** In order. */
  readonly clicks: readonly ConsentClick[];
  /** In order: `before`, then `after`, `reload`, and `inner` when an inner page was given. */
  readonly phases: readonly ConsentPhase[];
  readonly screenshots: readonly { readonly name: string; readonly artifact: ArtifactRef }[];
}

export interface ConsentClick {
  readonly name: string;
  readonly selector: string;
  readonly frameUrl?: string;
  readonly layer: 1 | 2;
  readonly at: string;
  /** Milliseconds after the navigation began. */
  readonly afterMs: number;
  /** True for a click of the mouse pointer, false for one made by script. */
  readonly pointer: boolean;
}

/** `before` any click, `after` the choice on the same page, `reload` of it, `inner` page. */
export type ConsentPhaseName = 'before' | 'after' | 'reload' | 'inner';

export interface ConsentPhase {
  readonly name: ConsentPhaseName;
  readonly url: string;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Whether a banner stood on the page at the end; null when that cannot be said. */
  readonly bannerVisible: boolean | null;
  readonly cookies: readonly ConsentCookie[];
  readonly storage: readonly StorageRecord[];
  /** Sent in this phase; `afterMs` counts from the navigation to the document. */
  readonly requests: readonly RequestRecord[];
  /** Requests beyond the limit of a record. */
  readonly requestsLeftOut: number;
  /** Uses of `document.cookie` by scripts since their document began, by address of the script. */
  readonly cookieAccess: readonly CookieAccess[];
}

/** A cookie of this state; `seenAfterMs` counts from the navigation of the phase named in `since`. */
export interface ConsentCookie extends CookieRecord {
  readonly since: ConsentPhaseName;
  /** `new` in this phase, `kept` or `rewritten` since an earlier one, `gone` at the end of this one. */
  readonly change: 'new' | 'kept' | 'rewritten' | 'gone';
}

export interface CookieAccess {
  /** Address of the script; the page's own for inline scripts; empty when the browser does not tell. */
  readonly script: string;
  readonly thirdParty: boolean;
  readonly reads: number;
  readonly writes: number;
  /** Names of the cookies it wrote, at most 30. */
  readonly names: readonly string[];
}
