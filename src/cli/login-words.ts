import type { StorageState } from '../capture/capture-options.js';
import type { InterfaceLanguage } from './interface-language.js';

/** What to do in the window, said in the terminal. */
export const loginInvitation = (url: string, lang: InterfaceLanguage): string =>
  lang === 'fr'
    ? `Une fenêtre est ouverte sur ${url}\nConnectez-vous avec le compte de test, puis appuyez sur Entrée ici ou fermez la fenêtre.`
    : `A window is open at ${url}\nLog in with the test account, then press Enter here or close the window.`;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What was stored, without its values, and how to use it. */
export function loginStored(input: {
  readonly file: string;
  readonly url: string;
  readonly state: Pick<StorageState, 'cookies' | 'origins'>;
  readonly bin: string;
  readonly lang: InterfaceLanguage;
}): string {
  const { file, url, state, bin, lang } = input;
  const cookies = counted(state.cookies.length, 'cookie', 'cookies');
  const use = `${bin} audit ${url} --storage-state ${file}`;
  return lang === 'fr'
    ? `${file}\u00a0: ${cookies}, stockage de ${counted(state.origins.length, 'site', 'sites')}, lisible par vous seul.\nCe fichier ouvre le compte\u00a0: ne le transmettez pas et supprimez-le après l’audit.\nEnsuite\u00a0: ${use}`
    : `${file}: ${cookies}, storage of ${counted(state.origins.length, 'site', 'sites')}, readable by you alone.\nThis file opens the account: do not pass it on, and delete it after the audit.\nNext: ${use}`;
}
