import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { type Lang, today } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  type FormState,
  freshForm,
  notFound,
  readForm,
  refuse,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { showClientPage } from '#app/service/cases/index.ts';
import { changeEvent, type EventAct, linkAfter, plansAnew, recordEvent } from '../events/index.ts';
import { type Closed, gateBefore, gateBeforeDay, gateOf, isAnswer, isContact } from '../gate/index.ts';
import { dayOfFacts } from '../running/index.ts';
import { listTasks } from '../tasks/index.ts';
import type { PaperChoice } from './event-fields.view.tsx';
import {
  cancelEventForm,
  changeEventForm,
  formOfEvent,
  linkOf,
  newEventForm,
  type PaperSays,
  saidBy,
  typedFacts,
} from './event-form.ts';
import { eventName } from './event-list.view.tsx';
import { ContactClosed, EventPage, NewEventForm, WhatHappened } from './event-page.view.tsx';
import {
  eventFromPath,
  type FoundEvent,
  type FoundProcedure,
  paperFromQuery,
  procedureAddress,
  procedureFromPath,
} from './from-path.ts';

/** The papers of a client that an event can come from; another module has them (design question 40). */
export type PapersOf = (open: OpenCase, lang: Lang) => Promise<PaperChoice[]>;

/**
 * What a confirmed letter of a client says of days; null for a letter that nobody confirmed, or for another client's.
 */
export type SaidIn = (open: OpenCase, letter: string) => Promise<PaperSays | null>;

/** Writing down what happened in a procedure, writing it anew, taking it back. */
export function eventRoutes(papersOf: PapersOf, saidIn: SaidIn): Route[] {
  const at = '/clients/:reference/procedures/:id/events';
  const route =
    (handle: (c: Context, visit: Visit, papers: PapersOf) => Promise<Response>) => (c: Context, visit: Visit) =>
      handle(c, visit, papersOf);
  return [
    {
      method: 'GET',
      path: `${at}/new`,
      needs: 'procedure.change',
      handle: (c, visit) => showNew(c, visit, papersOf, saidIn),
    },
    { method: 'POST', path: at, needs: 'procedure.change', handle: route(saveNew) },
    { method: 'GET', path: `${at}/:event`, needs: 'case.read', handle: route(showEvent) },
    { method: 'POST', path: `${at}/:event`, needs: 'procedure.change', handle: route(saveChange) },
    { method: 'POST', path: `${at}/:event/cancel`, needs: 'procedure.change', handle: route(cancel) },
  ];
}

async function showNew(c: Context, visit: Visit, papersOf: PapersOf, saidIn: SaidIn): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'procedure.change');
  if (!found) return notFound(c);
  if (isOver(found)) return c.redirect(procedureAddress(found), 303);
  const paper = paperFromQuery(c);
  const what = c.req.query('what') ?? '';
  const { definition } = found.procedure;
  const happening = definition.happenings.find(({ code }) => code === what);
  if (isAnswer(definition, what)) return c.redirect(`/clients/${found.open.reference}/authorities`, 303);
  const letter = paper === null ? null : ({ kind: 'letter', id: paper } as const);
  const closed = await gateBefore(found.open, definition, { happening: what, document: letter });
  if (closed !== null) return closedPage(c, found, closed);
  const says = paper !== null && happening ? await saidIn(found.open, paper) : null;
  const said = says && happening ? saidBy(says, happening, c.get('web').lang) : {};
  const form = freshForm({ ...said, ...(paper === null ? {} : { document: `letter:${paper}` }) });
  const filled = Object.values(said).some((one) => one !== '');
  return newPage(c, found, papersOf, { what, form, filled });
}

async function saveNew(c: Context, visit: Visit, papersOf: PapersOf): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'procedure.change');
  if (!found) return notFound(c);
  const read = await readForm(c.req, newEventForm);
  const what = read.ok ? read.values.what : String(read.form.values.what ?? '');
  const back = (form: FormState, status: RefusedStatus) => newPage(c, found, papersOf, { what, form, status });
  if (!read.ok) return back(read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (isOver(found)) return back(withWhole(read.form, 'procedures.event.over'), 409);
  const { definition } = found.procedure;
  const happening = definition.happenings.find(({ code }) => code === what);
  if (!happening) return back(read.form, 422);
  if (isAnswer(definition, what)) return c.redirect(`/clients/${found.open.reference}/authorities`, 303);
  const facts = typedFacts(read.values, read.form, definition, happening);
  if ('errors' in facts) return back(facts, 422);
  const document = linkOf(read.values.document, await papersOf(found.open, c.get('web').lang));
  const day = dayOfFacts(facts);
  const closed = await gateBeforeDay(found.open, found.procedure, { happening: what, document, day });
  if (closed !== null) return closedPage(c, found, closed, 409);
  const where = await once(visit, read.key, async () => {
    await recordEvent(found.open, found.procedure.id, { happening: what, facts, document });
    return procedureAddress(found);
  });
  return c.redirect(where, 303);
}

async function showEvent(c: Context, visit: Visit, papersOf: PapersOf): Promise<Response> {
  const found = await eventFromPath(c, visit, 'case.read');
  return found ? eventPage(c, visit, found, { papersOf }) : notFound(c);
}

async function saveChange(c: Context, visit: Visit, papersOf: PapersOf): Promise<Response> {
  const found = await eventFromPath(c, visit, 'procedure.change');
  if (!found) return notFound(c);
  const { definition } = found.procedure;
  const happening = definition.happenings.find(({ code }) => code === found.event.document.happening);
  const read = await readForm(c.req, changeEventForm);
  if (!read.ok) return eventPage(c, visit, found, { papersOf, form: read.form, status: read.status });
  if (read.version === undefined || !happening) return refuse(c, 'bad-request');
  const facts = typedFacts(read.values, read.form, definition, happening);
  if ('errors' in facts) return eventPage(c, visit, found, { papersOf, form: facts, status: 422 });
  const papers = await papersOf(found.open, c.get('web').lang);
  const what = happening.of === 'appointment' ? 'moved' : 'corrected';
  // A hearing that is to come does not move behind us: what took place already is written down for what it is.
  const [was, day] = [dayOfFacts(found.event.document.facts), dayOfFacts(facts)];
  const now = today().toString();
  if (what === 'moved' && was !== null && was >= now && day !== null && day < now)
    return eventPage(c, visit, found, {
      papersOf,
      form: withError(read.form, 'on', 'procedures.event.past'),
      status: 422,
    });
  const { reason } = read.values;
  const act = { what, facts, document: linkOf(read.values.document, papers), reason } as const;
  return change(c, visit, found, { papersOf, form: read.form, version: read.version, act });
}

async function cancel(c: Context, visit: Visit, papersOf: PapersOf): Promise<Response> {
  const found = await eventFromPath(c, visit, 'procedure.change');
  if (!found) return notFound(c);
  const read = await readForm(c.req, cancelEventForm);
  if (!read.ok) return eventPage(c, visit, found, { papersOf, cancelForm: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const what = found.event.document.cancelled ? 'restored' : 'cancelled';
  const act = { what, reason: read.values.cancelReason } as const;
  return change(c, visit, found, { papersOf, form: read.form, version: read.version, act });
}

/**
 * Does it, or shows both when somebody else was first: what the colleague typed stays in the form, now over the newest
 * version.
 */
async function change(
  c: Context,
  visit: Visit,
  found: FoundEvent,
  { papersOf, form, version, act }: { papersOf: PapersOf; form: FormState; version: number; act: EventAct },
): Promise<Response> {
  const { open, procedure, event } = found;
  if (open.status === 'closed') {
    const closed = withWhole(form, 'cases.closed.cannotWrite');
    const forms = 'facts' in act ? { form: closed } : { cancelForm: closed };
    return eventPage(c, visit, found, { papersOf, ...forms, status: 409 });
  }
  if (plansAnew(procedure.definition, event.document, act)) {
    const { happening, facts: before } = event.document;
    const day = dayOfFacts('facts' in act ? act.facts : before);
    const planned = { happening, document: linkAfter(event.document, act), day };
    if ((await gateBeforeDay(open, procedure, planned)) !== null) {
      const held = withWhole(form, 'procedures.gate.held');
      return eventPage(c, visit, found, {
        papersOf,
        ...('facts' in act ? { form: held } : { cancelForm: held }),
        status: 409,
      });
    }
  }
  const done = await changeEvent(open, procedure.id, { ...event, version }, act);
  if (done !== 'stale') return c.redirect(`${procedureAddress(found)}/events/${event.id}`, 303);
  const now = (await eventFromPath(c, visit, 'procedure.change')) ?? found;
  const again = { ...form, version: now.event.version };
  const forms = 'facts' in act ? { form: again } : { cancelForm: again };
  return eventPage(c, visit, now, { papersOf, ...forms, mine: act, status: 409 });
}

/** Nothing is planned with the authorities of the client's country before client and lawyer said that it is safe. */
function closedPage(c: Context, { open, procedure }: FoundProcedure, why: Closed, status?: 409): Promise<Response> {
  const body = <ContactClosed at={procedureAddress({ open, procedure })} reference={open.reference} why={why} />;
  return showClientPage(c, open, { title: c.get('web').t('procedures.event.new'), status }, body);
}

/** Nothing can be added to a procedure that was stopped, or in a closed case. */
const isOver = ({ open, procedure }: FoundProcedure) => open.status === 'closed' || procedure.document.stopped !== null;

async function newPage(
  c: Context,
  found: FoundProcedure,
  papersOf: PapersOf,
  { what, form, filled = false, status }: { what: string; form: FormState; filled?: boolean; status?: RefusedStatus },
): Promise<Response> {
  const { open, procedure } = found;
  const { t, lang } = c.get('web');
  const happening = procedure.definition.happenings.find(({ code }) => code === what);
  const at = procedureAddress(found);
  const body = happening ? (
    <NewEventForm
      at={at}
      procedure={procedure}
      happening={happening}
      papers={await papersOf(open, lang)}
      form={form}
      filled={filled}
      once={newId()}
    />
  ) : (
    <WhatHappened at={at} procedure={procedure} paper={paperFromQuery(c)} closed={await closedFor(c, found)} />
  );
  return showClientPage(c, open, { title: t('procedures.event.new'), status }, body);
}

/** Why contact is not offered; null where it may be, or where somebody comes from a letter that they sent. */
async function closedFor(c: Context, { open, procedure }: FoundProcedure): Promise<Closed | null> {
  const contact = procedure.definition.happenings.find(({ code }) => isContact(procedure.definition, code));
  if (contact === undefined) return null;
  const paper = paperFromQuery(c);
  const document = paper === null ? null : ({ kind: 'letter', id: paper } as const);
  return gateBefore(open, procedure.definition, { happening: contact.code, document });
}

/** The task that stands for an event in the lists; null where none does. */
const appointmentOf = async (open: OpenCase, event: string) =>
  (await listTasks(open)).find(({ state, document }) => state === 'open' && document.event?.id === event)?.id ?? null;

async function eventPage(
  c: Context,
  visit: Visit,
  found: FoundEvent,
  more: { papersOf: PapersOf; form?: FormState; cancelForm?: FormState; mine?: EventAct; status?: RefusedStatus },
): Promise<Response> {
  const { open, procedure, event } = found;
  const { lang } = c.get('web');
  const { happening, document, cancelled } = event.document;
  const why = !cancelled && isContact(procedure.definition, happening) ? await gateOf(open) : null;
  const byLetter = why !== null && (await gateBefore(open, procedure.definition, { happening, document })) === null;
  const body = (
    <EventPage
      reference={open.reference}
      held={why && { why, byLetter }}
      appointment={await appointmentOf(open, event.id)}
      at={procedureAddress(found)}
      procedure={procedure}
      event={event}
      papers={await more.papersOf(open, lang)}
      writes={may(visit, 'procedure.change') && open.status === 'open'}
      form={more.form ?? formOfEvent(event, lang)}
      cancelForm={more.cancelForm ?? freshForm()}
      mine={more.mine ?? null}
    />
  );
  const title = eventName(event, procedure, lang);
  return showClientPage(c, open, { title, status: more.status }, body);
}
