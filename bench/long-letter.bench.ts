import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import type { BenchRow } from './support/row.ts';

/** Words in which a reader that looks back and ahead could lose itself. */
const pieces = [
  'Wij wijzen uw aanvraag van 3 maart 2026 af binnen vier weken. ',
  'binnen vier weken bezwaar ',
  '3 maart 2026\n',
  'niet aanvraag\n',
];

/** A hostile file must not hold up the service: of half a megabyte no more is read than of the beginning of a letter. */
const row: BenchRow = {
  name: 'a letter of half a megabyte',
  ratioOf: 'the slowest of four such texts to a text a fifth as long, of which the same beginning is read',
  bar: { atMost: 2 },
  async run({ smoke }) {
    const ratios = (smoke ? pieces.slice(0, 2) : pieces).map((piece) => {
      const [short, long] = [100_000, 500_000].map((size) => best(pagesOfText(piece.repeat(size / piece.length))));
      return { short: short ?? 0, long: long ?? 0 };
    });
    const slowest = Math.max(...ratios.map(({ long }) => long));
    return {
      figures: { 'half a megabyte, ms': slowest },
      ratio: Math.max(...ratios.map(({ short, long }) => long / short)),
    };
  },
};
export default row;

/** The better of two, for a busy machine only makes it slower. */
function best(pages: Parameters<typeof readLetter>[0]): number {
  const times = [0, 1].map(() => {
    const begun = performance.now();
    readLetter(pages);
    return performance.now() - begun;
  });
  return Math.min(...times);
}
