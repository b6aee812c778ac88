import { z } from 'zod';
import { displayName } from '#app/platform/files/file-name.ts';
import { mayHoldCitizenNumber, readDate, readUnsureDate } from '#app/platform/language/index.ts';
import * as fields from '#app/platform/web/form/fields.ts';
import { strangeCharacters } from '#app/platform/web/form/strange-characters.ts';
import { locate } from '#app/service/intake/locate.ts';
import type { BenchRow } from './support/row.ts';

/** The judges of typed text over 100,000 characters that nearly fit (T81): each under 50 ms, and a tenth for a tenth. */
const judges: Record<string, (text: string) => unknown> = {
  text: (text) => fields.text().safeParse(text),
  telephone: (text) => fields.telephone().safeParse(text),
  mail: (text) => z.email().safeParse(text),
  'citizen number': mayHoldCitizenNumber,
  'strange characters': strangeCharacters,
  date: readDate,
  'unsure date': readUnsureDate,
  'file name': displayName,
  place: locate,
};
const pieces = ['1 ', '111222333', '27-11-', 'a@a.', ' ', 'Sela ', 'é', '../'];

const row: BenchRow = {
  name: 'typed text of 100,000 characters, the slowest judge',
  ratioOf: 'time over 100,000 characters to time over 10,000, times ten would be as the text grows',
  bar: { atMost: 60 },
  async run() {
    const figures: Record<string, number> = {};
    let [worst, ratio] = [0, 0];
    for (const [name, judge] of Object.entries(judges)) {
      const [small = 0, large = 0] = [10_000, 100_000].map((size) =>
        Math.max(...pieces.map((piece) => best(judge, piece, size))),
      );
      figures[`${name}, ms`] = large;
      if (large > worst) [worst, ratio] = [large, large / Math.max(0.05, small)];
    }
    return { figures, ratio };
  },
};
export default row;

/** The best of five, for a busy machine only makes it slower. */
function best(judge: (text: string) => unknown, piece: string, size: number): number {
  const text = piece.repeat(size / piece.length);
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    judge(text);
    return performance.now() - begun;
  });
  return Math.min(...times);
}
