import type { CaptureSecrets } from './capture-options.js';

/** Everything the auditor handed over that opens a door: none of it may stand in the evidence. */
export function secretValues(secrets: CaptureSecrets | undefined): readonly string[] {
  if (secrets === undefined) return [];
  const { headers = {}, basicAuth, storageState, proxy } = secrets;
  const login = storageState
    ? [...storageState.cookies, ...storageState.origins.flatMap(({ localStorage }) => localStorage)]
    : [];
  return [
    ...Object.values(headers).flatMap((value) => [value, value.replace(/^\w+ /, '')]),
    ...(basicAuth ? [basicAuth.password, `${basicAuth.username}:${basicAuth.password}`] : []),
    ...login.flatMap(({ value }) => [value, ...textsIn(value)]),
    ...(proxy === undefined ? [] : credentialsIn(proxy)),
  ];
}

/** Local storage often holds an object: its texts are what a page uses. */
function textsIn(value: string): readonly string[] {
  if (!/^[[{]/.test(value)) return [];
  try {
    const texts: string[] = [];
    JSON.parse(value, (_, part) => {
      if (typeof part === 'string') texts.push(part);
      return part;
    });
    return texts;
  } catch {
    return [];
  }
}

function credentialsIn(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const { password, username } = new URL(address);
  return password === '' ? [] : [decodeURIComponent(password), `${decodeURIComponent(username)}:${decodeURIComponent(password)}`];
}
