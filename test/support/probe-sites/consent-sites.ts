import { type ProbeSite, prose, show } from './probe-site.js';

const banner = (buttons: string, more = '') =>
  `<html lang="fr"><head><meta name="viewport" content="width=device-width">${more}</head><body><h1>Accueil</h1><p>${prose.fr}</p><div role="dialog"><p>Nous utilisons des cookies.</p>${buttons}</div></body></html>`;
const accept = '<button style="width:200px;height:40px">Tout accepter</button>';
const refuse = '<button class="no" style="width:200px;height:40px">Tout refuser</button>';
const site = (name: string, body: string, truth: ProbeSite['truth'], more: Partial<ProbeSite> = {}): ProbeSite => ({
  name,
  probe: 'consent-prominence',
  pages: { '/': body },
  truth,
  ...more,
});

export const consentSites: readonly ProbeSite[] = [
  site(
    'two like buttons at both widths',
    banner(accept + refuse),
    { bothShown: true, onlyWide: false, moreClicksToB: false, areaRatio: 1 },
    { whole: true },
  ),
  site(
    'no refusal on a telephone',
    banner(accept + refuse, '<style>@media (max-width: 600px) { .no { display: none } }</style>'),
    { bothShown: true, onlyWide: true },
    { whole: true },
  ),
  site(
    'the refusal in a shadow root',
    banner(
      `${accept}<x-more></x-more><script>document.querySelector('x-more').attachShadow({mode:'open'}).innerHTML='${refuse}'</script>`,
    ),
    { bothShown: true, clicksToB: 1 },
  ),
  site(
    'a refusal that is hidden, and one behind the settings',
    banner(
      `${accept}<div hidden>${refuse}</div><button onclick="${show('two')}">Paramétrer</button><div id="two" hidden><button>Tout refuser</button></div>`,
    ),
    { bothShown: false, clicksToB: 2, moreClicksToB: true },
  ),
  site('nothing is asked', `<html lang="fr"><body><h1>Accueil</h1><p>${prose.fr}</p></body></html>`, {
    asked: false,
    bothShown: undefined,
  }),
  site(
    'a banner on a computer alone',
    banner(accept + refuse, '<style>@media (max-width: 600px) { [role=dialog] { display: none } }</style>'),
    { asked: true, atBothWidths: false, onlyWide: undefined },
    { whole: true },
  ),
  site('no refusal at all', banner(accept), { bothShown: false, clicksToA: 1, clicksToB: undefined }),
  site(
    'a banner that comes late',
    `<html lang="fr"><body><h1>Accueil</h1><p>${prose.fr}</p><script>setTimeout(() => { document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><p>Nous utilisons des cookies.</p>${accept}${refuse}</div>') }, 600)</script></body></html>`,
    { bothShown: true },
  ),
  site(
    'a banner in a frame of another site',
    `<html lang="fr"><body><h1>Accueil</h1><p>${prose.fr}</p><iframe src="https://consent.example.net/banner"></iframe></body></html>`,
    { bothShown: undefined, clicksToA: undefined },
  ),
];
