import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedWeights } from '#app/service/letter-reader/weights.ts';
import { programFolder } from '../program-folder.ts';
import { learn } from './learn.ts';
import { lettersOfHands } from './letters-of-hands.ts';

/** Learns from every letter and writes the weights where the reader finds them: `node test/letters/weights/write-weights.ts`, some minutes. */
const about =
  'Learned by test/letters/weights from the made-up letters of twenty-four hands (docs/decisions/0032); never written by hand.';
writeFileSync(join(programFolder, 'content/letters/weights.json'), packedWeights(learn(lettersOfHands(), about)));
