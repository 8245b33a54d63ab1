import { afterEach, expect, it } from 'vitest';
import { type SiteServer, startSite } from '../support/site-server.js';
import { probeNamed, walkProbes } from '../support/walk-probes.js';

let site: SiteServer | undefined;
afterEach(() => site?.close());

/** A button after which the page goes on changing for so many steps of 80 ms before it shows the box; milliseconds are the page's own. */
const slowly = (steps: number) => `<!doctype html><html lang="fr"><title>Sujet</title><main><h1>Sujet</h1>
<p>Un message posté hier par un membre du forum des jardiniers.</p><button onclick="begin()">Répondre</button><p id="wait"></p>
<div id="place"></div></main><script>
function begin() {
  let step = 0;
  const timer = setInterval(() => {
    wait.textContent = 'Chargement ' + '.'.repeat(++step % 4);
    if (step < ${steps}) return;
    clearInterval(timer);
    place.innerHTML = '<form method="post"><textarea name="message" placeholder="Votre message"></textarea><button>Publier</button></form>';
  }, 80);
}
</script></html>`;

it('waits after a click as long as the page still changes', async () => {
  site = await startSite({ routes: { '/': slowly(30), '*': { status: 404, body: '' } } });
  const [record] = await walkProbes([{ probe: probeNamed('open-composer'), url: site.url('/') }]);
  expect(record?.status).toBe('done');
  expect(record?.values).toMatchObject({ boxShown: true });
}, 90_000);
