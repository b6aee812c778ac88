import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { saidIn } from './letter-said.ts';
import { letterPdf, refusalOf } from './testing/letter-pdf.ts';
import { bring, confirmAtOnce, type ReadingDesk, readingDesk } from './testing/reader.ts';

describe('what a letter says of days', () => {
  let desk: ReadingDesk;
  beforeAll(async () => {
    desk = await readingDesk();
  });
  afterAll(() => desk?.close());

  it('is told to its procedure once it is confirmed, and to no other case', async () => {
    const bram = await desk.reader(desk.world.people.bram);
    const [own, other] = [await desk.newCase(), await desk.newCase()];
    const letterDay = today().subtract({ days: 2 });
    const at = await bring(bram, own.reference, await letterPdf(refusalOf(longDate(letterDay, 'nl'))));
    const said = (reference: string) =>
      desk.world.as(desk.world.people.bram, async (visit) => {
        const open = await openCase(visit, reference, 'core', 'case.read');
        return open && saidIn(open, at.split('/').at(-1) ?? '');
      });
    expect(await said(own.reference)).toBeNull();
    await confirmAtOnce(bram, at);
    expect(await said(own.reference)).toMatchObject({ letterDate: letterDay.toString() });
    expect(await said(other.reference)).toBeNull();
  });
});
