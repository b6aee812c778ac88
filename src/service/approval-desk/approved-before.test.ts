import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allTexts } from './texts.ts';

/** Of each text at e52140d9: the beginning of its hashes. Who means to change a text changes its row: its approval ends then. */
const recorded = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(new URL('../../../test/fixtures/approved-texts.json', import.meta.url), 'utf8')));
const BEGINNING = 12;

describe('a text that was approved', () => {
  it('keeps its hash whatever code, catalogues and folders are called, so that its approval stands', () => {
    const now = allTexts().map(({ kind, key, version, hash, wordsOnly }) => [
      `${kind} ${key} ${version}`,
      [hash, ...(wordsOnly === undefined ? [] : [wordsOnly])].map((one) => one.slice(0, BEGINNING)).join(' '),
    ]);
    expect(Object.keys(recorded).length).toBeGreaterThan(200);
    expect(Object.fromEntries(now)).toMatchObject(recorded);
  });
});
