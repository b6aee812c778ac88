import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  choice,
  day,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  readForm,
  refuse,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import {
  type AskedOfClient,
  answers,
  asked,
  openFromPath,
  readAnswers,
  showClientPage,
} from '#app/service/cases/index.ts';
import { giveAnswer } from './answering.store.ts';
import { AuthoritiesPage } from './authorities.view.tsx';
import { plannedContacts } from './planned.store.ts';
import { PlannedPage } from './planned.view.tsx';

/** Whether contact with the authorities of a client's country is safe, and what is planned there without a yes. */
export function authoritiesRoutes(): Route[] {
  const at = '/clients/:reference/authorities';
  return [
    { method: 'GET', path: at, needs: 'case.read', handle: showAnswers },
    { method: 'POST', path: at, needs: 'procedure.change', handle: saveAnswer },
    {
      method: 'GET',
      path: '/limits/authorities',
      needs: 'limit.list',
      async handle(c, visit) {
        const title = c.get('web').t('procedures.authorities.list');
        return show(c, { title }, <PlannedPage planned={await plannedContacts(visit)} />);
      },
    },
  ];
}

async function showAnswers(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.read');
  return open ? page(c, open) : notFound(c);
}

const answerForm = z.strictObject({
  whose: choice(asked),
  says: choice(answers),
  on: day(),
  lawyer: optionalText(120),
});

async function saveAnswer(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'procedure.change');
  if (!open) return notFound(c);
  const read = await readForm(c.req, answerForm);
  if (!read.ok) return page(c, open, refusedOf(read.form), read.status);
  const { whose, says, on, lawyer } = read.values;
  const back = (form: FormState, status: RefusedStatus) => page(c, open, { whose, form }, status);
  const { key, version } = read;
  if (key === undefined || version === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return back(withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  if (on > today().toString()) return back(withError(read.form, 'on', 'procedures.day.future'), 422);
  if (whose === 'lawyer' && lawyer === null)
    return back(withError(read.form, 'lawyer', 'procedures.authorities.lawyer.needed'), 422);
  const said = { says, on, lawyer: whose === 'lawyer' ? lawyer : null };
  const reason = c.get('web').t('procedures.gate.reason');
  // Judged inside, so that a repeat of the same form is led to where the first one went.
  let isStale = false;
  const where = await once(visit, key, async () => {
    isStale = (await giveAnswer(open, { whose, said, seen: version, reason })) === 'stale';
    return `/clients/${open.reference}/authorities`;
  });
  if (!isStale) return c.redirect(where, 303);
  const { key: _used, version: _seen, ...typed } = read.form;
  return back(withWhole(typed, 'procedures.authorities.stale'), 409);
}

const refusedOf = (form: FormState) => {
  const whose = asked.find((one) => one === form.values.whose);
  return whose === undefined ? null : { whose, form };
};

async function page(
  c: Context,
  open: OpenCase,
  refused: { whose: AskedOfClient; form: FormState } | null = null,
  status?: RefusedStatus,
): Promise<Response> {
  const { t, lang } = c.get('web');
  const fresh = freshForm({ on: longDate(today(), lang) });
  const body = (
    <AuthoritiesPage
      reference={open.reference}
      kept={await readAnswers(open)}
      writes={may(open.visit, 'procedure.change') && open.status === 'open'}
      coordinates={may(open.visit, 'limit.second')}
      refused={refused}
      fresh={{ client: fresh, lawyer: fresh }}
      once={newId}
    />
  );
  return showClientPage(c, open, { title: t('procedures.authorities.title'), status }, body);
}
