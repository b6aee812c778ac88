import { z } from 'zod';
import { liveGrants } from '#app/platform/access/grants/index.ts';
import { holdersOf, type Visit } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { heldContext, heldPlace } from '#app/platform/routing/index.ts';
import { openDocumentTo, VaultRefusal } from '#app/platform/vault/index.ts';

const heldSchema = z.strictObject({ path: z.string(), pairs: z.array(z.tuple([z.string(), z.string()])) });

/** Text that arrived after its writer's session had ended, opened again for that writer alone (design question 8). */
export interface HeldText {
  id: string;
  at: Date;
  /** The page it was sent from, and what stood in its fields; empty when the writer may no longer see the client. */
  path: string;
  pairs: [string, string][];
  /** Reference of the client it is about, when the writer's grant still lives. */
  reference: string | null;
  /** False when it belongs to a client whose grant has ended, or cannot be opened: then it can only be thrown away. */
  offered: boolean;
  /** True while its writer is suspended: it is offered again with the client. */
  waits: boolean;
}

/** All stored texts of the writer, newest first. */
export async function heldTexts(visit: Visit): Promise<HeldText[]> {
  const rows = await visit.db
    .selectFrom('held_text')
    .select(['id', 'sealed', 'at'])
    .where('person_id', '=', visit.person.id)
    .orderBy('at', 'desc')
    .execute();
  const texts: HeldText[] = [];
  for (const row of rows) texts.push(await offer(visit, row));
  return texts;
}

/** Is there stored text for this person? Needs no key. */
export async function hasHeldText(db: ScopedDb, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('held_text')
    .select('id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Throws a stored text away; false when it is somebody else's or gone already. */
export async function dropHeldText(visit: Visit, id: string): Promise<boolean> {
  const dropped = await visit.db
    .deleteFrom('held_text')
    .where('id', '=', id)
    .where('person_id', '=', visit.person.id)
    .executeTakeFirst();
  if (dropped.numDeletedRows !== 1n) return false;
  visit.journal.note({ action: 'held-text.taken', objectId: visit.person.id });
  return true;
}

async function offer(visit: Visit, row: { id: string; sealed: Buffer; at: Date }): Promise<HeldText> {
  const nothing: HeldText = {
    id: row.id,
    at: row.at,
    path: '',
    pairs: [],
    reference: null,
    offered: false,
    waits: false,
  };
  const held = open(visit, row);
  if (!held) return nothing;
  const reference = /^\/clients\/([0-9A-Z]{8})(\/|$)/.exec(held.path)?.[1] ?? null;
  if (reference !== null && !(await stillHers(visit, reference)))
    return { ...nothing, waits: Boolean(visit.person.suspended) };
  return { ...nothing, ...held, reference, offered: true };
}

/** As `keepLateText` writes it. */
function open(visit: Visit, { id, sealed }: { id: string; sealed: Buffer }): z.output<typeof heldSchema> | null {
  try {
    return heldSchema.parse(openDocumentTo(visit.keys.secret, heldContext(id), heldPlace(id), sealed));
  } catch (error) {
    if (error instanceof VaultRefusal || error instanceof z.ZodError) return null;
    throw error;
  }
}

async function stillHers(visit: Visit, reference: string): Promise<boolean> {
  const holders = holdersOf(visit.person);
  if (holders.length === 0) return false;
  const grant = await liveGrants(visit.db)
    .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
    .select('case_grant.id')
    .where('case_file.reference', '=', reference)
    .where('case_grant.compartment', '=', 'core')
    .where('case_grant.holder_id', 'in', holders)
    .limit(1)
    .executeTakeFirst();
  return grant !== undefined;
}
