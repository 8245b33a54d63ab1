import eld from 'eld/extrasmall';
import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../src/facts/guess-language.js';

const texts: readonly string[] = [
  '',
  '12 – 34',
  'ok',
  'l’accord',
  'Ce forum est réservé aux adultes. Pour signaler un message, écrivez au modérateur.',
  'To report a post, please write to one of the moderators. '.repeat(30),
  'Nutzungsbedingungen: Mit der Anmeldung stimmen Sie den Regeln dieser Seite zu.',
  'Aby zgłosić wpis, napisz do moderatora.',
  'Все права защищены. Пользовательское соглашение и политика конфиденциальности.',
  'يمكنك الإبلاغ عن المحتوى غير القانوني',
  '利用規約とプライバシーポリシーをご確認ください。',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzestextsammlungen und anderes',
  'İstanbul’da yaşayan kullanıcılar için 🎉 𝒞ℴ𝓃𝒹 hizmet koşulları',
];

describe('the language of a text', () => {
  it.each(texts)('is what the detector says whose table we use: « %s »', (text) => {
    const theirs = eld.detect(text);
    expect(guessLanguage(text)).toEqual({ code: theirs.language, isSure: theirs.isReliable() });
  });

  it('differs between texts', () => {
    expect(new Set(texts.map((text) => guessLanguage(text).code)).size).toBeGreaterThan(7);
  });
});
