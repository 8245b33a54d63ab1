import { measureAccuracy } from './accuracy.mjs';

const [name, directory, ...rest] = process.argv.slice(2);

if (name === 'accuracy' && directory !== undefined) {
  measureAccuracy(directory, {
    quiet: rest.includes('--quiet'),
    ...(rest.some((word) => !word.startsWith('--')) ? { facts: rest.filter((word) => !word.startsWith('--')) } : {}),
  });
} else {
  console.error('Usage: npm run bench -- accuracy DIR [FACT…] [--quiet]   (DIR holds labels.tsv and the pages it names)');
  process.exitCode = 2;
}
