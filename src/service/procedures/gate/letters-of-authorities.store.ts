import { z } from 'zod';
import { type OpenCase, type OpenForReading, sealedTable } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { sealedPart } from '#app/platform/sealed-documents/index.ts';
import { kinds } from '#app/service/letter-reader/index.ts';

const days = z.array(z.object({ date: z.string().nullable().catch(null) })).catch([]);

/** As much of a letter as says who sent it, which days it sets, and whether it stands; the module of letters has the rest. */
const senderSchema = z.object({
  reading: z.object({ kind: z.string(), sender: z.string().nullable().catch(null), appointments: days }),
  seen: z.object({ appointments: days }).catch({ appointments: [] }),
  confirmation: z.object({ kind: z.string() }).nullable(),
  setAside: z.object({}).nullable().catch(null),
});

const letters = sealedTable('letter', {
  schema: sealedPart(senderSchema),
  columns: {},
  order: [],
  // Nothing is written through this door.
  actions: {},
});

const embassy = 'EMB';
const embassyKinds = new Set<string>(kinds.filter(({ sender }) => sender === embassy).map(({ key }) => key));

const isFromAuthorities = ({ reading, confirmation }: z.infer<typeof senderSchema>) =>
  reading.sender === embassy || embassyKinds.has(confirmation?.kind ?? reading.kind);

/** The days that one letter of the authorities sets. One that a colleague put in the place of them is her own. */
export type DaysSet = ReadonlySet<string | null>;

/** An invitation without a day sets that one has to come; a letter that was set aside, for it may be false, sets nothing. */
function daysSetBy({ reading, seen, setAside }: z.infer<typeof senderSchema>): DaysSet {
  if (setAside !== null) return new Set();
  const set = [...reading.appointments, ...seen.appointments].map(({ date }) => date);
  return new Set(set.length === 0 ? [null] : set);
}

/** Did the authorities of the client's own country send this letter? */
export async function isLetterOfAuthorities(open: OpenCase, id: string): Promise<boolean> {
  const letter = await letters.find(open, id);
  return letter !== null && isFromAuthorities(letter.document);
}

/** Did they set this day themselves, by this letter? */
export async function isSetByAuthorities(open: OpenCase, id: string, day: string | null): Promise<boolean> {
  const letter = await letters.find(open, id);
  return letter !== null && isFromAuthorities(letter.document) && daysSetBy(letter.document).has(day);
}

/** Those of these letters that they sent, by id, with the days that each of them sets. */
export async function lettersOfAuthorities<Case extends OpenForReading>(
  visit: Visit,
  cases: ReadonlyMap<string, Case>,
  ids: readonly string[],
): Promise<Map<string, DaysSet>> {
  const found = await letters.listed(visit, cases, { id: [...new Set(ids)] });
  return new Map(
    found.filter(({ row }) => isFromAuthorities(row.document)).map(({ row }) => [row.id, daysSetBy(row.document)]),
  );
}
