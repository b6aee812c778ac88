import type { OpenCase, OpenForReading } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { contactSafetyIn } from '#app/service/cases/index.ts';
import { definitions } from '../definitions/index.ts';
import { type Closed, gateClosedBy, isContact, lettersOfAuthorities } from '../gate/index.ts';
import { events, procedures } from '../running/index.ts';
import type { OpenTask } from './open-task.ts';

/** Something with the authorities of the client's country that stands in sight though nobody said that it is safe. */
export interface Held {
  why: Closed;
  /** They set it themselves, by letter: it is shown, also after a no. */
  byLetter: boolean;
}

/** May nobody be sent there? What they set by letter one may go to. */
export const isStopped = (held: Held | null): boolean => held !== null && !held.byLetter;

interface TaskOf<Case> {
  of: Case;
  task: OpenTask;
}

/** Those of these tasks that are held, by the id of the task; only appointments can be. */
export async function heldTasks<Case extends OpenForReading>(
  visit: Visit,
  cases: ReadonlyMap<string, Case>,
  tasks: readonly TaskOf<Case>[],
): Promise<Map<string, Held>> {
  const appointments = tasks.filter(({ task }) => task.kind === 'appointment');
  if (appointments.length === 0) return new Map();
  const letters = await lettersOfAuthorities(
    visit,
    cases,
    appointments.flatMap(({ task }) => task.document.letter ?? []),
  );
  const contacts = await contactEvents(
    visit,
    cases,
    appointments.flatMap(({ task }) => task.document.event ?? []),
  );
  const isHeld = ({ document: { letter, event, appointment } }: OpenTask) =>
    appointment?.what === 'embassy' ||
    (letter !== null && letters.has(letter)) ||
    (event !== null && contacts.has(event.id));
  const suspected = appointments.filter(({ task }) => isHeld(task));
  const safety = await contactSafetyIn(visit, new Map(suspected.map(({ of }) => [of.caseId, of])));
  return new Map(
    suspected.flatMap(({ of, task }): [string, Held][] => {
      const why = gateClosedBy(safety.get(of.caseId) ?? 'unanswered');
      const { letter } = task.document;
      const byLetter = letter !== null && letters.get(letter)?.has(task.dueDay) === true;
      return why === null ? [] : [[task.id, { why, byLetter }]];
    }),
  );
}

/** The same for the tasks of one case. */
export function heldTasksOf(open: OpenCase, tasks: readonly OpenTask[]): Promise<Map<string, Held>> {
  return heldTasks(
    open.visit,
    new Map([[open.caseId, open]]),
    tasks.map((task) => ({ of: open, task })),
  );
}

/** Those of these events that are contact, by the type that their procedure gives them. */
async function contactEvents<Case extends OpenForReading>(
  visit: Visit,
  cases: ReadonlyMap<string, Case>,
  links: readonly { procedure: string; id: string }[],
): Promise<Set<string>> {
  const ids = (of: 'procedure' | 'id') => [...new Set(links.map((link) => link[of]))];
  const running = new Map(
    (await procedures.listed(visit, cases, { id: ids('procedure') })).map(({ row }) => [row.id, row]),
  );
  const found = await events.listed(visit, cases, { id: ids('id') });
  const isOne = ({ procedureId, document }: (typeof found)[number]['row']) => {
    const { key = '', version } = running.get(procedureId)?.document ?? {};
    const definition = definitions().find(key, version) ?? definitions().find(key);
    return definition !== null && isContact(definition, document.happening);
  };
  return new Set(found.filter(({ row }) => isOne(row)).map(({ row }) => row.id));
}
