import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import { SANDBOX_REFUSALS } from './sandbox/wall/protocol.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { letter } from './testing/pdfs.ts';
import { photographed } from './testing/photographer.ts';
import { interlacedRows, jpegFile, plainRows, pngFile, withExif } from './testing/picture-files.ts';
import { drawn } from './testing/print.ts';
import { handOverOfSentences } from './testing/sentences.ts';

const TIME_MS = 6_000;
const RUNS = 40;

let built: BuiltSandbox;
let sandbox: Sandbox;
let originals: Buffer[];

beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox({ ...built, limits: { timeMs: TIME_MS } });
  const sheet = await drawn(handOverOfSentences(), 420);
  const photo = photographed(sheet, { width: 600, height: 800 });
  originals = [
    withExif(jpegFile(photo), 6, 'waar en wanneer'),
    pngFile(sheet, plainRows(sheet)),
    pngFile({ ...sheet, isInterlaced: true }, interlacedRows(sheet)),
    readFileSync(new URL('testing/letter.heic', import.meta.url)),
  ];
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

/** Numbers that mean much in the head of a picture, and pieces of other files. */
const splinters = ['ffd8', 'ffd9', 'ffda0008', 'ffc00011', 'ffffffff', '00000000', '49444154', '69706d61', '25504446'];
const change = fc.oneof(
  fc.record({ what: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    what: fc.constant('flip' as const),
    // Most of what matters is at the beginning.
    at: fc.oneof(fc.double({ min: 0, max: 0.05, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    bytes: fc.oneof(
      fc.constantFrom(...splinters).map((hex) => Buffer.from(hex, 'hex')),
      fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    ),
  }),
  fc.record({ what: fc.constant('behind' as const), other: fc.nat(4) }),
);

test('T67 T69 whatever is broken in a picture: an answer from the list, in time, only pixels, and the parent lives', async () => {
  const html = Buffer.from('<html><script>alert(1)</script>');
  const files = fc.tuple(fc.nat(3), fc.array(change, { minLength: 1, maxLength: 6 }));
  await fc.assert(
    fc.asyncProperty(files, async ([which, changes]) => {
      let file = Buffer.from(originals[which] ?? html);
      for (const one of changes) {
        if (one.what === 'cut') file = file.subarray(0, 12 + Math.floor(one.at * file.byteLength));
        else if (one.what === 'behind') file = Buffer.concat([file, originals[one.other] ?? html]);
        else one.bytes.copy(file, 12 + Math.floor(one.at * (file.byteLength - 12)));
      }
      const start = performance.now();
      const answer = await sandbox.open(file);
      // The opening, and the reading of what came out of it.
      expect(performance.now() - start).toBeLessThan(10 * TIME_MS);
      if (answer.ok) {
        expect(answer.pages).toHaveLength(1);
        expect(answer.pages[0]?.png.includes('script')).toBe(false);
      } else expect(SANDBOX_REFUSALS).toContain(answer.reason);
    }),
    { numRuns: RUNS, seed: 20_261_126 },
  );
  expect((await sandbox.open(await letter())).ok).toBe(true);
}, 560_000);
