import { fileURLToPath } from 'node:url';

export interface DemoSite {
  readonly name: 'anonymous-chat' | 'decent-forum';
  /** Absolute path of the folder to serve; `site-profile.yaml` in it declares the service. */
  readonly directory: string;
  readonly profile: string;
  /** The usual answers for its kind of service; what the file declares wins. */
  readonly preset: string;
}

const site = (name: DemoSite['name'], preset: string): DemoSite => {
  const directory = fileURLToPath(new URL(`../../test/fixtures/sites/${name}`, import.meta.url));
  return { name, directory, profile: `${directory}/site-profile.yaml`, preset };
};

/** The two platforms that come with the package: one that lacks what the law asks, one that has it. */
export const demoSites: readonly DemoSite[] = [site('anonymous-chat', 'chat'), site('decent-forum', 'forum')];
