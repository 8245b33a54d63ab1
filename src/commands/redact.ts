import { dirname, join, relative, resolve } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { folderStamp, openAuditFolder } from '../cli/audit-folder.js';
import { BaseCommand } from '../cli/base-command.js';
import { interfaceLanguage } from '../cli/interface-language.js';
import { personalValues } from '../cli/personal-values.js';
import { printable } from '../cli/printable.js';
import { redactAudit, textsIn } from '../cli/redact-audit.js';
import { redactionLines } from '../cli/redaction-words.js';
import { sealFlags, sealingOf, tellRefusal } from '../cli/sealing.js';
import { languageFlag, outFlag } from '../cli/shared-flags.js';
import { signalledAddresses } from '../cli/signalled-addresses.js';
import { UsageError } from '../errors.js';
import { withBundle } from '../evidence/container/open-bundle.js';
import { readBundle } from '../evidence/read-bundle.js';
import type { MaskedValue } from '../evidence/redact/masker.js';
import type { RedactionRecord } from '../evidence/redact/redaction-record.js';
import { createFactEngine } from '../facts/fact-engine.js';
import { loadRuleset } from '../ruleset/load-ruleset.js';

export interface RedactResult {
  readonly bundle: string;
  readonly digest: string;
  readonly redaction: RedactionRecord;
}

export default class Redact extends BaseCommand {
  static override summary = 'Make a copy of the evidence without personal data or named parts, which can still be verified.';
  static override description =
    `The original is only read. The copy keeps its manifest, signature and time-stamps: \`verify\` tells for every file whether it is the original's, has words replaced in it, or was withheld, and why. A copy is never judged; the assessment and the report beside the original go with it, without what was taken out.

Values are replaced by numbered marks such as [e-mail-1], the same one everywhere. What cannot be replaced cleanly is withheld whole, and so are the screenshots of a page on which words were replaced.`;
  static override examples = [
    '<%= config.bin %> redact evidence.wacz --personal --pictures --reason "For the press" --out for-the-press',
    '<%= config.bin %> redact evidence.wacz --text "jeanne_75" --page p0012 --reason "Pseudonym and profile of a minor" --key vigie-key.pem',
  ];
  static override args = {
    bundle: Args.string({ required: true, description: 'Evidence bundle: its folder, or the file of `export`.' }),
  };
  static override flags = {
    ...outFlag,
    reason: Flags.string({ required: true, helpValue: 'TEXT', summary: 'Why, in one sentence; written in the copy.' }),
    by: Flags.string({ helpValue: 'NAME', summary: 'Who makes the copy; written in it.' }),
    personal: Flags.boolean({
      summary:
        'Replace e-mail addresses, telephone numbers and postal addresses, but for mailboxes of a function (contact@) and numbers of services.',
    }),
    text: Flags.string({
      helpValue: 'TEXT',
      multiple: true,
      multipleNonGreedy: true,
      summary: 'Replace this name, pseudonym or other value wherever it stands. May be repeated.',
    }),
    'text-file': Flags.string({ helpValue: 'FILE', summary: 'Replace the values of this file, one a line.' }),
    keep: Flags.string({
      helpValue: 'TEXT',
      multiple: true,
      multipleNonGreedy: true,
      summary: 'Leave this value though --personal finds it, such as the address of the company. May be repeated.',
    }),
    page: Flags.string({
      helpValue: 'ID',
      multiple: true,
      multipleNonGreedy: true,
      summary: 'Withhold a whole page (p0012), with what it loaded and the probes that began there. May be repeated.',
    }),
    record: Flags.string({
      helpValue: 'ID',
      multiple: true,
      multipleNonGreedy: true,
      summary: 'Withhold a record of the web archive (urn:uuid:…). May be repeated.',
    }),
    pictures: Flags.boolean({ summary: 'Withhold all screenshots, and the pictures and films of the web archive.' }),
    ...languageFlag,
    ...sealFlags,
  };

  async run(): Promise<RedactResult> {
    const { args, flags } = await this.parse(Redact);
    const { reason, by, personal, pictures } = flags;
    const texts = [...(flags.text ?? []), ...(flags['text-file'] === undefined ? [] : textsIn(flags['text-file']))];
    const [pages, records] = [flags.page ?? [], flags.record ?? []];
    if (reason.trim() === '')
      throw new UsageError('--reason is empty.', { code: 'no-reason', hint: 'Say in one sentence why this is taken out.' });
    if (!personal && !pictures && texts.length + pages.length + records.length === 0) {
      throw new UsageError('Nothing says what is to be taken out.', {
        code: 'nothing-to-redact',
        hint: 'Add --personal, --pictures, --text TEXT, --page ID or --record ID.',
      });
    }
    const sealing = sealingOf(flags, new Date());
    const lang = interfaceLanguage(flags.lang, process.env);
    return withBundle(args.bundle, async ({ directory }) => {
      const values = [
        ...texts.map((value): MaskedValue => ({ kind: 'text', value })),
        ...(personal ? this.personalIn(directory) : []),
        ...signalledAddresses(readBundle(directory)),
      ];
      const folder = openAuditFolder(flags.out ?? join(dirname(resolve(args.bundle)), `redacted-${folderStamp(new Date())}`));
      const software = `vigie ${this.config.version}`;
      const request = { reason, by, pages, records, values, keep: flags.keep ?? [], pictures, software, sealing };
      const redacted = await redactAudit(
        args.bundle,
        directory,
        folder,
        { ...request, version: this.config.version, lang },
        (message) => this.warn(message),
      );
      for (const line of redactionLines(redacted.record)) this.log(printable(line));
      this.log(relative(process.cwd(), folder.bundle));
      this.log(`sha256:${redacted.sealed.digest}`);
      tellRefusal(redacted.sealed.timeStamps, 'copy', sealing, (message) => this.warn(message));
      return { bundle: folder.bundle, digest: redacted.sealed.digest, redaction: redacted.record };
    });
  }

  private personalIn(directory: string): readonly MaskedValue[] {
    const ruleset = loadRuleset();
    return personalValues(readBundle(directory), ruleset, createFactEngine(ruleset));
  }
}
