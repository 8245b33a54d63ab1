import { Args } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.js';
import { writeKeyFiles } from '../../cli/write-key-files.js';
import { createKeyPair } from '../../evidence/seal/ecdsa-key.js';

interface Created {
  readonly file: string;
  readonly publicFile: string;
  readonly fingerprint: string;
}

export default class KeysCreate extends BaseCommand {
  static override summary = 'Make a key that signs evidence bundles.';
  static override description =
    'Writes a private key (ECDSA, P-384) that only you may read, and its public half beside it as FILE.pub. Give the fingerprint, or FILE.pub, to those who are to check your bundles, by another way than with the bundle. A key that exists is never overwritten.';
  static override examples = ['<%= config.bin %> keys create', '<%= config.bin %> keys create keys/unit-3.pem'];
  static override args = {
    file: Args.string({ default: 'vigie-key.pem', description: 'File of the private key.' }),
  };

  async run(): Promise<Created> {
    const { args } = await this.parse(KeysCreate);
    const pair = createKeyPair();
    const publicFile = writeKeyFiles(args.file, pair);
    this.log(`${args.file}: private key, keep it to yourself`);
    this.log(`${publicFile}: public key, give it to those who check`);
    this.log(`SHA-256 fingerprint: ${pair.fingerprint}`);
    return { file: args.file, publicFile, fingerprint: pair.fingerprint };
  }
}
