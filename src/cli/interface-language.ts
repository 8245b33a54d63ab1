export const interfaceLanguages = ['fr', 'en'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** The flag wins; else French when the system speaks French (POSIX order LC_ALL, LC_MESSAGES, LANG); else English. */
export function interfaceLanguage(
  flag: InterfaceLanguage | undefined,
  env: Readonly<Record<string, string | undefined>>,
): InterfaceLanguage {
  if (flag !== undefined) return flag;
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^fr\b|^fr_/i.test(system) ? 'fr' : 'en';
}
