import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  choice,
  choices,
  notFound,
  optionalText,
  readForm,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle, idFromPath, openFromPath } from '#app/service/cases/index.ts';
import type { OpenTask } from './open-task.ts';
import { renewalSteps } from './renewal-steps.ts';
import { taskPage } from './task-page.pages.tsx';
import { TaskConflict } from './task-page.view.tsx';
import { changeTask, readTask } from './tasks.store.ts';

/** One task and what one does with it. */
export function taskPages(): Route[] {
  return [
    { method: 'GET', path: '/clients/:reference/tasks/:id', needs: 'case.read', handle: showTask },
    { method: 'POST', path: '/clients/:reference/tasks/:id/state', needs: 'limit.change', handle: changeState },
  ];
}

async function showTask(c: Context, visit: Visit): Promise<Response> {
  const found = await findTask(c, visit, 'case.read');
  return found ? taskPage(c, visit, found) : notFound(c);
}

const stateForm = z.strictObject({
  state: choice(['done', 'dropped', 'open']),
  reason: optionalText(500),
  back: optionalText(300),
  /** Of a renewal: what is ready. Sent from its own page only, where one sees what was ticked. */
  steps: choices(renewalSteps),
  withSteps: optionalText(3),
});

async function changeState(c: Context, visit: Visit): Promise<Response> {
  const found = await findTask(c, visit, 'limit.change');
  if (!found) return notFound(c);
  const read = await readForm(c.req, stateForm);
  if (!read.ok) return taskPage(c, visit, found, { form: read.form, status: read.status });
  if (read.version === undefined) return taskPage(c, visit, found, { form: read.form, status: 400 });
  const { open, task } = found;
  const { back, state, reason } = read.values;
  const steps = read.values.withSteps === null ? (task.document.renewal?.done ?? []) : read.values.steps;
  if (task.document.renewal && state === 'done' && reason === null && steps.length < renewalSteps.length)
    return taskPage(c, visit, found, {
      form: withError(read.form, 'reason', 'procedures.limits.renewal.notReady'),
      status: 422,
    });
  const saved = await changeTask(open, task, read.version, { state, reason, steps });
  if (saved !== 'saved' && saved !== 'stale')
    return taskPage(c, visit, found, { form: withWhole(read.form, refusals[saved]), status: 409 });
  const now = (saved === 'stale' ? await readTask(open, task.id) : null) ?? task;
  // Two who ticked off the same agree; and of a button that is pressed twice the second answer is the one that is seen.
  const agrees = saved === 'stale' && now.state === state && reason === null && read.values.withSteps === null;
  const isSettled = saved === 'saved' || agrees;
  if (isSettled && back !== null) return c.redirect(backTo(back, state, `${open.reference}.${task.id}`), 303);
  if (isSettled) return c.redirect(`/clients/${open.reference}/tasks/${task.id}`, 303);
  const title = clientTitle(open.reference, c.get('web').t('procedures.limits.task.title'));
  const body = <TaskConflict reference={open.reference} now={now} mine={{ state, reason }} />;
  return show(c, { title, failed: true }, body, 409);
}

const refusals = {
  held: 'procedures.gate.held',
  undated: 'procedures.limits.appointment.undated',
  moved: 'procedures.limits.appointment.moved',
  'for-coordinators': 'cases.rule.safe.coordinator',
} as const;

/**
 * Back to the list from which it was ticked off, which offers to undo it; to no other place. By keyboard one goes on
 * there, and not at the top of the page.
 */
function backTo(back: string, state: string, task: string): string {
  const list = new URL(back, 'http://list');
  if (list.pathname !== '/limits' || list.host !== 'list') return '/limits';
  if (state !== 'done') return `/limits${list.search}#due-list`;
  list.searchParams.set('done', task);
  return `/limits${list.search}#ticked`;
}

interface FoundRow {
  open: OpenCase;
  task: OpenTask;
}

async function findTask(c: Context, visit: Visit, action: 'case.read' | 'limit.change'): Promise<FoundRow | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, action));
  const task = open && (await readTask(open, id));
  return open && task ? { open, task } : null;
}
