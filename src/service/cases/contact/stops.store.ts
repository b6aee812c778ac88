import { sql } from 'kysely';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { membersOf, type TeamMember } from '../client/index.ts';
import { openListedCases } from '../records/index.ts';
import { stopKind } from './contact-rule.store.ts';

/** A client whom nobody may reach now, and about whom no coordinator has done yet what the stop asks. */
export interface StoppedContact {
  reference: string;
  client: string | null;
  /** Who said so, and when. */
  by: string;
  since: string;
  /** Who stands beside the client, and how that colleague is reached. */
  beside: TeamMember | null;
}

/**
 * The clients of a coordinator's region whose contact was stopped, the last one first, until a coordinator said that it is
 * safe again or ticked the task off. Nobody for anybody else.
 */
export async function stoppedContacts(visit: Visit): Promise<StoppedContact[]> {
  if (!may(visit, 'case.grant')) return [];
  const asked = sql<{ id: string }>`select case_id as id from naast.cases_with_open_task(${stopKind})`;
  const { rows } = await asked.execute(visit.db);
  const opened = [...(await openListedCases(visit, ids(rows))).values()];
  // A stop that was lifted asks nothing more, also where its task stayed open.
  const stopped = opened.flatMap(({ notSafe, ...one }) => (notSafe === null ? [] : [{ ...one, notSafe }]));
  if (stopped.length === 0) return [];
  const beside = await besideEach(
    visit,
    stopped.map(({ caseId }) => caseId),
  );
  return stopped
    .map(({ caseId, reference, name: client, notSafe: { since, name: by } }) => {
      return { reference, client, by, since, beside: beside.get(caseId) ?? null };
    })
    .sort((one, other) => other.since.localeCompare(one.since) || one.reference.localeCompare(other.reference));
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** The volunteer beside each of these clients. */
async function besideEach(visit: Visit, cases: readonly string[]): Promise<Map<string, TeamMember>> {
  const asked = sql<{ case_id: string; id: string }>`select case_id, person_id as id
    from naast.volunteers_beside(${cases}::uuid[])`;
  const { rows } = await asked.execute(visit.db);
  const members = await membersOf(visit, ids(rows));
  return new Map(
    rows.flatMap(({ case_id: caseId, id }) => {
      const member = members.get(id);
      return member === undefined ? [] : [[caseId, member] as const];
    }),
  );
}
