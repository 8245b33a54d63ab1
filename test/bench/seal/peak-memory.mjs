import { readFileSync, writeFileSync } from 'node:fs';

// Loaded before the program that is measured: writes its greatest resident memory, in KiB, when it ends.
process.on('exit', () => {
  const status = readFileSync('/proc/self/status', 'utf8');
  writeFileSync(process.env.VIGIE_PEAK_FILE, /^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? '');
});
