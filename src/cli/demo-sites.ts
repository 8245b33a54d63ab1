import { fileURLToPath } from 'node:url';

export interface DemoSite {
  readonly name: 'anonymous-chat' | 'decent-forum';
  /** Absolute path of the folder to serve; `site-profile.yaml` in it declares the service. */
  readonly directory: string;
  readonly profile: string;
}

const site = (name: DemoSite['name']): DemoSite => {
  const directory = fileURLToPath(new URL(`../../test/fixtures/sites/${name}`, import.meta.url));
  return { name, directory, profile: `${directory}/site-profile.yaml` };
};

/** The two platforms that come with the package: one that lacks what the law asks, one that has it. */
export const demoSites: readonly DemoSite[] = [site('anonymous-chat'), site('decent-forum')];
