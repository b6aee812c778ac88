import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type FormState, freshForm, show } from '#app/platform/web/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { AppointmentSections, appointmentFacts } from './appointment-facts.view.tsx';
import { clashesOf } from './clash.store.ts';
import { type Held, heldTasksOf, isStopped } from './held.store.ts';
import type { OpenTask } from './open-task.ts';
import { TaskPage } from './task-page.view.tsx';
import { readTask } from './tasks.store.ts';
import { AboutAppointment } from './tell.view.tsx';

interface Drawn {
  form?: FormState;
  status?: 200 | 400 | 409 | 413 | 415 | 422;
  /** The last place beside an appointment was taken in the same moment. */
  full?: boolean;
}

/** Draws the page of a task, with what was typed in its form. */
export async function taskPage(
  c: Context,
  visit: Visit,
  { open, task }: { open: OpenCase; task: OpenTask },
  { form = freshFormOf(task), status = 200, full = false }: Drawn = {},
): Promise<Response> {
  const held = (await heldTasksOf(open, [task])).get(task.id) ?? null;
  const { t, lang } = c.get('web');
  const page = {
    title: clientTitle(open.reference, t('procedures.limits.task.title')),
    failed: status !== 200,
    scripts: ['form'] as const,
  };
  const isAppointment = task.kind === 'appointment';
  return show(
    c,
    page,
    <TaskPage
      reference={open.reference}
      task={task}
      held={held}
      writes={may(visit, 'limit.change')}
      form={form}
      facts={isAppointment ? appointmentFacts(task, lang) : []}
    >
      {isAppointment ? await ofAppointment(open, task, held, full) : await aboutAppointment(open, task)}
    </TaskPage>,
    status,
  );
}

/** What one comes here for nine times in ten is chosen already. */
function freshFormOf({ kind, state, dueDay, document: { renewal } }: OpenTask): FormState {
  // A renewal has something ready and goes on.
  if (renewal) return freshForm({ state: 'open', steps: [...renewal.done] });
  // What is still to come is neither over nor off: whoever looks at it chooses nothing by a press.
  const isToCome = kind === 'appointment' && (dueDay === null || dueDay > today().toString());
  if (state === 'open' && isToCome) return freshForm();
  return freshForm({ state: state === 'open' ? 'done' : 'open' });
}

async function ofAppointment(open: OpenCase, task: OpenTask, held: Held | null, full: boolean) {
  const { visit } = open;
  const me = visit.person.id;
  const writes = may(visit, 'limit.change') && open.status === 'open' && !isStopped(held);
  const along = (task.document.appointment ?? plainAppointment).along.map(({ id }) => id);
  const clashes = await clashesOf(open, task, [...new Set([...along, ...(writes ? [me] : [])])]);
  return <AppointmentSections {...{ reference: open.reference, task, me, writes, clashes, full }} />;
}

/** A task that asks or tells something of an appointment says of which. */
async function aboutAppointment(open: OpenCase, task: OpenTask) {
  const { about } = task.document;
  const appointment = about === null ? null : await readTask(open, about);
  return appointment && <AboutAppointment reference={open.reference} task={task} appointment={appointment} />;
}
