import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  choice,
  choices,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  readForm,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle, idFromPath, openFromPath } from '#app/service/cases/index.ts';
import { heldTasksOf } from './gate/held.store.ts';
import type { OpenTask } from './open-task.ts';
import { renewalSteps } from './renewal-steps.ts';
import { TaskConflict, TaskPage } from './task-page.view.tsx';
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
  if (!read.ok) return taskPage(c, visit, found, read.form, read.status);
  if (read.version === undefined) return taskPage(c, visit, found, read.form, 400);
  const { open, task } = found;
  const { back, state, reason } = read.values;
  const steps = read.values.withSteps === null ? (task.document.renewal?.done ?? []) : read.values.steps;
  if (task.document.renewal && state === 'done' && reason === null && steps.length < renewalSteps.length)
    return taskPage(c, visit, found, withError(read.form, 'reason', 'limits.renewal.notReady'), 422);
  const saved = await changeTask(open, task, read.version, { state, reason, steps });
  if (saved === 'held') return taskPage(c, visit, found, withWhole(read.form, 'procedures.gate.held'), 409);
  if (saved === 'saved' && back !== null) return c.redirect(backTo(back, state, `${open.reference}.${task.id}`), 303);
  if (saved === 'saved') return c.redirect(`/clients/${open.reference}/tasks/${task.id}`, 303);
  const now = (await readTask(open, task.id)) ?? task;
  const title = clientTitle(open.reference, c.get('web').t('limits.task.title'));
  const body = <TaskConflict reference={open.reference} now={now} mine={{ state, reason }} />;
  return show(c, { title, failed: true }, body, 409);
}

/** Back to the list from which it was ticked off, which offers to undo it; to no other place. */
function backTo(back: string, state: string, task: string): string {
  const list = new URL(back, 'http://list');
  if (list.pathname !== '/limits' || list.host !== 'list') return '/limits';
  if (state === 'done') list.searchParams.set('done', task);
  return `/limits${list.search}`;
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

async function taskPage(
  c: Context,
  visit: Visit,
  { open, task }: FoundRow,
  form: FormState = freshForm(asItIs(task)),
  status: 200 | 400 | 409 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const held = (await heldTasksOf(open, [task])).get(task.id) ?? null;
  const title = clientTitle(open.reference, c.get('web').t('limits.task.title'));
  const page = { title, failed: status !== 200, scripts: ['form'] as const };
  return show(
    c,
    page,
    <TaskPage reference={open.reference} task={task} held={held} writes={may(visit, 'limit.change')} form={form} />,
    status,
  );
}

/** What one comes here for nine times in ten is chosen already: a renewal has something ready, anything else is done. */
function asItIs({ state, document: { renewal } }: OpenTask): FormState['values'] {
  if (renewal) return { state: 'open', steps: [...renewal.done] };
  return { state: state === 'open' ? 'done' : 'open' };
}
