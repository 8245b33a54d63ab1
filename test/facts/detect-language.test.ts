import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/facts/detect-language.js';
import type { Block } from '../../src/facts/page-view.js';

const blockOf = (text: string): Block => ({
  text,
  folded: text.toLowerCase(),
  offsets: null,
  kind: 'paragraph',
  level: 0,
  places: [],
  under: [],
  hidden: false,
  selector: 'p',
  sentences: [0],
});
const languageOf = (texts: readonly string[], declared = '') => detectLanguage(texts.map(blockOf), declared);

/** As little as a thin page holds: one or two sentences of the kind these pages have. */
const thinPages: readonly (readonly [string, string])[] = [
  ['fr', 'Ce forum est réservé aux adultes. Pour signaler un message, écrivez au modérateur.'],
  ['fr', 'Conditions générales d’utilisation : en vous inscrivant, vous acceptez le règlement du site.'],
  ['fr', 'Vous devez être connecté pour répondre à cette discussion. Pas encore de compte ?'],
  ['en', 'This board is for adults only. To report a post, please write to one of the moderators.'],
  ['en', 'Terms of use: by signing up you agree to the rules of this site and to our privacy notice.'],
  ['en', 'You have to be logged in to reply to this topic. No account yet? Sign up, it is free.'],
  ['de', 'Dieses Forum ist nur für Erwachsene. Um einen Beitrag zu melden, schreiben Sie uns bitte.'],
  ['de', 'Nutzungsbedingungen: Mit der Anmeldung stimmen Sie den Regeln dieser Seite zu.'],
  ['es', 'Este foro es solo para adultos. Para denunciar un mensaje, escriba a los moderadores.'],
  ['es', 'Condiciones de uso: al registrarse, usted acepta las normas de este sitio web.'],
  ['it', 'Questo forum è riservato agli adulti. Per segnalare un messaggio, scrivi ai moderatori.'],
  ['it', 'Condizioni d’uso: con la registrazione accetti le regole di questo sito.'],
  ['nl', 'Dit forum is alleen voor volwassenen. Wilt u een bericht melden, schrijf dan naar ons.'],
  ['nl', 'Gebruiksvoorwaarden: door u aan te melden gaat u akkoord met de regels van deze site.'],
  ['pt', 'Este fórum é apenas para adultos. Para denunciar uma mensagem, escreva aos moderadores.'],
  ['pt', 'Termos de utilização: ao inscrever-se, você aceita as regras deste site.'],
  ['pl', 'To forum jest przeznaczone tylko dla dorosłych. Aby zgłosić wpis, napisz do moderatora.'],
  ['pl', 'Warunki korzystania: rejestrując się, akceptujesz zasady obowiązujące w tym serwisie.'],
];

describe('the language of a page', () => {
  it.each(thinPages)('is %s on a page that says only « %s »', (code, text) => {
    expect(languageOf([text]).code).toBe(code);
  });

  it('is the declared one when the page says too little', () => {
    expect(languageOf(['Connexion'], 'fr-FR').code).toBe('fr');
    expect(languageOf(['Connexion']).code).toBe('und');
  });

  it('is what the page says, whatever it declares', () => {
    const page = languageOf(
      ['Dieses Forum ist nur für Erwachsene. Um einen Beitrag zu melden, schreiben Sie uns bitte.'],
      'en-US',
    );
    expect(page.code).toBe('de');
    expect(page.use).toContain('en');
  });

  it('names a second language in which long parts of the page are written', () => {
    const french = 'Pour signaler un contenu illicite, utilisez le formulaire prévu à cet effet au bas de chaque message. ';
    const german = 'Um einen rechtswidrigen Inhalt zu melden, verwenden Sie bitte das Formular am Ende jedes Beitrags. ';
    const page = languageOf([french.repeat(4), french.repeat(3), german.repeat(3), german.repeat(4)], 'fr');
    expect(page.code).toBe('fr');
    expect(page.use).toContain('de');
  });
});
