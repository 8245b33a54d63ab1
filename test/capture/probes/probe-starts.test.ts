import { expect, it } from 'vitest';
import type { CapturedPage } from '../../../src/capture/crawl-state.js';
import { probeStarts, walkedBy } from '../../../src/capture/probe-starts.js';
import { createFactEngine } from '../../../src/facts/fact-engine.js';
import { loadRuleset } from '../../../src/ruleset/load-ruleset.js';
import { probeNamed } from '../../support/walk-probes.js';

const engine = createFactEngine(loadRuleset());
const page = (id: string, types: CapturedPage['types']): CapturedPage => ({
  id,
  requestedUrl: `https://vallons.example.com/${id}`,
  url: `https://vallons.example.com/${id}`,
  status: 200,
  loadState: 'quiet',
  types,
  capturedAt: '',
  answeredBy: [],
});
const bodies: Readonly<Record<string, string>> = {
  p1: '<h1>Accueil</h1>',
  p2: '<h1>Un sujet</h1><a href="/avis">Avis vérifié</a>',
  p3: '<h1>Un autre sujet</h1><button>Compte vérifié</button>',
};
const viewOf = (id: string) => {
  const content = bodies[id];
  return content === undefined ? undefined : engine.viewOfDocument({ source: id, content, format: 'html' });
};
const pages = [page('p1', ['home']), page('p0', ['content-item']), page('p2', ['content-item']), page('p3', ['content-item'])];
const startsOf = (id: string, of = pages) => probeStarts(probeNamed(id), of, viewOf, engine).map((start) => start.id);

it('leaves to members what a visitor would only find a login before, and to visitors what proves nothing of a member', () => {
  const probes = ['registration', 'privacy-settings', 'message-waiting'].map(probeNamed);
  expect(walkedBy(probes, 'visitor').map(({ id }) => id)).toEqual(['registration', 'message-waiting']);
  expect(walkedBy(probes, 'member').map(({ id }) => id)).toEqual(['registration', 'privacy-settings']);
});

it('begins at the first page of the kinds that are named', () => {
  expect(startsOf('registration')).toEqual(['p1']);
  expect(startsOf('report-from-content')).toEqual(['p0']);
});

it('begins where the page showed what the walk is about, and nowhere else', () => {
  expect(startsOf('verified-badge')).toEqual(['p3']);
  expect(startsOf('verified-badge', pages.slice(0, 3))).toEqual([]);
});
