import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, typeOfContent } from '#app/platform/files/index.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import { contentsOf } from '../contents.ts';
import { openPapers } from '../paper-opening.ts';
import type { DemoLetter } from './demo-letter.ts';
import { photographOf } from './photograph.ts';
import { setLetter } from './set-letter.ts';

/** The letters of the big world; those of the small one are among them. */
const onDay = (day: string) => contentsOf('big', Temporal.PlainDate.from(day)).letters;

describe('the letters of the made-up world', () => {
  let built: BuiltSandbox;
  let sandbox: Sandbox;
  beforeAll(async () => {
    built = await buildSandbox();
    // Photographs are cleaned and read too, on a machine that has other things to do.
    sandbox = createSandbox({ ...built, limits: { timeMs: 60_000, pageMs: 30_000 } });
  });
  afterAll(async () => {
    await sandbox?.close();
    await built?.remove();
  });

  it('are taken for what they are as a PDF', { timeout: 60_000 }, async () => {
    const letters = openPapers(sandbox, onDay('2026-11-25'));
    for (const [{ client, letter, kind, asPhoto = false }, opened] of letters) {
      const { bytes, pages } = await opened;
      const reading = readLetter(pages);
      expect([client, reading.kind, reading.letterDate]).toEqual([client, kind, dateOf(letter)]);
      expect(pages.map(({ number }) => number)).toEqual([1]);
      // Where the machine is too busy the file stays; it is read the same.
      if (asPhoto && pages[0]?.readBy === 'ocr') expect(typeOfContent(bytes)).toBe('png');
      else expect(Buffer.from(bytes).equals(Buffer.from(await setLetter(letter)))).toBe(true);
    }
  });

  it('are read from a photograph too, which is the same picture each time', { timeout: 60_000 }, async () => {
    const [planned] = onDay('2026-11-25').filter(({ asPhoto }) => asPhoto === true);
    if (!planned) throw new Error('There is no photograph.');
    const printed = await sandbox.open(await setLetter(planned.letter));
    const page = printed.ok && printed.pages[0];
    if (!page) throw new Error('The letter does not open.');
    const photo = await photographOf(page.png);
    expect(await photographOf(page.png)).toEqual(photo);
    expect(typeOfContent(photo)).toBe('png');
    const seen = await sandbox.open(photo, { languages: ['nld'] });
    expect(seen.ok && seen.pages.map(({ readBy, notes }) => ({ readBy, notes }))).toEqual([
      { readBy: 'ocr', notes: [] },
    ]);
    const reading = seen.ok ? readLetter(seen.pages) : null;
    expect([reading?.kind, reading?.letterDate]).toEqual([planned.kind, dateOf(planned.letter)]);
  });

  it('are the same pages when they are opened together as when each is opened alone', { timeout: 60_000 }, async () => {
    const [first, second] = onDay('2026-11-25');
    if (!first || !second) throw new Error('There are no letters.');
    const together = openPapers(sandbox, [first, second]);
    for (const letter of [first, second]) {
      const alone = await sandbox.open(await setLetter(letter.letter));
      expect(alone.ok && alone.pages).toEqual((await together.get(letter))?.pages);
    }
  });

  it.each(['2026-12-31', '2027-02-28', '2027-05-08', '2028-02-29'])('are taken for what they are on %s', (day) => {
    for (const { client, letter, kind } of onDay(day)) {
      const reading = readLetter(pagesOfText(textOf(letter)));
      expect([client, reading.kind, reading.letterDate]).toEqual([client, kind, dateOf(letter)]);
    }
  });

  it('are of forty kinds and more, as they come to a door', () => {
    expect(new Set(onDay('2026-11-25').map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(40);
  });

  it('are the same bytes twice', async () => {
    for (const { letter } of onDay('2026-11-25').slice(0, 2))
      expect(await setLetter(letter)).toEqual(await setLetter(letter));
  });
});

const dateOf = (letter: DemoLetter) => letter.fileName.slice('brief-'.length, -'.pdf'.length);

function textOf({ head, to, refs, subject, text, sign }: DemoLetter): string {
  const pairs = [...refs, ['Betreft', subject] as const].map(([label, value]) => `${label.padEnd(24)}${value}`);
  return [...head, '', ...to, '', ...pairs, '', ...text.flatMap((part) => [part, '']), ...sign].join('\n');
}
