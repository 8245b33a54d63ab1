import { loginPage, type ProbeSite, page, show } from './probe-site.js';

const compose = (name: string, body: string, truth: ProbeSite['truth'], more: ProbeSite['pages'] = {}): ProbeSite => ({
  name,
  probe: 'open-composer',
  pages: { '/': page(body), ...more },
  truth,
});

export const composerSites: readonly ProbeSite[] = [
  compose('an open chat', '<form><textarea placeholder="Votre message"></textarea><button>Envoyer</button></form>', {
    boxShown: true,
    sendReady: true,
  }),
  compose(
    'a nickname first',
    '<form><label>Pseudo <input name="pseudo"></label><textarea placeholder="Votre message"></textarea><button>Publier</button></form>',
    { boxShown: true, sendReady: true },
  ),
  compose(
    'a button that waits for words',
    `<form><textarea placeholder="Votre commentaire" oninput="document.getElementById('b').disabled=false"></textarea><button id="b" disabled>Publier</button></form>`,
    { boxShown: true, sendReady: true },
  ),
  compose(
    'a button that stays shut',
    '<form><textarea placeholder="Votre commentaire"></textarea><button disabled>Publier</button></form>',
    { boxShown: true, sendReady: false },
  ),
  compose(
    'an editable box',
    '<form><div contenteditable="true" role="textbox" aria-label="Votre message" style="min-height:60px;border:1px solid"></div><button>Publier</button></form>',
    { boxShown: true, sendReady: true },
  ),
  compose(
    'a box behind a button',
    `<button onclick="${show('f')}">Répondre</button><form id="f" hidden><textarea placeholder="Votre réponse"></textarea><button>Envoyer la réponse</button></form>`,
    { boxShown: true },
  ),
  compose(
    'a login after the click',
    '<a href="/connexion">Répondre</a>',
    { boxShown: false, loginWall: true },
    { '/connexion': loginPage },
  ),
  compose('a search box only', '<form role="search"><input type="search" placeholder="Rechercher"><button>OK</button></form>', {
    boxShown: false,
  }),
  compose('a newsletter only', '<form><label>Votre courriel <input type="email"></label><button>S’abonner</button></form>', {
    boxShown: false,
  }),
  compose(
    'a riddle beside the box',
    '<form><textarea placeholder="Votre message"></textarea><div class="captcha"><label>Combien font deux et trois ? <input name="reponse"></label></div><button>Publier</button></form>',
    { boxShown: true, sendReady: true },
  ),
];
