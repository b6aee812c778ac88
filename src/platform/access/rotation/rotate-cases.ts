import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import {
  deadGrants,
  earlierPlace,
  endedIn,
  Granter,
  type GrantRow,
  grantColumns,
  grantHolds,
  keyOfGrant,
  refusedGrant,
  renewedList,
  type StoredList,
} from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Compartment, ScopedDb } from '#app/platform/database/index.ts';
import { type Key, newKey, sealEarlierKey } from '#app/platform/vault/index.ts';

export interface ToRotate {
  /** Cases whose key can be rotated now. */
  ready: number;
  /**
   * Cases that cannot be rotated yet: a holder has no valid certificate, so no new grant can be sealed to that person.
   */
  waiting: number;
}

/** How many cases of my region still are under a key that somebody who has left may know. */
export async function casesToRotate(visit: Visit): Promise<ToRotate> {
  const { rows } = await sql<ToRotate>`
    select count(*) filter (where ready)::int as ready, count(*) filter (where not ready)::int as waiting
    from naast.cases_to_turn(null)`.execute(visit.db);
  return rows[0] ?? { ready: 0, waiting: 0 };
}

interface DueCase {
  id: string;
  epoch: number;
}

/** The next of them that can be rotated now. */
async function nextCases(visit: Visit, most: number): Promise<DueCase[]> {
  return (await sql<DueCase>`select id, epoch from naast.cases_to_turn(${most})`.execute(visit.db)).rows;
}

/**
 * Gives the next cases new keys, each compartment its own: a new grant for whoever holds it now, the old one ended, the
 * old key under the new one. All of it or nothing, in this transaction; whatever a crash leaves is still due. Returns
 * how many.
 */
export async function rotateCases(visit: Visit, most: number): Promise<number> {
  const wanted = await nextCases(visit, most);
  const granter = wanted.length > 0 ? await Granter.of(visit) : null;
  const cases = granter ? await takeCases(visit, wanted) : [];
  if (!granter || cases.length === 0) return 0;
  const ids = cases.map(({ id }) => id);
  const held = Map.groupBy(await takeGrants(visit, ids), (grant) => grant.case_id);
  const old = [...held.values()].flat();
  const dead = await deadGrants(
    visit,
    old.map((grant) => grant.id),
  );
  const lists = await takeLists(visit, ids);
  const made: Made = { grants: [], wraps: [], earlier: [], lists: [], heads: [] };
  for (const { id, region_id, epoch } of cases) {
    for (const [compartment, grants] of Map.groupBy(held.get(id) ?? [], (grant) => grant.compartment))
      await rotateOne(
        granter,
        {
          ...{ caseId: id, regionId: region_id, compartment, epoch: epoch + 1 },
          ...{ list: lists.get(`${compartment}|${id}`), held: grants, dead },
        },
        made,
      );
    // Others of this process are answered in between.
    await setImmediate();
  }
  await writeMade(granter.visit.db, ids, made);
  await endOld(granter, old);
  for (const id of ids) visit.journal.note({ action: 'case.key-turned', case: id });
  return cases.length;
}

/**
 * Gives one case new keys for the team of the region that takes it: nobody else who held it gets them. `regionId` is the region
 * whose coordinator signed the grants of now. Gives the grants that are to be ended; null when a colleague was first. Throws
 * VaultRefusal when the team's own grant, or the list of the case, does not hold.
 */
export async function rotateForTeam(
  visit: Visit,
  of: { caseId: string; epoch: number; regionId: string; teamId: string },
): Promise<GrantRow[] | null> {
  const { caseId, regionId, teamId } = of;
  const granter = await Granter.of(visit);
  const cases = await takeCases(visit, [{ id: caseId, epoch: of.epoch }]);
  if (!granter || cases.length === 0) return null;
  const old = await takeGrants(visit, [caseId]);
  const lists = await takeLists(visit, [caseId]);
  const made: Made = { grants: [], wraps: [], earlier: [], lists: [], heads: [] };
  for (const [compartment, grants] of Map.groupBy(old, (grant) => grant.compartment)) {
    const list = lists.get(`${compartment}|${caseId}`);
    const rotated = { caseId, regionId, compartment, epoch: of.epoch + 1, list, held: grants, dead: new Set<string>() };
    await rotateOne(granter, { ...rotated, onlyFor: teamId }, made);
  }
  await writeMade(visit.db, [caseId], made);
  visit.journal.note({ action: 'case.key-turned', case: caseId });
  return old;
}

interface Made {
  grants: GrantRow[];
  wraps: Awaited<ReturnType<Granter['oversightWrap']>>[];
  earlier: { case_id: string; compartment: Compartment; epoch: number; sealed: Buffer }[];
  lists: { caseId: string; compartment: Compartment; list: StoredList }[];
  heads: { caseId: string; head: Buffer }[];
}

/**
 * Takes these cases for this transaction, so that nobody makes a grant for them meanwhile. One that a colleague was
 * rotating at this moment is left out: by now it is done.
 */
async function takeCases(visit: Visit, wanted: readonly DueCase[]) {
  const epochs = new Map(wanted.map((one) => [one.id, one.epoch]));
  const taken = await visit.db
    .selectFrom('case_file')
    .select(['id', 'region_id', 'epoch'])
    .where('id', 'in', [...epochs.keys()])
    .orderBy('id')
    .forUpdate()
    .execute();
  return taken.filter((one) => one.epoch === epochs.get(one.id));
}

/** Their live grants, held fast: one that a colleague ends at this moment does not come back as a new one. */
function takeGrants(visit: Visit, ids: readonly string[]): Promise<GrantRow[]> {
  return visit.db
    .selectFrom('case_grant')
    .select(grantColumns)
    .where('case_id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** A compartment of a case that gets a new key. */
interface Rotated {
  caseId: string;
  regionId: string;
  compartment: Compartment;
  epoch: number;
  list: StoredList | undefined;
  held: readonly GrantRow[];
  dead: ReadonlySet<string>;
  /** The case goes to another region: its team alone gets the new key, and for good. */
  onlyFor?: string;
}

/** One compartment. Throws VaultRefusal, with an alarm in the audit log, when my own grant on it does not hold. */
async function rotateOne(granter: Granter, rotated: Rotated, made: Made): Promise<void> {
  const { visit } = granter;
  const { caseId, regionId, compartment, epoch, list: stored, held, dead } = rotated;
  const mine = ownGrant(visit, rotated);
  if (!mine) return;
  const old = await keyOfGrant(visit, mine, regionId, dead);
  const before = stored && { caseId, compartment, epoch: stored.epoch, key: old };
  // What the list calls ended comes back by no row: a match that ended, a transfer that was taken back.
  const hasEnded = before && stored ? endedIn(before, stored) : () => false;
  if (hasEnded(mine.id)) throw refusedGrant(visit, mine);
  const key = visit.keys.keep(newKey());
  const grants = await grantAnew(granter, rotated, { key, mine, hasEnded });
  made.grants.push(...grants);
  made.wraps.push(await granter.oversightWrap({ caseId, compartment, epoch, key }));
  const sealed = sealEarlierKey(key, earlierPlace(caseId, compartment, epoch), old);
  made.earlier.push({ case_id: caseId, compartment, epoch, sealed });
  // Without a list yet, the next opening makes it.
  if (!stored || !before) return;
  const changed = { given: grants.map(({ id }) => id), ended: held.map(({ id }) => id) };
  const { list, head } = renewedList(before, stored, { epoch, key }, changed);
  made.lists.push({ caseId, compartment, list });
  if (head) made.heads.push({ caseId, head });
}

/** The grant of a team of mine; of a case that goes away, the one of the team that gets it. */
const ownGrant = ({ person }: Visit, { held, onlyFor }: Rotated): GrantRow | undefined =>
  held.find(
    ({ holder_kind: kind, holder_id: id }) =>
      kind === 'team' && person.teams.includes(id) && (onlyFor === undefined || id === onlyFor),
  );

/** The same grants, on the new key. */
async function grantAnew(
  granter: Granter,
  { caseId, regionId, compartment, epoch, held, dead, onlyFor }: Rotated,
  { key, mine, hasEnded }: { key: Key; mine: GrantRow; hasEnded: (id: string) => boolean },
): Promise<GrantRow[]> {
  const { visit } = granter;
  const grants: GrantRow[] = [];
  for (const one of held) {
    const { holder_kind: kind, holder_id: id, until_at: until, reason, earlier_reports: earlierReports } = one;
    if (onlyFor !== undefined && one !== mine) continue;
    // An emergency access ends when the key is rotated: nobody but the leader can make that grant.
    if (kind === 'client' || kind === 'overseer' || (until !== null && until <= granter.from)) continue;
    // A row that somebody planted must not become a grant that we sign ourselves (T88, T90).
    if (dead.has(one.id) || hasEnded(one.id) || !(await grantHolds(visit, one, regionId))) {
      visit.journal.note({ action: 'alarm.grant', case: caseId, compartment, grant: one.id, outcome: 'refused' });
      continue;
    }
    const term = onlyFor === undefined ? { until, reason } : ({ until: null, reason: 'region-team' } as const);
    const making = { caseId, compartment, epoch, key, holder: { kind, id }, ...term, earlierReports, again: true };
    const grant = await granter.grant(making);
    if (!grant) throw new Error('Somebody holds this case whose keys nobody ever vouched for.');
    grants.push(grant);
  }
  return grants;
}

/** Their lists, held fast: what a colleague writes at this moment is in them, or waits and finds the new key. */
async function takeLists(visit: Visit, ids: readonly string[]): Promise<Map<string, StoredList>> {
  const rows = await visit.db
    .selectFrom('case_list')
    .selectAll()
    .where('case_id', 'in', [...ids])
    .orderBy('case_id')
    .orderBy('compartment')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ case_id, compartment, ...list }) => [`${compartment}|${case_id}`, list]));
}

/** All of a batch in one statement each: a region has thousands. */
async function writeRenewed(db: ScopedDb, { lists, heads }: Made): Promise<void> {
  const of = <T>(pick: (one: Made['lists'][number]) => T) => lists.map(pick);
  await sql`update naast.case_list l set epoch = n.epoch, version = n.version, sealed = n.sealed
    from unnest(${of(({ caseId }) => caseId)}::uuid[], ${of(({ compartment }) => compartment)}::text[],
      ${of(({ list }) => list.epoch)}::int[], ${of(({ list }) => list.version)}::int[],
      ${of(({ list }) => list.sealed)}::bytea[]) as n(case_id, compartment, epoch, version, sealed)
    where l.case_id = n.case_id and l.compartment = n.compartment`.execute(db);
  await sql`update naast.case_header h set head = n.head
    from unnest(${heads.map(({ caseId }) => caseId)}::uuid[], ${heads.map(({ head }) => head)}::bytea[]) as n(case_id, head)
    where h.case_id = n.case_id`.execute(db);
}

async function writeMade(db: ScopedDb, ids: readonly string[], made: Made): Promise<void> {
  await db
    .updateTable('case_file')
    .set((eb) => ({ epoch: eb('epoch', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute();
  await db.insertInto('case_grant').values(made.grants).execute();
  await db.insertInto('oversight_wrap').values(made.wraps).execute();
  await db.insertInto('case_key_earlier').values(made.earlier).execute();
  if (made.lists.length > 0) await writeRenewed(db, made);
}

/** What ends, ends when what follows it begins: by the database's clock, whatever ours says meanwhile. */
async function endOld({ visit: { db, person }, from }: Granter, old: readonly GrantRow[]): Promise<void> {
  await db
    .updateTable('case_grant')
    .set({ ended_at: from, ended_by: person.id, end_reason: 'key-turned', key_sealed: null })
    .where(
      'id',
      'in',
      old.map((grant) => grant.id),
    )
    .execute();
}
