import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '#app/platform/files/index.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { heldOut } from './held-out/index.ts';
import { harmful, type Measured, measured, table, wrongKinds } from './measure.ts';
import { plainPages } from './plain-text.ts';
import type { TestLetter } from './test-letter.ts';
import { tuning } from './tuning/index.ts';
import { layoutOf, pdfOf } from './typst.ts';

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

/** Each letter as a PDF through the glass box, in the layout of its id; `twice`: also with its references in a row, where labels mislead most. */
async function fromPdf(letters: readonly TestLetter[], twice = false): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const letter of letters) {
    const layout = layoutOf(letter.id);
    const layouts =
      twice && letter.expected.kind !== 'unknown' ? [layout, { ...layout, refs: 'row' as const }] : [layout];
    for (const each of layouts) {
      const answer = await sandbox.open(pdfOf(letter, each));
      if (!answer.ok) throw new Error(`${letter.id} was refused: ${answer.reason}`);
      all.push(measured(letter, readLetter(answer.pages)));
    }
  }
  return all;
}

/** The kinds that this set was written for; the others have letters in corpus/. */
const firstKinds = [
  'ind_verlening',
  'ind_afwijzing',
  'ind_beslissing_bezwaar',
  'ind_verzoek_aanvulling',
  'ind_afspraak_loket',
  'gem_brp',
];

const wrong = (all: readonly Measured[]): string[] =>
  all
    .filter((each) => each.differences.length > 0)
    .map(({ letter, differences }) => `${letter.id}: ${differences.join('; ')}`);

describe('the letters that the rules were made with', () => {
  test('are read right as PDF, wherever the references stand', { timeout: 240_000 }, async () => {
    const all = await fromPdf(tuning, true);
    expect(wrongKinds(all)).toEqual([]);
    expect(harmful(all)).toEqual([]);
    expect(wrong(all), table('tuning, PDF', all)).toEqual([]);
  });

  test('are read right as plain text', () => {
    expect(wrong(tuning.map((letter) => measured(letter, readLetter(plainPages(letter)))))).toEqual([]);
  });

  test('are six or more of every kind, and more that must stay unknown', () => {
    const count = (kind: string): number => tuning.filter((letter) => letter.expected.kind === kind).length;
    for (const kind of firstKinds) expect(count(kind), kind).toBeGreaterThanOrEqual(6);
    expect(count('unknown')).toBeGreaterThanOrEqual(10);
  });
});

describe('letters that were held out', () => {
  test('are never taken for another kind, and no day is later than the true one', { timeout: 120_000 }, async () => {
    const all = await fromPdf(heldOut);
    expect(wrongKinds(all)).toEqual([]);
    expect(harmful(all)).toEqual([]);
    expect(wrong(all), table('held out, PDF', all)).toEqual([]);
  });
});
