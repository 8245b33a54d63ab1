// The words of the evidence's own record of consent, which rules may not import; assess/example-consent.ts fails to compile if they differ.
type ConsentButtonKind = 'accept' | 'refuse' | 'settings' | 'save' | 'subscribe' | 'close' | 'other';
type ConsentStatus = 'done' | 'no-banner' | 'no-such-choice' | 'failed' | 'timed-out';
type ConsentPhaseName = 'before' | 'after' | 'reload' | 'inner';

/** A cookie of an example, or a key of web storage. */
export interface ExampleStored {
  readonly name: string;
  readonly domain?: string;
  /** Phase in which it was first seen (default `reload` after a choice, `before` without one). */
  readonly at?: ConsentPhaseName;
  /** Written again when the page was loaded after the choice. */
  readonly rewritten?: boolean;
  /** Days until it expires; a session cookie when left out. */
  readonly days?: number;
  readonly storage?: boolean;
}

export interface ExampleConsentState {
  readonly status?: ConsentStatus;
  readonly means?: 'clicks' | 'api';
  /** Names of what was clicked. */
  readonly clicks?: readonly string[];
  readonly stored?: readonly ExampleStored[];
  /** Addresses called when the page was loaded, after the choice if there was one. */
  readonly requested?: readonly string[];
  readonly asksAgain?: boolean;
}

export interface ExampleButton {
  readonly name: string;
  readonly kind: ConsentButtonKind;
  readonly layer?: 1 | 2;
  readonly clicks?: number;
  readonly width?: number;
  readonly height?: number;
  readonly contrast?: number;
}

/** A record of consent in short, for examples; what is left out is as on a site that asks nothing and stores nothing. */
export interface ExampleConsent {
  readonly banner?: {
    readonly text: string;
    readonly payWall?: boolean;
    readonly secondLayer?: boolean;
    readonly buttons?: readonly ExampleButton[];
    readonly purposes?: readonly {
      readonly name: string;
      readonly checked?: boolean;
      readonly locked?: boolean;
      readonly layer?: 1 | 2;
    }[];
  };
  readonly untouched?: ExampleConsentState;
  readonly refuse?: ExampleConsentState;
  readonly accept?: ExampleConsentState;
}
