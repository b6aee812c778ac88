import { once } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import { declareForm, field, withError, withWhole } from '#app/platform/web/index.ts';
import { addTask, openForForm, ownName, renewNextDue, showClientPage } from '#app/service/cases/index.ts';

export const promise = declareForm({
  what: field.text('procedures.limits.task.new.what', { hint: 'procedures.limits.task.new.what.hint' }),
  day: field.day('procedures.limits.task.new.day', { near: true }),
});

/** Writing down a promise without a report: it has a day, so that it comes back in the lists. */
export const newTaskPages = () =>
  formRoutes({
    form: promise,
    page: '/clients/:reference/tasks/new',
    to: '/clients/:reference/tasks',
    needs: 'limit.change',
    does: 'create',
    open: (c, visit) => openForForm(c, visit, 'limit.change'),
    async save(open, { visit, values, form, key }) {
      if (open.status === 'closed') return withWhole(form, 'cases.closed.cannotWrite');
      if (values.day < today().toString()) return withError(form, 'day', 'procedures.limits.task.new.day.past');
      return once(visit, key, async () => {
        const nothing = { letter: null, time: null, place: null, term: null };
        await addTask(open, { kind: 'promise', ...nothing, ...values, by: await ownName(visit) });
        await renewNextDue(visit, open.caseId);
        return `/clients/${open.reference}#limits`;
      });
    },
    show(c, open, shown, status) {
      const { t } = c.get('web');
      const at = `/clients/${open.reference}`;
      const save = t('procedures.limits.task.new.save');
      const form = <promise.Form {...shown} action={`${at}/tasks`} save={save} back={at} />;
      return showClientPage(c, open, { title: t('procedures.limits.task.new.title'), status }, form);
    },
  });
