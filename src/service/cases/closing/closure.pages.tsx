import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type Lang, longDate } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import {
  Choice,
  choice,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  notFound,
  optionalText,
  readForm,
  refuse,
  TextArea,
  useShell,
  withWhole,
} from '#app/platform/web/index.ts';
import { limitDefinition } from '#app/service/deadlines/index.ts';
import { assignedVolunteers, openFromPath, showClientPage } from '../client/index.ts';
import { closeCase, type RunningDay, reopenCase, runningFatalDays } from './closure.ts';
import { closingReasons, reopeningReasons } from './reasons.ts';

const closingForm = z.strictObject({ reason: choice(closingReasons), why: optionalText(1000) });
const reopeningForm = z.strictObject({ reason: choice(reopeningReasons), why: optionalText(1000) });

/** Closing a case and opening it again; one page, which says what will happen before it does. */
export function closureRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients/:reference/closure',
      needs: 'case.close',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.close');
        return open ? showClosure(c, open, freshForm()) : notFound(c);
      },
    },
    {
      method: 'POST',
      path: '/clients/:reference/closure',
      needs: 'case.close',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.close');
        if (!open) return notFound(c);
        const read = await readForm(c.req, closingForm);
        if (!read.ok) return showClosure(c, open, read.form, read.status);
        const closed = await closeCase(open, read.values.reason, read.values.why);
        if (closed === 'runs') return showClosure(c, open, withWhole(read.form, 'cases.close.running'), 409);
        if (closed === 'already') return refuse(c, 'conflict');
        return c.redirect(`/clients/${open.reference}`, 303);
      },
    },
    {
      method: 'POST',
      path: '/clients/:reference/reopening',
      needs: 'case.close',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.close');
        if (!open) return notFound(c);
        const read = await readForm(c.req, reopeningForm);
        if (!read.ok) return showClosure(c, open, read.form, read.status);
        if ((await reopenCase(open, read.values.reason, read.values.why)) === 'already') return refuse(c, 'conflict');
        return c.redirect(`/clients/${open.reference}`, 303);
      },
    },
  ];
}

async function showClosure(c: Context, open: OpenCase, form: FormState, status?: RefusedStatus): Promise<Response> {
  const title = c.get('web').t(open.status === 'open' ? 'cases.close' : 'cases.reopen');
  const names = (await assignedVolunteers(open)).map((volunteer) => volunteer.name);
  const running = open.status === 'open' ? await runningFatalDays(open) : [];
  return showClientPage(
    c,
    open,
    { title, status },
    <>
      {running.length === 0 ? null : <StillRunning open={open} days={running} />}
      {/* What cannot work is not asked; what somebody typed already is kept. */}
      {running.length > 0 && status === undefined ? null : <ClosureForm open={open} form={form} names={names} />}
    </>,
  );
}

/** Which fatal days keep the case open, and what to do with each of them. */
function StillRunning({ open, days }: { open: OpenCase; days: readonly RunningDay[] }) {
  const { t, lang } = useShell();
  return (
    <Notice tone="late" title={t('cases.close.running')}>
      <ul>
        {days.map(({ id, what, day }) => (
          <li>
            <a href={`/clients/${open.reference}/limits/${id}`}>
              {t('cases.close.running.day', {
                limit: nameOf(what, lang) ?? t('procedures.limits.name.letter'),
                date: longDate(day, lang),
              })}
            </a>
          </li>
        ))}
      </ul>
      <p>{t('cases.close.running.what')}</p>
    </Notice>
  );
}

const nameOf = (what: string, lang: Lang) => limitDefinition(what)?.names[lang === 'nl' ? 'nl' : 'en'];

/** What will happen, why, and a word for whoever opens this case later. */
function ClosureForm({ open, form, names }: { open: OpenCase; form: FormState; names: readonly string[] }) {
  const { t } = useShell();
  const closing = open.status === 'open';
  return (
    <>
      <ErrorSummary form={form} labels={{ reason: t('cases.why') }} />
      {closing && names.length > 0 ? <p>{t('cases.close.volunteers', { names: names.join(', ') })}</p> : null}
      <p>{t(closing ? 'cases.close.what' : 'cases.reopen.what')}</p>
      {closing ? (
        <p>
          <a href={`/clients/${open.reference}/transfer`}>{t('transfers.instead')}</a>
        </p>
      ) : null}
      <Form action={`/clients/${open.reference}/${closing ? 'closure' : 'reopening'}`} form={form}>
        <Choice
          name="reason"
          legend={t('cases.why')}
          form={form}
          options={
            closing
              ? closingReasons.map((reason) => ({ value: reason, label: t(`cases.close.reason.${reason}`) }))
              : reopeningReasons.map((reason) => ({ value: reason, label: t(`cases.reopen.reason.${reason}`) }))
          }
        />
        <TextArea
          name="why"
          label={t('cases.close.why')}
          hint={t('cases.close.why.hint')}
          optional
          rows={3}
          form={form}
        />
        <FormFoot back={`/clients/${open.reference}`} kind={closing ? 'danger' : 'primary'}>
          {t(closing ? 'cases.close' : 'cases.reopen')}
        </FormFoot>
      </Form>
    </>
  );
}
