import { expect, it } from 'vitest';
import { walkedBy } from '../../../src/capture/probes-visit.js';
import { probeNamed } from '../../support/walk-probes.js';

it('leaves to members what a visitor would only find a login before', () => {
  const probes = [probeNamed('registration'), probeNamed('privacy-settings')];
  expect(walkedBy(probes, 'visitor').map(({ id }) => id)).toEqual(['registration']);
  expect(walkedBy(probes, 'member').map(({ id }) => id)).toEqual(['registration', 'privacy-settings']);
});
