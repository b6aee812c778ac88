import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  nearDay,
  notFound,
  readForm,
  refuse,
  text,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { addTask, openFromPath, ownName, renewNextDue, showClientPage } from '#app/service/cases/index.ts';

type Status = 400 | 409 | 413 | 415 | 422;

/** Writing down a promise without a report: it has a day, so that it comes back in the lists. */
export function newTaskPages(): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients/:reference/tasks/new',
      needs: 'limit.change',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'limit.change');
        if (!open) return notFound(c);
        if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
        return showForm(c, open, freshForm());
      },
    },
    { method: 'POST', path: '/clients/:reference/tasks', needs: 'limit.change', handle: saveTask },
  ];
}

const taskForm = z.strictObject({ what: text(200), day: nearDay() });

async function saveTask(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'limit.change');
  if (!open) return notFound(c);
  const read = await readForm(c.req, taskForm);
  if (!read.ok) return showForm(c, open, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return showForm(c, open, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  const promised = read.values;
  if (promised.day < today().toString())
    return showForm(c, open, withError(read.form, 'day', 'procedures.limits.task.new.day.past'), 422);
  const where = await once(visit, read.key, async () => {
    const by = await ownName(visit);
    const nothing = { letter: null, time: null, place: null, term: null };
    await addTask(open, { kind: 'promise', ...nothing, ...promised, by });
    await renewNextDue(visit, open.caseId);
    return `/clients/${open.reference}#limits`;
  });
  return c.redirect(where, 303);
}

function showForm(c: Context, open: OpenCase, form: FormState, status?: Status): Promise<Response> {
  const title = c.get('web').t('procedures.limits.task.new.title');
  const body = <PromiseForm action={`/clients/${open.reference}/tasks`} form={form} />;
  return showClientPage(c, open, { title, status }, body);
}

function PromiseForm({ action, form }: { action: string; form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{ what: t('procedures.limits.task.new.what'), day: t('procedures.limits.task.new.day') }}
      />
      <Form action={action} form={form} once={newId()}>
        <Field
          name="what"
          label={t('procedures.limits.task.new.what')}
          hint={t('procedures.limits.task.new.what.hint')}
          form={form}
        />
        <DateField name="day" label={t('procedures.limits.task.new.day')} form={form} />
        <FormFoot back={action.replace(/\/tasks$/, '')}>{t('procedures.limits.task.new.save')}</FormFoot>
      </Form>
    </>
  );
}
