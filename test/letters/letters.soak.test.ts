import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '#app/platform/files/index.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';
import type { CorpusLetter } from './corpus-letter.ts';
import { dressedLayout } from './layout.ts';
import { everyLetter } from './learning/stored-letters.ts';
import { missesOf } from './measure.ts';
import { readCorpus } from './read-corpus.ts';
import { sinceStatements } from './since-statements.ts';
import { type Layout, layoutOf, pdfOf } from './typst.ts';

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

/** What is missed of each letter once it has been a PDF and gone through the sandbox, beyond what its record names. */
async function missedAsPdf(
  letters: readonly CorpusLetter[],
  layoutsOf: (letter: CorpusLetter) => readonly Layout[],
): Promise<string[]> {
  const missed: string[] = [];
  for (const letter of letters)
    for (const layout of layoutsOf(letter)) {
      const answer = await sandbox.open(pdfOf(letter, layout));
      if (!answer.ok) throw new Error(`${letter.id} was refused: ${answer.reason}`);
      const more = missesOf(letter, readLetter(answer.pages)).filter((miss) => !letter.known.includes(miss));
      if (more.length > 0) missed.push(`${letter.id}: ${more.join('; ')}`);
    }
  return missed;
}

describe('letters as PDF', { timeout: 600_000 }, () => {
  test('that the first rules were made with are read right, wherever the references stand', async () => {
    const first = everyLetter().filter(({ set }) => set === 'tuning' || set === 'held-out');
    expect(first.length).toBeGreaterThan(100);
    // In a row labels mislead most.
    const missed = await missedAsPdf(first, ({ id }) => [layoutOf(id), { ...layoutOf(id), refs: 'row' }]);
    expect(missed.filter((each) => !sinceStatements.includes(each.split(':')[0] ?? ''))).toEqual([]);
  });

  test('of the corpus lose hardly more than as text, on the paper of many senders, and nothing to harm', async () => {
    const drawn = readCorpus({ use: 'regression' }).filter(({ look }) => look !== 'plain');
    const missed = await missedAsPdf(drawn, (letter) => [dressedLayout(letter)]);
    expect(missed.filter((each) => /: .*\b(?:harm|wrong kind)\b/.test(each))).toEqual([]);
    // A few of 230 when the corpus was chosen: a label or a date that the paper tears from its value.
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(4);
  });
});
