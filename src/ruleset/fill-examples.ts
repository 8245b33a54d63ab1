import type { Language } from './vocabulary.js';

type Plain = Readonly<Record<string, unknown>>;

/** A sentence that says nothing of the law, so that the language of a short page is plain to any detector. */
const sentence: Readonly<Record<Language, string>> = {
  fr: 'Ce paragraphe présente le service, en français, pour les personnes qui le visitent aujourd’hui ou demain.',
  en: 'This paragraph presents the service, in English, for the people who visit it today or tomorrow.',
  de: 'Dieser Absatz stellt den Dienst auf Deutsch vor, für die Menschen, die ihn heute oder morgen besuchen.',
  es: 'Este párrafo presenta el servicio, en español, para las personas que lo visitan hoy o mañana.',
  it: 'Questo paragrafo presenta il servizio, in italiano, per le persone che lo visitano oggi o domani.',
  nl: 'Deze alinea stelt de dienst voor, in het Nederlands, aan de mensen die hem vandaag of morgen bezoeken.',
};

function withHtml({ body: own, lang = 'fr', title, ...rest }: Plain): Plain {
  // A report's words are not looked at by examples: its files are.
  const body = own ?? (rest.report !== undefined && rest.html === undefined ? '' : undefined);
  if (body === undefined) return rest;
  const head = title === undefined ? '' : `<title>${String(title)}</title>`;
  return { ...rest, html: `<html lang="${lang}">${head}<body><p>${sentence[lang as Language]}</p>${String(body)}</body></html>` };
}

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

function filledExample(example: Plain, shared: unknown): Plain {
  const { profile, pages, ...rest } = withHtml(example);
  const answers = shared === undefined && profile === undefined ? undefined : { ...(shared as Plain), ...(profile as Plain) };
  return {
    ...rest,
    ...(answers === undefined ? {} : { profile: isEmpty(profile) ? {} : answers }),
    // The pages of a probe's example are whole pages by path.
    ...(Array.isArray(pages) ? { pages: pages.map((page: Plain) => withHtml(page)) } : pages === undefined ? {} : { pages }),
  };
}

/**
 * Writes out what the examples of a file leave to be understood: a page given by `body` becomes a whole page in `lang`, and the
 * answers of `exampleProfile` stand in each example (an example with an empty profile knows nothing at all).
 * @param definition a file's content that is valid by its schema
 */
export function fillExamples<T extends object>(definition: T): T {
  const { examples, exampleProfile, ...rest } = definition as Plain;
  if (!Array.isArray(examples)) return definition;
  const isRule = 'applies' in rest;
  const shared = isRule ? (exampleProfile ?? {}) : undefined;
  return { ...rest, examples: examples.map((example: Plain) => filledExample(example, shared)) } as unknown as T;
}
