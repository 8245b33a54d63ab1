import type { Tab } from '../tab.js';
import { timedOut, withTimeLimit } from '../time-limit.js';

const answerMs = 2000;

/**
 * Buttons that an editor makes as links and never as anything else: without an address they were left unfinished (WordPress, whose own
 * themes come with some). What listens on the whole document, as its menus do to close, does not make them do anything.
 */
const linkOnly = 'a.wp-block-button__link';

/** Runs in the page's own world, with the command line interface of the developer tools, which alone tells who listens to what. */
const program = (selectors: readonly string[]): string => `((selectors) => {
  const heard = ['click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'keydown', 'keyup', 'keypress',
    'focus', 'focusin', 'mouseover', 'mouseenter', 'pointerover', 'pointerenter'];
  const listens = (target) => {
    const known = getEventListeners(target);
    return heard.some((type) => (known[type] || []).length > 0);
  };
  const isBare = (element) =>
    element.localName === 'a'
      ? !element.hasAttribute('href') && !element.hasAttribute('xlink:href')
      : element.localName === 'button' && !element.form && !['popovertarget', 'commandfor', 'command', 'is'].some((name) => element.hasAttribute(name));
  const isDeaf = (selector) => {
    const element = document.querySelector(selector);
    if (!element || !isBare(element) || element.closest('a[href], label, summary, [contenteditable]')) return false;
    if ([...element.querySelectorAll('*')].some((inner) => listens(inner) || /^(?:a|input|iframe|object|embed|label)$/.test(inner.localName))) return false;
    for (let at = element; at && at !== document; at = at.parentNode || at.host) if (listens(at)) return false;
    return element.matches(${JSON.stringify(linkOnly)}) || !(listens(document) || listens(window));
  };
  return selectors.filter(isDeaf);
})(${JSON.stringify(selectors)})`;

/**
 * Selectors of the controls that are no link and to which nothing on the page listens: worked, they can do nothing. To be asked before
 * anything of ours touches the page. Empty when the page does not answer.
 */
export async function deafControls(
  { session }: Pick<Tab, 'session'>,
  selectors: readonly string[],
): Promise<ReadonlySet<string>> {
  const expression = program(selectors);
  const asked = session.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
    includeCommandLineAPI: true,
    timeout: answerMs,
  });
  const answer = await withTimeLimit(asked, answerMs + 500).catch(() => timedOut);
  if (answer === timedOut || typeof answer !== 'object' || answer.exceptionDetails !== undefined) return new Set();
  const found: unknown = answer.result.value;
  return new Set(Array.isArray(found) ? found.filter((selector) => typeof selector === 'string') : []);
}
