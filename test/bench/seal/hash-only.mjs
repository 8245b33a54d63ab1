import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

// The least that sealing can cost: every file read and hashed once.
const [directory] = process.argv.slice(2);
for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) await pipeline(createReadStream(join(entry.parentPath, entry.name)), createHash('sha256'));
}
