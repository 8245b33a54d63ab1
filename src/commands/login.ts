import { Args, Flags } from '@oclif/core';
import { loginByHand } from '../capture/hand-login.js';
import { hasDisplay, resolveVisibleBrowser } from '../capture/visible-browser.js';
import { BaseCommand } from '../cli/base-command.js';
import { checkedProxy } from '../cli/checked-credentials.js';
import { checkedLocale, checkedTimezone } from '../cli/checked-place.js';
import { checkedUserAgent } from '../cli/checked-window.js';
import { enterPressed } from '../cli/enter-key.js';
import { entryUrlFrom } from '../cli/entry-url.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { assertMayWriteLogin, writeLogin } from '../cli/login-file.js';
import { loginInvitation, loginStored } from '../cli/login-words.js';
import { captureFlags, languageFlag } from '../cli/shared-flags.js';
import { AuditError, UsageError } from '../errors.js';

interface StoredLogin {
  readonly file: string;
  readonly cookies: number;
  readonly origins: readonly string[];
}

export default class Login extends BaseCommand {
  static override summary = 'Log in to a site by hand, in a window, and keep the login for an audit.';
  static override description =
    'Opens a window at the address in a fresh browser. You type the credentials yourself: Vigie never sees them, and keeps only what the site stores afterwards (cookies, local storage). Press Enter in the terminal, or close the window, when you are logged in. The file is readable by you alone; it opens the account, so use one made for the audit.';
  static override examples = [
    '<%= config.bin %> login https://example.org/login --out member.json',
    '<%= config.bin %> audit https://example.org --storage-state member.json',
  ];
  static override args = { url: Args.string({ required: true, description: 'Page on which to log in.' }) };
  static override flags = {
    out: Flags.string({ char: 'o', helpValue: 'FILE', required: true, summary: 'File to write the login to (JSON).' }),
    force: Flags.boolean({ summary: 'Replace the file when it exists.' }),
    ...languageFlag,
    browser: captureFlags.browser,
    locale: captureFlags.locale,
    timezone: captureFlags.timezone,
    'user-agent': captureFlags['user-agent'],
    proxy: captureFlags.proxy,
  };

  async run(): Promise<StoredLogin> {
    const { args, flags } = await this.parse(Login);
    const url = entryUrlFrom(args.url);
    const lang = interfaceLanguage(flags.lang, process.env);
    const request = {
      url,
      version: this.config.version,
      locale: checkedLocale(flags.locale),
      timezone: checkedTimezone(flags.timezone),
      ...(flags['user-agent'] === undefined ? {} : { userAgent: checkedUserAgent(flags['user-agent']) }),
      ...(flags.proxy === undefined ? {} : { proxy: checkedProxy(flags.proxy) }),
    };
    assertMayWriteLogin(flags.out, flags.force);
    if (!hasDisplay()) {
      throw new UsageError('There is no screen here, and a login by hand needs a window.', {
        code: 'no-display',
        hint: 'Run `vigie login` on a machine with a screen and copy the file, or set DISPLAY.',
      });
    }
    const browser = await resolveVisibleBrowser({ browserPath: flags.browser });
    const enter = enterPressed(process.stdin);
    const opened = () => void process.stderr.write(`${loginInvitation(url, lang)}\n`);
    const state = await loginByHand({ ...request, browser, done: enter.pressed, opened }).finally(enter.stop);
    if (state.cookies.length === 0 && state.origins.length === 0) {
      throw new AuditError('The site stored nothing: there is no login to keep, and no file was written.', {
        code: 'nothing-to-store',
        hint: 'Log in in the window before you close it or press Enter.',
      });
    }
    writeLogin(flags.out, state);
    this.log(loginStored({ file: flags.out, url: new URL(url).origin, state, bin: this.config.bin, lang }));
    return { file: flags.out, cookies: state.cookies.length, origins: state.origins.map(({ origin }) => origin) };
  }
}
