import { z } from 'zod';
import { type OpenCase, type OpenForReading, sealedTable } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { kinds } from '#app/service/letter-reader/index.ts';

/** As much of a letter as says who sent it; the module of letters has the rest. */
const senderSchema = z.object({
  reading: z.object({ kind: z.string(), sender: z.string().nullable().catch(null) }),
  confirmation: z.object({ kind: z.string() }).nullable(),
});

const letters = sealedTable('letter', {
  schema: senderSchema,
  columns: {},
  order: [],
  // Nothing is written through this door.
  actions: {},
});

const embassy = 'EMB';
const embassyKinds = new Set<string>(kinds.filter(({ sender }) => sender === embassy).map(({ key }) => key));

const isFromAuthorities = ({ reading, confirmation }: z.infer<typeof senderSchema>) =>
  reading.sender === embassy || embassyKinds.has(confirmation?.kind ?? reading.kind);

/** Did the authorities of the client's own country send this letter? */
export async function isLetterOfAuthorities(open: OpenCase, id: string): Promise<boolean> {
  const letter = await letters.find(open, id);
  return letter !== null && isFromAuthorities(letter.document);
}

/** Those of these letters that they sent. */
export async function lettersOfAuthorities<Case extends OpenForReading>(
  visit: Visit,
  cases: ReadonlyMap<string, Case>,
  ids: readonly string[],
): Promise<Set<string>> {
  const found = await letters.listed(visit, cases, [...new Set(ids)]);
  return new Set(found.filter(({ row }) => isFromAuthorities(row.document)).map(({ row }) => row.id));
}
