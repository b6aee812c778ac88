import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { wallClock } from '#app/platform/language/index.ts';
import { formRoutes, type Route } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  notFound,
  optionalText,
  readForm,
  refuse,
  withWhole,
} from '#app/platform/web/index.ts';
import { type AppointmentDetails, plainAppointment } from '#app/service/appointments/index.ts';
import { idFromPath, openForForm, openFromPath, renewNextDue, showClientPage } from '#app/service/cases/index.ts';
import { gateOf, isLetterOfAuthorities } from '../gate/index.ts';
import type { ProvingPapersOf } from '../limit-pages/index.ts';
import { linkOf } from '../map/index.ts';
import type { OpenTask } from '../tasks/index.ts';
import {
  addAppointment,
  keepDetails,
  moveAppointment,
  readTask,
  setAlong,
  taskPage,
  type When,
} from '../tasks/index.ts';
import {
  changedAppointment,
  detailsFrom,
  eventAppointment,
  formOfAppointment,
  namedFrom,
  newAppointment,
  whenFrom,
} from './appointment-form.ts';
import { AppointmentNow } from './appointment-now.view.tsx';
import { showCalendarEntry } from './calendar-entry.pages.tsx';
import { showCard } from './card.pages.tsx';
import { companyPlace } from './company.view.tsx';

type Status = 400 | 409 | 413 | 415 | 422;

/** An appointment: made by hand, written anew, and who comes along. */
export function appointmentPages(papersOf: ProvingPapersOf): Route[] {
  const own = '/clients/:reference/tasks/:id';
  return [
    ...newPages(papersOf),
    { method: 'GET', path: `${own}/appointment`, needs: 'limit.change', handle: showChange },
    { method: 'POST', path: `${own}/appointment`, needs: 'limit.change', handle: saveChange },
    { method: 'POST', path: `${own}/along`, needs: 'limit.change', handle: comeAlong },
    { method: 'GET', path: `${own}/card`, needs: 'limit.change', handle: showCard },
    { method: 'GET', path: `${own}/calendar-entry`, needs: 'limit.change', handle: showCalendarEntry },
  ];
}

const newPages = (papersOf: ProvingPapersOf) =>
  formRoutes({
    form: newAppointment,
    page: '/clients/:reference/appointments/new',
    to: '/clients/:reference/appointments',
    needs: 'limit.change',
    does: 'create',
    open: (c, visit) => openForForm(c, visit, 'limit.change'),
    start(_open, c) {
      const letter = c.req.query('letter');
      return { values: { room: '1' as const, ...(letter === undefined ? {} : { paper: `letter:${letter}` }) } };
    },
    async save(open, { c, visit, values, form, key }) {
      if (open.status === 'closed') return withWhole(form, 'cases.closed.cannotWrite');
      const named = namedFrom(values, form);
      if ('wrong' in named) return named.wrong;
      const when = whenFrom(values, form, null);
      if ('wrong' in when) return when.wrong;
      const more = detailsFrom(values, form);
      if ('wrong' in more) return more.wrong;
      const link = linkOf(values.paper, await papersOf(open, c.get('web').lang));
      const letter = link?.kind === 'letter' ? link.id : null;
      if (await isHeldBack(open, named.what, letter)) return withWhole(form, 'procedures.gate.held');
      return once(visit, key, async () => {
        const appointment = { ...more.details, ...named };
        const id = await addAppointment(open, { ...when.when, letter, appointment });
        await renewNextDue(visit, open.caseId);
        return `/clients/${open.reference}/tasks/${id}`;
      });
    },
    async show(c, open, shown, status) {
      const { t, lang } = c.get('web');
      const options = (await papersOf(open, lang)).filter(({ value }) => value.startsWith('letter:'));
      const vary = { paper: options.length === 0 ? null : { options } };
      const at = `/clients/${open.reference}`;
      const page = { action: `${at}/appointments`, save: t('procedures.limits.appointment.save'), back: at };
      const form = <newAppointment.Form {...shown} {...page} vary={vary} />;
      return showClientPage(c, open, { title: t('procedures.limits.appointment.new'), status }, form);
    },
  });

/** Contact with the authorities of the client's country that nobody said is safe; who says no meanwhile waits, and takes it back. */
async function isHeldBack(open: OpenCase, what: AppointmentDetails['what'], letter: string | null): Promise<boolean> {
  const isContact = what === 'embassy' || (letter !== null && (await isLetterOfAuthorities(open, letter)));
  if (isContact) await open.list.hold();
  return isContact && (await gateOf(open)) !== null;
}

interface Typed {
  form: FormState;
  status?: Status;
}

/** An appointment of this case, from the address; null is "not found", whatever the reason. */
async function appointmentFromPath(c: Context, visit: Visit): Promise<{ open: OpenCase; task: OpenTask } | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, 'limit.change'));
  const task = open && (await readTask(open, id));
  return open && task && task.kind === 'appointment' ? { open, task } : null;
}

async function showChange(c: Context, visit: Visit): Promise<Response> {
  const found = await appointmentFromPath(c, visit);
  if (!found) return notFound(c);
  const { open, task } = found;
  if (!isWritten(found)) return c.redirect(`/clients/${open.reference}/tasks/${task.id}`, 303);
  return changePage(c, found, { form: formOfAppointment(task, c.get('web').lang) });
}

const isWritten = ({ open, task }: { open: OpenCase; task: OpenTask }) =>
  open.status === 'open' && task.state === 'open';

async function saveChange(c: Context, visit: Visit): Promise<Response> {
  const found = await appointmentFromPath(c, visit);
  if (!found) return notFound(c);
  const { open, task } = found;
  const known = task.document.appointment ?? plainAppointment;
  if (task.document.event !== null) return saveDetails(c, found, known);
  const read = await changedAppointment.read(c.req);
  if (!read.ok) return changePage(c, found, { form: read.form, status: read.status });
  const { values, form, version } = read;
  if (version === undefined) return refuse(c, 'bad-request');
  const back = (wrong: FormState, status: Status) => changePage(c, found, { form: wrong, status });
  if (!isWritten(found)) return back(withWhole(form, 'procedures.limits.appointment.closed'), 409);
  const named = namedFrom(values, form);
  if ('wrong' in named) return back(named.wrong, 422);
  const when = whenFrom(values, form, task);
  if ('wrong' in when) return back(when.wrong, 422);
  const more = detailsFrom(values, form, known);
  if ('wrong' in more) return back(more.wrong, 422);
  const moves = !isSame(when.when, task);
  const isNew = moves || (named.what === 'embassy' && known.what !== 'embassy');
  if (isNew && (await isHeldBack(open, named.what, task.document.letter)))
    return back(withWhole(form, 'procedures.gate.held'), 409);
  const details = { ...more.details, ...named };
  const moving = { when: when.when, letter: task.document.letter, reason: values.reason, details };
  const saved = moves
    ? await moveAppointment(open, task, version, moving)
    : await keepDetails(open, task, version, details);
  if (saved === 'stale') return conflict(c, found, form);
  await renewNextDue(visit, open.caseId);
  const id = saved === 'saved' ? task.id : saved.id;
  return c.redirect(`/clients/${open.reference}/tasks/${id}`, 303);
}

const isSame = ({ day, time, place }: When, { dueDay, document }: OpenTask) =>
  day === dueDay && time === document.time && place === document.place;

/** Of an event of a procedure: what it is and when is written on the map, for limits hang on it. */
async function saveDetails(
  c: Context,
  found: { open: OpenCase; task: OpenTask },
  known: AppointmentDetails,
): Promise<Response> {
  const { open, task } = found;
  const read = await eventAppointment.read(c.req);
  if (!read.ok) return changePage(c, found, { form: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  if (!isWritten(found))
    return changePage(c, found, { form: withWhole(read.form, 'procedures.limits.appointment.closed'), status: 409 });
  const more = detailsFrom(read.values, read.form, known);
  if ('wrong' in more) return changePage(c, found, { form: more.wrong, status: 422 });
  const saved = await keepDetails(open, task, read.version, more.details);
  if (saved === 'stale') return conflict(c, found, read.form);
  return c.redirect(`/clients/${open.reference}/tasks/${task.id}`, 303);
}

/** Somebody was earlier: what stands now is shown, and what was typed stays in the form, over the newest version. */
async function conflict(c: Context, { open, task }: { open: OpenCase; task: OpenTask }, form: FormState) {
  const now = (await readTask(open, task.id)) ?? task;
  const again = withWhole({ ...form, version: now.version }, 'procedures.limits.appointment.conflict');
  return changePage(c, { open, task: now }, { form: again, status: 409, withNow: true });
}

function changePage(
  c: Context,
  { open, task }: { open: OpenCase; task: OpenTask },
  { form, status, withNow = false }: Typed & { withNow?: boolean },
): Promise<Response> {
  const { t } = c.get('web');
  const at = `/clients/${open.reference}/tasks/${task.id}`;
  const { Form } = task.document.event === null ? changedAppointment : eventAppointment;
  const page = { action: `${at}/appointment`, save: t('procedures.limits.appointment.save'), back: at };
  const body = (
    <>
      {withNow ? <AppointmentNow task={task} /> : null}
      <Form form={form} version={form.version ?? task.version} {...page} />
    </>
  );
  return showClientPage(c, open, { title: t('procedures.limits.appointment.change'), status }, body);
}

/** From the list of what wants company one comes back to that list. */
const alongForm = z.strictObject({ comes: choice(['yes', 'no']), back: optionalText(4) });

async function comeAlong(c: Context, visit: Visit): Promise<Response> {
  const found = await appointmentFromPath(c, visit);
  if (!found) return notFound(c);
  const { open, task } = found;
  const read = await readForm(c.req, alongForm);
  if (!read.ok) return taskPage(c, visit, found, { form: read.form, status: read.status });
  const done =
    open.status === 'closed' ? 'over' : await setAlong(open, task.id, read.values.comes === 'yes', wallClock());
  if (done === 'saved' && read.values.back !== null) return c.redirect(companyPlace, 303);
  if (done === 'saved') return c.redirect(`/clients/${open.reference}/tasks/${task.id}`, 303);
  const now = { open, task: (await readTask(open, task.id)) ?? task };
  if (done === 'full') return taskPage(c, visit, now, { full: true, status: 409 });
  const why = done === 'held' ? 'procedures.gate.held' : 'procedures.limits.along.over';
  return taskPage(c, visit, now, { form: withWhole(read.form, why), status: 409 });
}
