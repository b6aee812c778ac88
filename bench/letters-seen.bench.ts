import { readLetter } from '#app/service/letter-reader/index.ts';
import { measureCorpus, percent } from '../test/letters/corpus/measure-corpus.ts';
import { readCorpus } from '../test/letters/corpus/read-corpus.ts';
import { plainPages } from '../test/letters/plain-text.ts';
import { type BenchRow, quantile } from './support/row.ts';

/**
 * How well the letters of the reporting part are read, as text with places, and how long one takes. The rules have seen them since
 * their first run (test/letters/README.md), so this says that nothing was lost.
 */
const row: BenchRow = {
  name: 'letters: nothing lost of what the rules have seen, text',
  ratioOf: 'kind right or honestly unknown, of all letters; nothing harmful',
  bar: { atLeast: 0.99 },
  async run({ smoke }) {
    const times: number[] = [];
    const all = readCorpus('reporting', smoke ? 1 : 3).map((letter) => {
      const pages = plainPages(letter);
      const start = performance.now();
      const reading = readLetter(pages);
      times.push(performance.now() - start);
      return { letter, reading };
    });
    const found = measureCorpus(all);
    return {
      figures: {
        letters: all.length,
        'kind right, %': percent(found.kindRight),
        'honestly unknown, %': percent(found.rightOrUnknown) - percent(found.kindRight),
        'outcome right, %': percent(found.outcome),
        'date of the letter right, %': percent(found.letterDate),
        'limits right to the day, %': percent(found.limits),
        'appointments right, %': percent(found.appointments),
        'references found, %': percent(found.references),
        'amounts found, %': percent(found.amounts),
        'harmful errors': found.harmful.length,
        'reading the text, median ms': quantile(times, 0.5),
        'reading the text, p95 ms': quantile(times, 0.95),
      },
      ratio: found.harmful.length > 0 ? 0 : found.rightOrUnknown.right / found.rightOrUnknown.of,
    };
  },
};
export default row;
