import { Config } from '@oclif/core';
import { describe, expect, it } from 'vitest';
import { root } from './run-vigie.js';

const config = await Config.load({ root });
const own = config.commands.filter((command) => command.pluginName === 'vigie').sort((a, b) => (a.id < b.id ? -1 : 1));

describe('the command line that scripts rely on', () => {
  it('keeps its commands, arguments and flags', () => {
    const surface = own.map((command) => {
      const flags = Object.values(command.flags).map((flag) =>
        flag.char === undefined ? `--${flag.name}` : `-${flag.char} --${flag.name}`,
      );
      const args = Object.values(command.args).map((arg) => (arg.required ? arg.name : `[${arg.name}]`));
      return [command.id.replaceAll(':', ' '), ...args, ...flags.sort()].join(' ');
    });
    expect(surface).toMatchInlineSnapshot(`
      [
        "assess bundle --as-of --fail-on --json --service --set -l --lang -o --out -p --profile",
        "audit [url] --allow-private --allow-request --as-of --basic-auth --browser --case --cleared --concurrency --consent --delay --device --fail-on --json --key --locale --log-format --max-depth --max-pages --max-seconds --media --ntp --operator --probes --proxy --public-ip-from --require-seal --resume --retain-until --robots --samples --service --set --signal-list --storage-state --timezone --tsa --user-agent --viewport --with-probe -H --header -l --lang -o --out -p --profile -q --quiet",
        "capture [url] --allow-private --basic-auth --browser --case --cleared --concurrency --consent --delay --device --json --key --locale --log-format --max-depth --max-pages --max-seconds --media --ntp --operator --proxy --public-ip-from --require-seal --resume --retain-until --robots --samples --signal-list --storage-state --timezone --tsa --user-agent --viewport -H --header -l --lang -o --out -q --quiet",
        "demo --browser --json -l --lang -o --out -q --quiet",
        "doctor --browser --json",
        "export bundle --json --out",
        "facts page --browser --json --lang --page-type",
        "init --evidence --force --json --name --service --set -l --lang -o --out",
        "keys create [file] --json",
        "login url --browser --force --json --locale --proxy --timezone --user-agent -l --lang -o --out",
        "probe id url --allow-private --allow-request --browser --headed --json --locale --proxy --slow --storage-state --timezone --user-agent -l --lang -o --out",
        "record bundle --assessment --browser --json --pdf -l --lang -o --out",
        "redact bundle --by --json --keep --key --page --personal --pictures --reason --record --require-seal --retain-until --text --text-file --tsa -l --lang -o --out",
        "report assessment --bundle --json -l --lang -o --out",
        "review assessment --by --decision --json --note --rule -l --lang",
        "rules explain id --json -l --lang",
        "rules list --all --json --set -l --lang",
        "rules new id --fact --file --json --kind --ref --scope --severity",
        "rules test [id] --browser --json --probes",
        "rules validate [directory] --json",
        "seal folder --json --key --require-seal --retain-until --tsa",
        "verify bundle --assessment --json --log --signer --tsa-ca",
      ]
    `);
  });

  it('describes every command, argument and flag, with an example for each command', () => {
    for (const command of own) {
      expect(command.summary, command.id).toMatch(/\.$/);
      expect(command.examples?.length ?? 0, command.id).toBeGreaterThan(0);
      for (const flag of Object.values(command.flags))
        expect(flag.summary ?? flag.description, `${command.id} --${flag.name}`).toBeTruthy();
      for (const arg of Object.values(command.args)) expect(arg.description, `${command.id} ${arg.name}`).toBeTruthy();
    }
  });
});
