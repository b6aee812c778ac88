import { sql } from 'kysely';
import { addressBlocks } from '#app/platform/access/emergency-access/index.ts';
import { makeGrant, type OpenCase } from '#app/platform/access/grants/index.ts';
import { tellWhoGot, tellWhoLost } from '#app/platform/access/notices/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import {
  type AssignedVolunteer,
  assignedVolunteers,
  endGrantsOfPeople,
  ownName,
  readHeader,
  writeRecord,
} from '#app/service/cases/index.ts';
import { volunteersOfMyRegion } from '#app/service/volunteers/index.ts';
import type { VolunteerCandidate } from './matching.ts';
import type { AssignmentReason, EndReason } from './reasons.ts';
import { endOfDay } from './until.ts';

/** The volunteers of my region with what they can do and carry, and whether they may see this client at all. */
export async function candidatesOfMyRegion(core: OpenCase): Promise<VolunteerCandidate[]> {
  const { visit } = core;
  const volunteers = await volunteersOfMyRegion(visit);
  const names = await namesOf(
    visit.db,
    visit.keys,
    volunteers.map(({ personId }) => personId),
  );
  const { rows } = await sql<{
    person_id: string;
    cases: number;
  }>`select person_id, cases from naast.loads_in_region()`.execute(visit.db);
  const keptOut = new Set((await addressBlocks(core)).map(({ personId }) => personId));
  const loads = new Map(rows.map((row) => [row.person_id, row.cases]));
  return volunteers.map(({ personId, profile }) => ({
    personId,
    profile,
    name: names.get(personId) ?? '',
    load: loads.get(personId) ?? 0,
    keptOut: keptOut.has(personId),
  }));
}

export interface AssignmentChoice {
  person: VolunteerCandidate;
  reason: AssignmentReason;
  until: Temporal.PlainDate;
  withSafety: boolean;
  /** Shows the new volunteer what earlier volunteers wrote too; left out, it is not shown. */
  earlierReports?: boolean;
  /** Why the volunteer gets no address and telephone. */
  why: string | null;
  /** End the access of whoever stands beside this client now. */
  endOthers: boolean;
  /** For the volunteer's first page. */
  word?: string | null;
}

export type AssignmentResult =
  | { ok: true }
  | { ok: false; reason: 'someone-beside' | 'no-certificate'; beside: AssignedVolunteer[] }
  | { ok: false; reason: 'closed' };

/**
 * Gives a volunteer the case: core, and safety unless it was unticked. One volunteer for one client: whoever has the
 * case already is ended in the same act or not at all. The caller undoes everything when the answer is not ok.
 */
export async function assignVolunteer(
  visit: Visit,
  opened: { core: OpenCase; safety: OpenCase },
  choice: AssignmentChoice,
): Promise<AssignmentResult> {
  const { core, safety } = opened;
  if (!(await holdOpenCase(core))) return { ok: false, reason: 'closed' };
  const beside = await assignedVolunteers(core);
  const others = beside.filter(({ personId }) => personId !== choice.person.personId);
  if (others.length > 0 && !choice.endOthers) return { ok: false, reason: 'someone-beside', beside: others };
  for (const other of others) await endAssignment(core, other, 'replaced');
  await endGrantsOfPeople(visit, core.caseId, { reason: 'extended', only: choice.person.personId });
  const until = endOfDay(choice.until);
  for (const open of choice.withSafety ? [core, safety] : [core]) {
    const made = await makeGrant(visit, {
      ...open,
      holder: { kind: 'person', id: choice.person.personId },
      until,
      reason: choice.reason,
      earlierReports: choice.earlierReports ?? false,
    });
    if (!made.ok) return { ok: false, reason: 'no-certificate', beside };
  }
  const { reason, withSafety, why } = choice;
  const content = {
    name: choice.person.name,
    reason,
    until: choice.until.toString(),
    withSafety,
    why: withSafety ? null : why,
    earlierReports: choice.earlierReports ?? false,
  };
  await writeRecord(core, { kind: 'volunteer-asked', content });
  const { personId } = choice.person;
  const word = choice.word ?? null;
  // Whoever only goes on is told nothing new, unless there is a word.
  if (word !== null || !beside.some((one) => one.personId === personId))
    await tellWhoGot(core, personId, { name: await nameToUse(core), by: await ownName(visit), word });
  return { ok: true };
}

/** Ends all access of one volunteer to one client; the sealed keys are erased. False when there was none. */
export async function endAssignment(
  core: OpenCase,
  person: { personId: string; name: string },
  reason: EndReason | 'replaced',
): Promise<boolean> {
  const ended = await endGrantsOfPeople(core.visit, core.caseId, { reason, only: person.personId });
  if (ended.length === 0) return false;
  await writeRecord(core, { kind: 'volunteer-ended', content: { name: person.name, reason } });
  await tellWhoLost(core, reason === 'replaced' ? 'replaced' : 'ended', () => nameToUse(core));
  return true;
}

const nameToUse = async (core: OpenCase) => (await readHeader(core)).header.nameToUse;

/**
 * Makes two coordinators who match the same client at once wait for one another, so that the second sees what the first
 * did; false when a colleague closed the case since it was opened here.
 */
async function holdOpenCase(core: OpenCase): Promise<boolean> {
  const held = await core.visit.db
    .updateTable('case_file')
    .set({ changed_day: today().toString() })
    .where('id', '=', core.caseId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return held.numUpdatedRows === 1n;
}
