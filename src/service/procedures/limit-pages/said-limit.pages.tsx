import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once } from '#app/platform/access/visit/index.ts';
import { type Lang, longDate, today } from '#app/platform/language/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import { declareForm, field, withError, withWhole } from '#app/platform/web/index.ts';
import { openForForm, renewNextDue, showClientPage, typedTime } from '#app/service/cases/index.ts';
import { addSaidLimit, drivingDayOf, limitTitle, listLimits, type OpenLimit } from '../limits/index.ts';

/** What was said, for which day, by whom and when. */
export const said = declareForm({
  what: field.text('procedures.limits.said.what', { max: 120, hint: 'procedures.limits.said.what.hint' }),
  day: field.day('procedures.limits.said.day', { near: true }),
  who: field.text('procedures.limits.said.who', { max: 120 }),
  on: field.day('procedures.limits.said.on', { past: true }),
  at: field.hour('procedures.limits.said.at', { hint: 'procedures.time.hint' }),
  /** The limit whose day it is, by id; none where it is a matter of its own. */
  limit: field.pick('procedures.limits.said.limit', {
    optional: true,
    hint: 'procedures.limits.said.limit.hint',
    empty: 'procedures.limits.said.limit.none',
  }),
});

/** A day to keep to that a lawyer says on the telephone: a limit of its own, by hand. */
export const saidLimitPages = () =>
  formRoutes({
    form: said,
    page: '/clients/:reference/limits/new',
    to: '/clients/:reference/limits',
    needs: 'limit.change',
    does: 'create',
    open: (c, visit) => openForForm(c, visit, 'limit.change'),
    start: () => ({ values: { on: today().toString() } }),
    async save(open, { visit, values: { limit, ...values }, form, key }) {
      if (open.status === 'closed') return withWhole(form, 'cases.closed.cannotWrite');
      const now = today().toString();
      if (values.day < now) return withError(form, 'day', 'procedures.limits.task.new.day.past');
      if (values.on > now) return withError(form, 'on', 'procedures.limits.said.on.future');
      const at = values.at === null ? null : typedTime(values.at);
      if (at === undefined) return withError(form, 'at', 'procedures.time.wrong');
      const about = limit === null ? null : (await runningLimits(open)).find(({ id }) => id === limit);
      if (about === undefined) return withError(form, 'limit', 'web.form.choose');
      return once(visit, key, async () => {
        const id = await addSaidLimit(open, { ...values, at }, about);
        await renewNextDue(visit, open.caseId);
        return `/clients/${open.reference}/limits/${id}`;
      });
    },
    async show(c, open, shown, status) {
      const { t, lang } = c.get('web');
      const options = (await runningLimits(open)).map((limit) => ({ value: limit.id, label: labelOf(limit, lang) }));
      const vary = { limit: options.length === 0 ? null : { options } };
      const at = `/clients/${open.reference}`;
      const body = (
        <>
          <p>{t('procedures.limits.said.text')}</p>
          <said.Form {...shown} action={`${at}/limits`} vary={vary} save={t('procedures.limits.said.save')} back={at} />
        </>
      );
      return showClientPage(c, open, { title: t('procedures.limits.said.new'), status }, body);
    },
  });

/** Limits that run and on which somebody of ours must act: what a lawyer says can be about one of them. */
const runningLimits = async (open: OpenCase): Promise<OpenLimit[]> =>
  (await listLimits(open)).filter(({ document: { clear } }) => clear.state === 'open' && clear.purpose === 'act');

const labelOf = (limit: OpenLimit, lang: Lang) =>
  `${limitTitle(limit.document, lang)}, ${longDate(drivingDayOf(limit), lang)}`;
