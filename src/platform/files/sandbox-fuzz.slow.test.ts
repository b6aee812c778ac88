import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import { SANDBOX_REFUSALS } from './sandbox/wall/protocol.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { letter, onePage, stream, words } from './testing/pdfs.ts';

const TIME_MS = 3_000;
const RUNS = 40;

let built: BuiltSandbox;
let sandbox: Sandbox;
let originals: Buffer[];

beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox({ ...built, limits: { timeMs: TIME_MS } });
  const form = stream(words('vorm'), '/Type /XObject /Subtype /Form /BBox [0 0 595 842]');
  originals = [await letter(2), onePage(`${words('brief')} /X Do 1 0 0 rg 9 9 99 99 re f`, undefined, [form])];
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

/** Pieces of PDF that change the meaning of what stands around them. */
const SPLINTERS = [
  '<<',
  '>>',
  '[',
  'endobj',
  'stream\n',
  'endstream',
  '0 R',
  '/Kids [2 0 R]',
  '/Length -1',
  '99999999999',
  '/Filter /LZWDecode',
  '/Rotate 45',
  'trailer',
  '\0\0\0\0',
];

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(40),
  insert: fc.oneof(
    fc.constantFrom(...SPLINTERS).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  ),
});

test('T69 whatever is broken in a PDF: an answer from the list, in time, and the parent lives', async () => {
  const files = fc.tuple(fc.nat(1), fc.array(change, { minLength: 1, maxLength: 15 }));
  await fc.assert(
    fc.asyncProperty(files, async ([which, changes]) => {
      const start = performance.now();
      const answer = await sandbox.open(mutated(originals[which] ?? Buffer.alloc(0), changes));
      expect(performance.now() - start).toBeLessThan(10 * TIME_MS);
      if (answer.ok) expect(answer.pages.length).toBeGreaterThan(0);
      else expect(SANDBOX_REFUSALS).toContain(answer.reason);
    }),
    { numRuns: RUNS },
  );
  expect((await sandbox.open(await letter())).ok).toBe(true);
}, 240_000);

/** Start and end stay, so that every one of them reaches the box. */
function mutated(original: Buffer, changes: { at: number; remove: number; insert: Buffer }[]): Buffer {
  let file = original;
  for (const { at, remove, insert } of changes) {
    const place = 8 + Math.floor(at * (file.byteLength - 8));
    file = Buffer.concat([file.subarray(0, place), insert, file.subarray(place + remove)]);
  }
  return Buffer.concat([file, Buffer.from('\n%%EOF\n')]);
}
