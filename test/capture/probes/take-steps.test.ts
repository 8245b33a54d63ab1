import { describe, expect, it } from 'vitest';
import { takeSteps } from '../../../src/capture/probes/take-steps.js';
import { createFactEngine } from '../../../src/facts/fact-engine.js';
import { loadRuleset } from '../../../src/ruleset/load-ruleset.js';
import type { StepsProbe } from '../../../src/ruleset/probe-definition.js';
import { type FakeSite, fakeWalk } from '../../support/fake-walk.js';

const ruleset = loadRuleset();
const engine = createFactEngine(ruleset);
const probe = ruleset.probes.get('open-composer') as StepsProbe;

const topic = '<main><h1>Sujet</h1><p>Un message posté hier par un membre du forum.</p><button>Répondre</button></main>';
const composer =
  '<main><h1>Sujet</h1><p>Un message posté hier.</p><form method="post"><textarea name="message" placeholder="Votre message"></textarea><button>Publier</button></form></main>';

const answers = async (site: FakeSite) => (await takeSteps(probe, fakeWalk(site, engine), engine)).values;

describe('a list of steps', () => {
  it('says no when every step was seen through', async () => {
    expect(await answers({ pages: { '/': topic } })).toMatchObject({ boxShown: false, loginWall: false, completed: false });
  });

  it.each(['method', 'navigation', 'side-effect'] as const)(
    'leaves open what a click would have shown that was held back (%s)',
    async (stopped) => {
      const values = await answers({ pages: { '/': topic }, clicks: { Répondre: { stopped } } });
      expect(values).toEqual({ completed: false });
    },
  );

  it('says yes to what stands there although a request was held back', async () => {
    const values = await answers({
      pages: { '/': topic, '/write': composer },
      clicks: { Répondre: { to: '/write', stopped: 'method' } },
    });
    expect(values).toMatchObject({ boxShown: true });
    expect(values).not.toHaveProperty('loginWall');
  });

  it('is not put off by a beacon that was held back', async () => {
    const values = await answers({ pages: { '/': topic }, clicks: { Répondre: { stopped: 'beacon' } } });
    expect(values).toMatchObject({ boxShown: false });
  });
});
