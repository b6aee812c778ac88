import type { Visit } from '#app/platform/access/visit/index.ts';
import { today, wallClock } from '#app/platform/language/index.ts';
import { clashes, isPast, plainAppointment } from '#app/service/appointments/index.ts';
import { type DueLine, dueList } from '../due/index.ts';
import type { Held, OpenTask } from '../tasks/index.ts';
import { goingOf } from '../tasks/index.ts';

/** An appointment of a client whom the reader holds, and where the reader goes at that hour besides. */
export interface CompanyLine {
  reference: string;
  name: string | null;
  task: OpenTask;
  /** Contact with the authorities of the client's country that nobody said is safe: nobody signs up for it. */
  held: Held | null;
  clashes: readonly { reference: string; task: OpenTask }[];
}

export interface Company {
  /** Not as many come along yet as may. */
  wanted: readonly CompanyLine[];
  /** The reader comes along. */
  mine: readonly CompanyLine[];
  /** From which day the list goes on; null: there is nothing more. */
  next: string | null;
}

/** So many appointments are opened for one page: how many come along is sealed in each. */
const onAPage = 150;

/**
 * The coming appointments from a day on that want company, over the cases that the reader holds. A page ends with a whole
 * day, so that whoever goes elsewhere on it is seen.
 */
export async function companyFrom(visit: Visit, from: string, size = onAPage): Promise<Company> {
  const days = { from, until: null };
  const { lines, more } = await dueList(visit, { show: 'all', kind: 'appointment', days }, { size });
  // Those without a day stand on the first page.
  const isFirst = from === today().toString();
  const undated = isFirst ? (await dueList(visit, { show: 'toCome' }, { size })).lines : [];
  const last = more ? (lines.at(-1)?.day ?? null) : null;
  const isOneDay = lines[0]?.day === last;
  const whole = last === null || isOneDay ? lines : lines.filter(({ day }) => day !== last);
  const next = last === null ? null : isOneDay ? dayAfter(last) : last;
  const appointments = [...whole, ...undated].flatMap(companyLine);
  const comesAlong = ({ task }: CompanyLine) => alongOf(task).some(({ id }) => id === visit.person.id);
  const mine = appointments.filter(comesAlong);
  const told = appointments.map((line) => ({ ...line, clashes: clashesWith(line, mine) }));
  return {
    wanted: told.filter((line) => !comesAlong(line) && alongOf(line.task).length < roomOf(line.task)),
    mine: told.filter(comesAlong),
    next,
  };
}

/** Not of today what is over: nobody can come along there any more. */
function companyLine({ reference, name, task, held }: DueLine): CompanyLine[] {
  return task?.kind === 'appointment' && !isPast(goingOf(task), wallClock())
    ? [{ reference, name, task, held: held ?? null, clashes: [] }]
    : [];
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const alongOf = ({ document }: OpenTask) => (document.appointment ?? plainAppointment).along;
const roomOf = ({ document }: OpenTask) => (document.appointment ?? plainAppointment).room;

function clashesWith({ task }: CompanyLine, mine: readonly CompanyLine[]) {
  return mine.filter((other) => other.task.id !== task.id && clashes(goingOf(task), goingOf(other.task)));
}
