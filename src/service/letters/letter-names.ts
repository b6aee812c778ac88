import { z } from 'zod';
import type { OpenForReading } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { letters } from './letters.store.ts';

/** Of a letter only what it is called and by whom: its pages are not looked through. */
const asNamed = z.object({
  reading: z.object({
    kind: z.string(),
    sender: z.string().nullable(),
    letterDate: z.string().nullable(),
    references: z.array(z.object({ value: z.string() })),
  }),
  confirmation: z.object({ kind: z.string(), letterDate: z.string().nullable() }).nullable(),
});

/** What the letters of these cases are called, for a search; those that were set aside are not among them. */
export async function letterNamesIn(visit: Visit, cases: ReadonlyMap<string, OpenForReading>) {
  const found = await letters.within(visit, cases, asNamed);
  return found
    .filter(({ row }) => row.state !== 'set-aside')
    .map(({ caseId, row: { id, receivedDay, document } }) => {
      const { reading, confirmation } = document;
      const { kind, letterDate: date } = confirmation ?? reading;
      return {
        caseId,
        id,
        receivedDay,
        kind,
        date,
        sender: reading.sender,
        references: reading.references.map(({ value }) => value),
      };
    });
}
