/** The answers about a service, flat keys such as `publisher.country`. */
export type ProfileAnswers = Readonly<Record<string, string | boolean>>;

/** Where an answer comes from: the user's file or flag, a preset of --service, or a detection. */
export interface ProfileEntry {
  readonly key: string;
  readonly value: string | boolean;
  readonly origin: 'declared' | 'preset' | 'detected';
  /** 1 for declared and preset. */
  readonly confidence: number;
  /** Key of the answer that this one follows from, where it was not given itself. */
  readonly follows?: string;
  /** For a detection: where it was seen. */
  readonly seen?: { readonly page: string; readonly url: string; readonly quote: string };
}

/** What the user declared, before detections. */
export interface DeclaredProfile {
  /** Name of the service, for the report. */
  readonly name?: string;
  readonly entries: ReadonlyMap<string, ProfileEntry>;
  /** Preset of --service, if any. */
  readonly preset?: string;
}
