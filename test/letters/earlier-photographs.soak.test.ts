import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox, type SandboxPage } from '#app/platform/files/index.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { seeded } from '../support/seed.ts';
import type { Compared } from './earlier-readings.ts';
import { dressedLayout } from './layout.ts';
import { comparedPhotographs, photographedLetters } from './photographed.ts';
import { photosOf } from './photographer/index.ts';
import { readCorpus } from './read-corpus.ts';
import { pdfOf } from './typst.ts';

let built: BuiltSandbox;
let sandbox: Sandbox;

beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox(built);
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

const kept = photographedLetters();
/** So many are photographed again; a page takes some seconds. */
const again = 12;

describe('photographs of letters, as they are read now and as a7d3c34 read them', () => {
  test('tell no less, and nothing as its opposite, from the pages that are kept', { timeout: 120_000 }, () => {
    const found = comparedPhotographs(new Map([...kept].map(([id, { pages }]) => [id, pages])));
    expect(found.kinds.of).toBe(kept.size);
    expectNoLess(found);
  });

  test('tell no less when some of them are taken again', { timeout: 600_000 }, async () => {
    const letters = readCorpus().filter(({ id }) => kept.has(id));
    const step = Math.floor(letters.length / again);
    const some = letters.filter((_, at) => at % step === seeded('photographs') % step).slice(0, again);
    const taken = new Map<string, readonly SandboxPage[]>();
    for (const letter of some) {
      const photos = await photosOf(pdfOf(letter, dressedLayout(letter)), letter.id);
      const pages: SandboxPage[] = [];
      for (const photo of photos) {
        const answer = await sandbox.open(photo);
        if (!answer.ok) throw new Error(`A photograph of ${letter.id} was refused: ${answer.reason}`);
        for (const page of answer.pages) pages.push({ ...page, number: pages.length + 1 });
      }
      taken.set(letter.id, pages);
    }
    expectNoLess(comparedPhotographs(taken));
  });
});

function expectNoLess({ opposite, lost, limits, appointments, fewer, wrong }: Compared): void {
  expect(opposite).toEqual([]);
  expect(lost).toEqual([]);
  expect(limits.now, fewer.join('\n')).toBeGreaterThanOrEqual(limits.before);
  expect(appointments.now, fewer.join('\n')).toBeGreaterThanOrEqual(appointments.before);
  expect(wrong.now.length, wrong.now.join('\n')).toBeLessThanOrEqual(wrong.before.length);
}
