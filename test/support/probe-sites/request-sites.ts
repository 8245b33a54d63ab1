import { type ProbeSite, prose, show } from './probe-site.js';

const ask = 'Voulez-vous recevoir nos notifications sur cet appareil ?';
const over = 'position:fixed;inset:0;background:#fff';
const page = (dialog: string, more = '') =>
  `<html lang="fr"><head><meta name="viewport" content="width=device-width"></head><body><main><h1>Accueil</h1><p>${prose.fr}</p><a href="/sujets">Sujets</a></main>${dialog}${more}</body></html>`;
const dialog = (buttons: string, style = '', words = ask) =>
  `<div role="dialog" id="d" style="${style}"><p>${words}</p>${buttons}</div>`;
const yes = '<button style="width:200px;height:40px;color:#fff;background:#036">Activer</button>';
const site = (name: string, body: string, truth: ProbeSite['truth'], more: Partial<ProbeSite> = {}): ProbeSite => ({
  name,
  probe: 'request-choices',
  pages: { '/': body, '/sujets': page('') },
  truth,
  ...more,
});

/** Requests that are no cookie banner: decent ones, ones without a way out, and ones that only look like it. */
export const requestSites: readonly ProbeSite[] = [
  site(
    'two like choices at both widths',
    page(dialog(`${yes}${yes.replace('Activer', 'Non merci')}`)),
    {
      asked: true,
      atBothWidths: true,
      bothShown: true,
      areaRatio: 1,
      clicksToB: 1,
      unlabelledB: undefined,
      blocksPage: undefined,
    },
    { whole: true },
  ),
  site(
    'a refusal that is pale on a computer and clear on a telephone',
    page(
      dialog(`${yes}<button class="no">Non merci</button>`),
      '<style>.no{color:#ccc;background:#fff} @media (max-width:600px){.no{color:#036}}</style>',
    ),
    { asked: true, atBothWidths: true, contrastB: 12.6 },
    { whole: true },
  ),
  site(
    'a request that a telephone alone is shown',
    page(
      dialog('<button>Installer</button>', over, 'Installer notre application pour lire la suite.'),
      '<style>@media (min-width:601px){#d{display:none}}</style>',
    ),
    { asked: true, atBothWidths: false, blocksPage: true, closesByKey: false },
    { whole: true },
  ),
  site('nothing but yes, over the whole page', page(dialog(yes, over)), {
    asked: true,
    bothShown: false,
    unlabelledB: false,
    blocksPage: true,
    closesByKey: false,
  }),
  site('nothing but yes in a corner of a page that can be used', page(dialog(yes, 'position:fixed;bottom:0;right:0')), {
    bothShown: false,
    blocksPage: false,
  }),
  site(
    'a dialog of the browser, which Escape closes',
    page(`<dialog id="d"><p>${ask}</p>${yes}</dialog>`, '<script>document.querySelector("#d").showModal()</script>'),
    { bothShown: false, blocksPage: true, closesByKey: true },
  ),
  site(
    'a dialog of the browser that holds on against Escape',
    page(
      `<dialog id="d"><p>${ask}</p>${yes}</dialog>`,
      '<script>const d=document.querySelector("#d");d.addEventListener("cancel",e=>e.preventDefault());d.addEventListener("close",()=>d.showModal());d.showModal()</script>',
    ),
    { bothShown: false, blocksPage: true, closesByKey: false },
  ),
  site('words beside yes that nobody knows', page(dialog(`${yes}<button>On verra bien</button>`, over)), {
    asked: true,
    bothShown: undefined,
    blocksPage: undefined,
    unlabelledB: undefined,
  }),
  site(
    'go on in the browser instead of the app',
    page(
      dialog(
        '<button>Installer</button><a href="/">Continuer dans le navigateur</a>',
        over,
        'Installer notre application pour lire la suite.',
      ),
    ),
    {
      bothShown: true,
      clicksToB: 1,
      unlabelledB: undefined,
    },
  ),
  site(
    'an icon named for those who hear the page',
    page(dialog(`${yes}<button aria-label="Fermer"><svg width="9" height="9"></svg></button>`)),
    {
      bothShown: true,
      unlabelledB: undefined,
    },
  ),
  site('an icon without a name', page(dialog(`${yes}<button><svg width="9" height="9"></svg></button>`, over)), {
    bothShown: false,
    unlabelledB: true,
    blocksPage: undefined,
  }),
  site(
    'the refusal two layers down',
    page(
      dialog(
        `${yes}<button onclick="${show('o')}">Options</button><div id="o" hidden><button onclick="${show('p')}">Paramétrer</button></div><div id="p" hidden><button>Refuser</button></div>`,
      ),
    ),
    { bothShown: false, clicksToA: 1, clicksToB: 3 },
  ),
  site('a refusal that shames', page(dialog(`${yes}<button>Non, je préfère rater les nouveautés</button>`)), {
    bothShown: true,
    shaming: true,
    onlyLater: false,
  }),
  site('later, and nothing else', page(dialog(`${yes}<button>Plus tard</button>`)), { bothShown: true, onlyLater: true }),
  site(
    'a request that comes late',
    page(
      '',
      `<script>setTimeout(()=>document.body.insertAdjacentHTML('beforeend','${dialog(`${yes}<button>Non merci</button>`).replaceAll("'", '&#39;')}'),900)</script>`,
    ),
    { asked: true, bothShown: true },
  ),
  site(
    'a cookie banner beside the request',
    page(
      `${dialog(yes, over)}<div class="cookie-banner"><p>Nous utilisons des cookies pour compter les visites.</p><button>Tout accepter</button><button>Tout refuser</button></div>`,
    ),
    { asked: false, bothShown: undefined },
  ),
  site(
    'a dialog that asks for nothing of the kind',
    page(dialog('<button>Continuer</button>', over, 'Le salon ouvre à huit heures.')),
    {
      asked: false,
      bothShown: undefined,
    },
  ),
  site(
    'a refusal that only a desk remembers',
    page(
      dialog(
        `${yes}<button onclick="if(innerWidth>700)localStorage.setItem('non','1');document.getElementById('d').hidden=true">Non merci</button>`,
      ),
      "<script>document.getElementById('d').hidden=localStorage.getItem('non')!==null</script>",
    ),
    { asked: true, askedAgain: false, askedTwice: false, completed: true, atBothWidths: true },
    { probe: 'request-refused', whole: true },
  ),
  site(
    'a request that comes back at both widths',
    page(dialog(`${yes}<button onclick="document.getElementById('d').hidden=true">Non merci</button>`)),
    { asked: true, askedAgain: true, askedTwice: true, completed: true, atBothWidths: true },
    { probe: 'request-refused', whole: true },
  ),
  site(
    'a refusal that is sent, and held back, on a telephone',
    page(
      dialog(
        `${yes}<button onclick="if(innerWidth<700)fetch('/non',{method:'POST'}).catch(()=>0);document.getElementById('d').hidden=true">Non merci</button>`,
      ),
    ),
    { asked: true, askedAgain: undefined, askedTwice: undefined, completed: undefined },
    { probe: 'request-refused', whole: true },
  ),
];
