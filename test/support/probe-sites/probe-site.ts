/** A small site by path, and the answers that a person who walked it would give. */
export interface ProbeSite {
  readonly name: string;
  /** Id of a shipped probe. */
  readonly probe: string;
  readonly pages: Readonly<Record<string, string>>;
  /** Answers; `undefined` where the answer has to stay open. */
  readonly truth: Readonly<Record<string, boolean | number | undefined>>;
  /** Walked at the width of a telephone too, and twice. */
  readonly whole?: boolean;
}

export const prose: Readonly<Record<string, string>> = {
  fr: 'Un message d’une personne qui parle de son jardin et des tomates de cette année.',
  en: 'A message of a person who talks about the garden and the tomatoes of this year.',
  de: 'Eine Nachricht von einer Person, die über ihren Garten und die Tomaten dieses Jahres spricht.',
  it: 'Un messaggio di una persona che parla del suo giardino e dei pomodori di quest’anno.',
  es: 'Un mensaje de una persona que habla de su jardín y de los tomates de este año.',
};
export const page = (body: string, lang = 'fr', title = 'Sujet') =>
  `<html lang="${lang}"><title>${title}</title><body><main><article><h1>${title}</h1><p>${prose[lang]}</p></article>${body}</main></body></html>`;
const fields =
  '<label>Motif <select name="motif"><option>Contenu illicite</option><option>Spam</option></select></label><label>Pourquoi ce contenu est-il illicite ? <textarea name="pourquoi"></textarea></label><button>Envoyer le signalement</button>';
export const form = (extra = '') =>
  `<form method="post" action="/envoi"><h2>Signaler un contenu illicite</h2>${extra}${fields}</form>`;
export const formPage = page(form(), 'fr', 'Signaler un contenu illicite');
export const englishForm =
  '<form><h2>Report this post</h2><label>Reason <select name="reason"><option>Illegal content</option><option>Spam</option></select></label><label>Details <textarea name="why"></textarea></label><button>Send report</button></form>';
export const loginPage = page(
  '<form method="post"><label>Pseudo <input name="login"></label><label>Mot de passe <input type="password"></label><button>Se connecter</button></form>',
  'fr',
  'Connexion',
);
export const show = (id: string) => `document.getElementById('${id}').hidden=false`;
export const dialog = (id: string, content: string) => `<div id="${id}" role="dialog" hidden>${content}</div>`;
