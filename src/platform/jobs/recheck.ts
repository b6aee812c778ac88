import { sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { queueMail, regionsAsMail } from './mail-queue.ts';
import type { AddedToLaw, WorkerParts } from './parts.ts';

const atATime = 1000;

/**
 * Counts every open limit anew that the clear columns alone can give. The calendar is part of the program, so a new
 * edition (a day equated by decree) can move a day. Nothing is changed: another day is only proposed, and a person with
 * the grant takes it over (design question 12). Gives the regions in which there is something new. A thousand at a
 * time, each thousand in a few statements: a decree must not keep the installation busy.
 */
export async function recheckLimits(parts: WorkerParts, today: string): Promise<Set<string>> {
  const regions = new Set<string>();
  const law = (await parts.addedLaw?.()) ?? nothingAdded;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const from = after;
    const limits = await parts.scoped(async (db) => {
      const rows = await openLimits(db, from);
      const changed = rows.flatMap((row) => changedDay(parts, law, row));
      await propose(db, changed);
      const proposals = changed.filter((one): one is Proposal => one.proposed !== null);
      await notify(db, proposals, today);
      await remindEarlier(parts, db, proposals, today);
      const told = await regionsOf(db, proposals);
      await queueMail(parts, db, regionsAsMail(told));
      for (const region of told) regions.add(region);
      return rows;
    });
    const last = limits.at(-1);
    if (!last || limits.length < atATime) return regions;
    after = last.id;
  }
}

function openLimits(db: ScopedDb, after: string) {
  return db
    .selectFrom('legal_limit')
    .select(['id', 'case_id', 'catalogue_id', 'start_day', 'term', 'purpose', 'driving_day', 'proposed_day'])
    .select(['recomputable', 'confirmed'])
    .where('state', '=', 'open')
    .where('id', '>', after)
    .orderBy('id')
    .limit(atATime)
    .execute();
}

type LimitRow = Awaited<ReturnType<typeof openLimits>>[number];
/** Another day than was proposed until now; null takes a proposal back. */
type Changed = LimitRow & { proposed: string | null };
type Proposal = Changed & { proposed: string };

const nothingAdded: AddedToLaw = { isEmpty: true, isWhole: true, earlier: () => null };

/**
 * The day that is proposed now, where it is another than was proposed until now. What was added to the law counts for
 * every limit on which we act. Where it is taken back, an earlier day to which a lawyer's yes was given stays until a
 * person takes the later one; where something of it was lost, every earlier day does.
 */
function changedDay(parts: WorkerParts, law: AddedToLaw, row: LimitRow): Changed[] {
  const { catalogue_id: catalogueId, start_day: start, term, purpose, driving_day: drivingDay, proposed_day } = row;
  const counted = row.recomputable ? parts.recount({ catalogueId, start, term }) : drivingDay;
  const wanted = law.earlier({ catalogueId, start, term, purpose, drivingDay: counted ?? drivingDay }) ?? counted;
  const proposed = wanted === drivingDay ? null : wanted;
  if (proposed === proposed_day) return [];
  const stays = (row.confirmed || !law.isWhole) && purpose === 'act';
  const isEarlier = proposed_day !== null && proposed_day < drivingDay;
  if (stays && isEarlier && (proposed === null || proposed > proposed_day)) return [];
  return [{ ...row, proposed }];
}

async function propose(db: ScopedDb, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return;
  await sql`update naast.legal_limit l set proposed_day = c.day
    from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ proposed }) => proposed)}::date[]) as c(id, day)
    where l.id = c.id`.execute(db);
  // It leaves no entry in the log: without this the numbers of what is due would be those of before.
  await sql`select naast.note_change()`.execute(db);
}

async function notify(db: ScopedDb, proposals: readonly Proposal[], today: string): Promise<void> {
  if (proposals.length === 0) return;
  await sql`insert into naast.notice (id, case_id, kind, limit_id, day)
    select c.id, c.case_id, 'limit-proposal', c.limit_id, ${today}::date
    from unnest(${proposals.map(newId)}::uuid[], ${proposals.map((one) => one.case_id)}::uuid[],
      ${proposals.map((one) => one.id)}::uuid[]) as c(id, case_id, limit_id)
    on conflict (kind, limit_id, day) do nothing`.execute(db);
}

/** The earlier of the two days drives the reminders. */
async function remindEarlier(
  parts: WorkerParts,
  db: ScopedDb,
  proposals: readonly Proposal[],
  today: string,
): Promise<void> {
  const jobs = proposals
    .filter(({ proposed, driving_day }) => proposed < driving_day)
    .flatMap((one) =>
      parts
        .reminderDays({ catalogueId: one.catalogue_id, drivingDay: one.proposed }, today)
        .map((run_on) => ({ ...one, run_on })),
    );
  if (jobs.length === 0) return;
  await sql`insert into naast.job (id, kind, case_id, limit_id, run_on)
    select c.id, 'limit-reminder', c.case_id, c.limit_id, c.run_on
    from unnest(${jobs.map(newId)}::uuid[], ${jobs.map((one) => one.case_id)}::uuid[], ${jobs.map((one) => one.id)}::uuid[],
      ${jobs.map((one) => one.run_on)}::date[]) as c(id, case_id, limit_id, run_on)
    on conflict (kind, limit_id, run_on) do update set state = 'waiting' where naast.job.state = 'dropped'`.execute(db);
}

async function regionsOf(db: ScopedDb, proposals: readonly Proposal[]): Promise<string[]> {
  if (proposals.length === 0) return [];
  const cases = [...new Set(proposals.map(({ case_id }) => case_id))];
  const { rows } = await sql<{ region: string | null }>`
    select distinct naast.region_of_case(c) as region from unnest(${cases}::uuid[]) as c`.execute(db);
  return rows.map(({ region }) => region).filter((region) => region !== null);
}
