import { openCasesOfMine } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { contactSafetyIn, type ListedCase, openListedCases } from '#app/service/cases/index.ts';
import { standingOf } from '../events/index.ts';
import { type Closed, gateClosedBy, isAskedIn, isContact, isContactStage } from '../gate/index.ts';
import { dayOfFacts, events, procedures, type RunningProcedure, running } from '../running/index.ts';
import type { OpenTask } from '../tasks/index.ts';
import { type Held, heldTasks, tasksOf } from '../tasks/index.ts';

/** Something with the authorities of a client's country that is planned without a yes of client and lawyer. */
export interface Planned {
  reference: string;
  name: string | null;
  href: string;
  day: string | null;
  held: Held;
  /** The appointment, where it is in the lists. */
  task: OpenTask | null;
  /** The step, where it is a step that stands on the map and no appointment. */
  step: { procedure: RunningProcedure; stage: string } | null;
}

/** Everything of that kind in the open cases that I hold, the first day first, steps behind appointments. */
export async function plannedContacts(visit: Visit): Promise<Planned[]> {
  const [appointments, maps] = [await openAppointments(visit), await openMaps(visit)];
  const cases = await openListedCases(
    visit,
    [...appointments, ...maps].map(({ case_id }) => case_id),
  );
  const inLists = await tasksOf(
    visit,
    cases,
    appointments.map(({ id }) => id),
  );
  const planned = [
    ...(await heldIn(visit, cases, inLists)),
    ...(await stepsIn(
      visit,
      cases,
      maps.map(({ id }) => id),
      new Set(inLists.map(({ task }) => task.document.event?.id ?? '')),
    )),
  ];
  return planned.sort((a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999') || a.href.localeCompare(b.href));
}

const openAppointments = (visit: Visit) =>
  visit.db
    .selectFrom('task')
    .select(['id', 'case_id'])
    .where('case_id', '=', openCasesOfMine)
    .where('kind', '=', 'appointment')
    .where('state', '=', 'open')
    .execute();

const openMaps = (visit: Visit) =>
  visit.db.selectFrom('case_procedure').select(['id', 'case_id']).where('case_id', '=', openCasesOfMine).execute();

type Cases = ReadonlyMap<string, ListedCase>;

type InLists = Awaited<ReturnType<typeof tasksOf<ListedCase>>>;

async function heldIn(visit: Visit, cases: Cases, all: InLists): Promise<Planned[]> {
  const held = await heldTasks(visit, cases, all);
  return all.flatMap(({ of: { reference, name }, task }): Planned[] => {
    const why = held.get(task.id);
    const { event } = task.document;
    // What has no day yet is written down where it stands on the map.
    const isToCome = task.dueDay === null && event !== null;
    const own = isToCome ? `procedures/${event.procedure}/events/${event.id}` : `tasks/${task.id}`;
    const href = `/clients/${reference}/${own}`;
    return why ? [{ reference, name, href, day: task.dueDay, held: why, task, step: null }] : [];
  });
}

/**
 * Steps on which a client stands, and appointments whose day is still to come that are not in the lists: those of before
 * they were kept there.
 */
async function stepsIn(
  visit: Visit,
  cases: Cases,
  ids: readonly string[],
  inLists: ReadonlySet<string>,
): Promise<Planned[]> {
  const kept = (await procedures.listed(visit, cases, { id: ids })).filter(({ row }) => {
    const one = running(row, []);
    return one !== null && one.document.stopped === null && isAskedIn(one.definition);
  });
  if (kept.length === 0) return [];
  const happened = await eventsOf(
    visit,
    cases,
    kept.map(({ row }) => row.id),
  );
  const safety = await contactSafetyIn(visit, new Map(kept.map(({ of }) => [of.caseId, of])));
  return kept.flatMap(({ of, row }): Planned[] => {
    const procedure = running(row, happened);
    const why = gateClosedBy(safety.get(of.caseId) ?? 'unanswered');
    return procedure === null || why === null ? [] : stepsOf(of, procedure, why, inLists);
  });
}

function stepsOf(
  { reference, name }: ListedCase,
  procedure: RunningProcedure,
  why: Closed,
  inLists: ReadonlySet<string>,
): Planned[] {
  const { definition } = procedure;
  const at = `/clients/${reference}/procedures/${procedure.id}`;
  const held = { why, byLetter: false };
  const steps = standingOf(procedure)
    .filter(({ state, stage }) => state === 'here' && isContactStage(definition, stage))
    .map(({ stage: { id: stage } }): Planned => {
      return {
        reference,
        name,
        href: `${at}/stages/${stage}`,
        day: null,
        held,
        task: null,
        step: { procedure, stage },
      };
    });
  const unfixed = procedure.events
    .filter(({ id, document: { cancelled, happening, facts } }) => {
      return !cancelled && !inLists.has(id) && isContact(definition, happening) && dayOfFacts(facts) === null;
    })
    .map(
      ({ id }): Planned => ({ reference, name, href: `${at}/events/${id}`, day: null, held, task: null, step: null }),
    );
  return [...unfixed, ...steps];
}

async function eventsOf(visit: Visit, cases: Cases, ids: readonly string[]) {
  const rows = await visit.db.selectFrom('procedure_event').select('id').where('procedure_id', 'in', ids).execute();
  return (await events.listed(visit, cases, { id: rows.map(({ id }) => id) })).map(({ row }) => row);
}
