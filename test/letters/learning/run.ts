import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedWeights } from '#app/service/letter-reader/weights.ts';
import { programFolder } from '../program-folder.ts';
import { learn } from './learn.ts';
import { lettersOfHands } from './letters-of-hands.ts';
import { storedLines, storeLines } from './stored-letters.ts';

const about =
  'Learned by `npm run learn` from the made-up letters of twenty-four hands (docs/decisions/0032); never written by hand.';

const tasks: Readonly<Record<string, (file: string) => void>> = {
  /** Learns from every letter and writes the weights where the reader finds them; some minutes. */
  weights: () =>
    writeFileSync(join(programFolder, 'content/letters/weights.json'), packedWeights(learn(lettersOfHands(), about))),
  /** Writes the letters to learn from as JSON lines, to be read and changed. */
  unpack: (file) => writeFileSync(file, `${storedLines().join('\n')}\n`),
  /** Takes them back. */
  pack: (file) => storeLines(readFileSync(file, 'utf8').trimEnd().split('\n')),
};

const [name = 'weights', file = ''] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined || (name !== 'weights' && file === '')) {
  process.stderr.write('npm run learn [-- unpack FILE | -- pack FILE]\n');
  process.exitCode = 2;
} else task(file);
