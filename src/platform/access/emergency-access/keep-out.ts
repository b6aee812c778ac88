import { z } from 'zod';
import { endGrants, type OpenCase, sealedRows } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { databaseNow, holdAlone } from '#app/platform/database/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { newId } from '#app/platform/vault/index.ts';

/** Why somebody is kept out of a case. Sealed with the row: the reason says something about both of them. */
export const keepOutReasons = ['relative', 'former-client', 'knows-her', 'client-asks', 'other'] as const;

const whySchema = sealedDocument({ reason: always(z.enum(keepOutReasons)), why: always(z.string().nullable()) });
type Why = z.infer<typeof whySchema>;

/** Somebody who is kept out of a case now. */
export interface KeptOut extends Why {
  id: string;
  personId: string;
  name: string;
  by: string;
  since: Date;
}

export type KeepingOut = 'kept-out' | 'already' | 'nobody' | 'last-coordinator';

export const blocks = sealedRows('case_block', { schema: whySchema, actions: {} });

/**
 * Keeps a colleague out of an open case: all that colleague's grants on it end, and from the commit on row-level
 * security shows them nothing of it, in whatever role or team (T11). 'last-coordinator' when nobody of the region would
 * be left who may look after this client.
 */
export async function keepOut(
  open: OpenCase,
  { personId, reason, why }: Why & { personId: string },
): Promise<KeepingOut> {
  // Two coordinators who keep each other out at the same moment must not leave the case to nobody.
  const { visit } = open;
  await holdAlone(visit.db, `kept out of ${open.caseId}`);
  const people = await peopleToKeepOut(open);
  if (!people.some(({ id }) => id === personId)) return (await isKeptOut(open, personId)) ? 'already' : 'nobody';
  if (!(await somebodyIsLeft(open, personId))) return 'last-coordinator';
  const ending = await liveGrantsOf(open, personId);
  await endGrants(
    visit,
    ending.map(({ id }) => id),
    'kept-out',
  );
  const row = blocks.seal(open, newId(), { reason, why });
  await visit.db
    .insertInto('case_block')
    .values({ ...row, case_id: open.caseId, person_id: personId, made_by: visit.person.id })
    .execute();
  visit.journal.note({ action: 'block.set', case: open.caseId, reference: open.reference, objectId: personId });
  return 'kept-out';
}

/**
 * Ends a block. The colleague gets no grant back by that; whoever should see the case again is given it anew. False
 * when it was not live.
 */
export async function letInAgain(open: OpenCase, blockId: string): Promise<boolean> {
  const { visit } = open;
  const ended = await visit.db
    .updateTable('case_block')
    .set({ ended_at: databaseNow(), ended_by: visit.person.id })
    .where('id', '=', blockId)
    .where('case_id', '=', open.caseId)
    .where('ended_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (!ended) return false;
  visit.journal.note({
    action: 'block.lifted',
    case: open.caseId,
    reference: open.reference,
    objectId: ended.person_id,
  });
  return true;
}

/** Who is kept out of this case now and why; the last one first. Empty for whoever does not coordinate it. */
export async function addressBlocks(open: OpenCase): Promise<KeptOut[]> {
  const { visit } = open;
  const rows = await visit.db
    .selectFrom('case_block')
    .selectAll()
    .where('case_id', '=', open.caseId)
    .where('ended_at', 'is', null)
    .orderBy('set_at', 'desc')
    .execute();
  const names = await namesOf(
    visit.db,
    visit.keys,
    rows.flatMap((row) => [row.person_id, row.made_by]),
  );
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: names.get(row.person_id) ?? '',
    by: names.get(row.made_by) ?? '',
    since: row.set_at,
    ...blocks.open(open, row),
  }));
}

/** Colleagues who can be kept out of this case: all whom the coordinator may know, the coordinator too; by name. */
export async function peopleToKeepOut(open: OpenCase): Promise<{ id: string; name: string }[]> {
  const { visit } = open;
  const rows = await visit.db
    .selectFrom('person')
    .select('id')
    .where('status', 'in', ['active', 'awaiting', 'invited'])
    .where('id', 'not in', (blocked) =>
      blocked
        .selectFrom('case_block')
        .select('person_id')
        .where('case_id', '=', open.caseId)
        .where('ended_at', 'is', null),
    )
    .execute();
  const names = await namesOf(
    visit.db,
    visit.keys,
    rows.map(({ id }) => id),
  );
  return rows
    .map(({ id }) => ({ id, name: names.get(id) ?? '' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'nl') || (one.id < other.id ? -1 : 1));
}

const isKeptOut = async (open: OpenCase, personId: string) =>
  (await open.visit.db
    .selectFrom('case_block')
    .select('id')
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()) !== undefined;

/**
 * Is there, without this person, a coordinator who holds the key of the region's team and is not kept out of the case?
 */
async function somebodyIsLeft(open: OpenCase, without: string): Promise<boolean> {
  const left = await open.visit.db
    .selectFrom('team_member as m')
    .innerJoin('team as t', 't.id', 'm.team_id')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.person_id')
    .where('t.region_id', '=', open.regionId)
    .where('m.ended_at', 'is', null)
    .where('p.status', '=', 'active')
    .where('m.person_id', '!=', without)
    .where('m.person_id', 'not in', (blocked) =>
      blocked
        .selectFrom('case_block')
        .select('person_id')
        .where('case_id', '=', open.caseId)
        .where('ended_at', 'is', null),
    )
    .limit(1)
    .executeTakeFirst();
  return left !== undefined;
}

function liveGrantsOf(open: OpenCase, personId: string) {
  return open.visit.db
    .selectFrom('case_grant')
    .select('id')
    .where('case_id', '=', open.caseId)
    .where('holder_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
