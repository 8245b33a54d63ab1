import type { Ruleset } from '../ruleset/ruleset.js';
import { languages } from '../ruleset/vocabulary.js';
import { type CompiledField, compileFields } from './field-index.js';
import { foldText } from './fold-text.js';
import { indexLexicons } from './lexicon-index.js';
import { normaliseText } from './normalise-text.js';

/** Something that may belong to a natural person. */
export interface PersonalValue {
  readonly kind: 'e-mail' | 'phone' | 'address';
  /** As written. */
  readonly value: string;
}

const fieldsOf: Readonly<Record<PersonalValue['kind'], readonly string[]>> = {
  'e-mail': ['email'],
  phone: ['phone', 'phone-ordinary'],
  address: ['postal-address'],
};

/** Mailboxes of a function, in the languages of the lexicons: nobody is named by them. */
const roles = new Set(
  `abuse accessibilite accessibility accueil admin administration affiliate aide annonces assistance billing bonjour business careers
  commercial commerciale commercialisation communaute communication community compliance comptabilite conformite contact contacto contatti
  copyright customer customerservice datenschutz dataprotection dpd dpo dsa editor equipe facturation feedback hello help hilfe hola info
  informatica information infos jobs juridique kontakt kundenservice legal legales mail mailer mediateur mediation mentions moderateur
  moderation moderator newsletter noreply no nepasrepondre office partenariat partner partners postmaster presse press privacidad privacy
  privacyteam protection publicite recrutement redaction reply report reporting reports reclamation reclamations retours rgpd gdpr sav
  security securite service serviceclient servicio shop signalement signaler soporte support team terms tos trust vie webmaster`.split(
    /\s+/,
  ),
);
const assetEnding = /\.(?:png|jpe?g|gif|svg|webp|avif|css|m?js|map|woff2?|ttf|mp4)$/i;
const plainEmail = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,12}/g;
const leastDigits = 8;

const isRole = (email: string): boolean => {
  const local = email.split(/@|[\s[({<]/)[0] ?? '';
  return roles.has((foldText(local).folded.split(/[._+\-\d]/)[0] ?? '').trim());
};

/** French numbers in 08 belong to services, and short ones too. */
const isServiceNumber = (phone: string): boolean => {
  const digits = phone
    .replace(/\(0\)/, '')
    .replace(/\D/g, '')
    .replace(/^(?:00)?33/, '0');
  return digits.length < leastDigits || /^08\d{8}$/.test(digits);
};

export interface PersonalFinder {
  /** E-mail addresses, telephone numbers and postal addresses in the words of a page. */
  readonly inWords: (text: string) => readonly PersonalValue[];
  /** E-mail addresses in any text: source of a page, list of links. */
  readonly inSource: (text: string) => readonly PersonalValue[];
}

/**
 * Finds what may be personal data, by the fields of the ruleset; mailboxes of a function and numbers of services are left out. Whether an
 * address is a home cannot be told from its words, so every one counts. Names and pseudonyms are not found.
 * @source catalogue entry fr-evid-tool-limits: personal data are kept out of what is handed out
 */
export function createPersonalFinder(ruleset: Ruleset): PersonalFinder {
  const lexicons = indexLexicons([...ruleset.lexicons.values()], ruleset.phrases);
  const asked = Object.values(fieldsOf)
    .flat()
    .flatMap((id) => ruleset.fields.get(id) ?? []);
  const known = compileFields(asked, lexicons, ruleset.patterns);
  const compiled = (ids: readonly string[]): readonly CompiledField[] => ids.flatMap((id) => known.get(id) ?? []);
  const fields = (Object.keys(fieldsOf) as PersonalValue['kind'][]).map((kind) => ({ kind, fields: compiled(fieldsOf[kind]) }));

  return {
    inWords(source) {
      const text = normaliseText(source);
      const foldedBefore = (position: number, distance: number): string =>
        foldText(text.slice(Math.max(0, position - distance), position)).folded;
      return fields.flatMap(({ kind, fields: each }) =>
        each
          .flatMap((field) => field.find(text, foldedBefore, languages))
          .filter(({ status, placeholder }) => status !== 'invalid' && status !== 'other' && !placeholder)
          .map(({ raw }): PersonalValue => ({ kind, value: raw }))
          .filter(isPersonal),
      );
    },
    inSource: (text) =>
      [...text.matchAll(plainEmail)]
        .map(([value]): PersonalValue => ({ kind: 'e-mail', value }))
        .filter((value) => isPersonal(value) && !assetEnding.test(value.value)),
  };
}

function isPersonal({ kind, value }: PersonalValue): boolean {
  if (kind === 'e-mail') return !isRole(value);
  return kind === 'address' || !isServiceNumber(value);
}
