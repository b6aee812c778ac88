import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { readInterpreterLines } from '#app/platform/access/public-words/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { spokenLanguages } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, freshForm, Notice, notFound, readForm, refuse, withWhole } from '#app/platform/web/index.ts';
import { idFromPath, openFromPath, type RefusedStatus, saysNoBsnHere, showClientPage } from '../client/index.ts';
import { readHeader } from '../records/index.ts';
import { AskForm, askedFrom, askForm } from './ask-form.view.tsx';
import { InterpreterPage, stepForm, stepFrom } from './interpreter-page.view.tsx';
import {
  addToVeto,
  askInterpreter,
  changeInterpreter,
  holdWish,
  listInterpreters,
  readInterpreter,
  readWish,
  type StoredInterpreter,
  saveWish,
  VetoWithheld,
} from './interpreters.store.ts';
import type { InterpreterWish } from './interpreters.ts';
import { InterpretersPage } from './interpreters-page.view.tsx';
import { WishForm, wishAsTyped, wishForm, wishFrom } from './wish-form.view.tsx';

/** Interpreters of a case: what the client wishes and whom not, who was asked, and how it went. */
export function interpreterRoutes(): Route[] {
  const path = '/clients/:reference/interpreters';
  return [
    { method: 'GET', path, needs: 'case.read', handle: showAll },
    { method: 'POST', path, needs: 'case.write', handle: saveAsked },
    { method: 'GET', path: `${path}/wish`, needs: 'case.write', handle: (c, visit) => forWriting(c, visit, showWish) },
    { method: 'POST', path: `${path}/wish`, needs: 'case.write', handle: saveWished },
    { method: 'GET', path: `${path}/new`, needs: 'case.write', handle: (c, visit) => forWriting(c, visit, showAsk) },
    { method: 'GET', path: `${path}/:interpreter`, needs: 'case.read', handle: showOne },
    { method: 'POST', path: `${path}/:interpreter`, needs: 'case.write', handle: saveStep },
  ];
}

const placeOf = ({ reference }: OpenCase) => `/clients/${reference}/interpreters`;
const writesIn = (open: OpenCase) => open.status === 'open' && may(open.visit, 'case.write');

async function showAll(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.read');
  if (!open) return notFound(c);
  const { wish } = await readWish(open);
  const interpreters = await listInterpreters(open);
  const lines = await readInterpreterLines(visit.db, visit.keys.pins);
  const page = { at: placeOf(open), wish, interpreters, lines, writes: writesIn(open) };
  return showClientPage(c, open, { title: c.get('web').t('cases.interpreters') }, <InterpretersPage {...page} />);
}

async function forWriting(
  c: Context,
  visit: Visit,
  then: (c: Context, open: OpenCase) => Promise<Response>,
): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  return open.status === 'closed' ? c.redirect(`/clients/${open.reference}`, 303) : then(c, open);
}

async function showWish(
  c: Context,
  open: OpenCase,
  { form, status, above }: { form?: FormState; status?: RefusedStatus; above?: Child } = {},
) {
  const { wish, version } = await readWish(open);
  // As long as nobody asked, the form begins with what is known: the language that the client speaks best.
  const first = version === 0 ? (await readHeader(open)).header.languages[0] : undefined;
  const language = spokenLanguages.find((one) => one === first) ?? wish.language;
  const body = (
    <>
      {above}
      <WishForm
        at={placeOf(open)}
        form={form ?? freshForm(wishAsTyped({ ...wish, language }))}
        once={newId()}
        version={form?.version ?? version}
      />
    </>
  );
  return showClientPage(c, open, { title: c.get('web').t('cases.interpreters.wish'), status }, body);
}

async function saveWished(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const read = await readForm(c.req, wishForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showWish(c, open, read);
  const { key, version, form } = read;
  if (key === undefined || version === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed')
    return showWish(c, open, { form: withWhole(form, 'cases.closed.cannotWrite'), status: 409 });
  const wish = wishFrom(read.values, form);
  if ('errors' in wish) return showWish(c, open, { form: wish, status: 422 });
  let stale = false;
  const where = await once(visit, key, async () => {
    stale = (await saveWish(open, wish, version)) === 'stale';
    return placeOf(open);
  });
  if (!stale) return c.redirect(where, 303);
  const now = await readWish(open);
  return showWish(c, open, {
    form: { ...form, version: now.version },
    status: 409,
    above: <Changed c={c} now={now.wish.persons} />,
  });
}

/** What a colleague wrote meanwhile stands above what was typed, so that no name of the veto is lost. */
function Changed({ c, now }: { c: Context; now: readonly string[] }) {
  const { t } = c.get('web');
  return (
    <Notice tone="late" title={t('cases.interpreters.wish.changed')} announce>
      <p>
        {t('cases.interpreters.wish.persons')}: <bdi>{now.join(' · ')}</bdi>
      </p>
    </Notice>
  );
}

async function showAsk(c: Context, open: OpenCase, form?: FormState, status?: RefusedStatus): Promise<Response> {
  const { wish } = await readWish(open);
  const { t } = c.get('web');
  const chosen = wish.how === 'telephone' || wish.how === 'there' ? { how: wish.how } : {};
  const body = <AskForm at={placeOf(open)} form={form ?? freshForm(chosen)} once={newId()} wish={wish} />;
  return showClientPage(c, open, { title: t('cases.interpreters.ask'), status }, body);
}

async function saveAsked(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const read = await readForm(c.req, askForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showAsk(c, open, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return showAsk(c, open, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  const wish = await vetoOf(open);
  if (wish === null) return showAsk(c, open, withWhole(read.form, 'cases.interpreters.veto.withheld'), 409);
  const asked = askedFrom(read.values, read.form, wish);
  if ('errors' in asked) return showAsk(c, open, asked, 422);
  const where = await once(visit, read.key, async () => `${placeOf(open)}/${await askInterpreter(open, asked)}`);
  return c.redirect(where, 303);
}

/** The veto, held; null where it is withheld: then nobody is asked and nobody confirmed. */
async function vetoOf(open: OpenCase): Promise<InterpreterWish | null> {
  try {
    return await holdWish(open);
  } catch (error) {
    if (error instanceof VetoWithheld) return null;
    throw error;
  }
}

interface Found {
  open: OpenCase;
  stored: StoredInterpreter;
}

async function findOne(c: Context, visit: Visit, action: 'case.read' | 'case.write'): Promise<Found | null> {
  const id = idFromPath(c, 'interpreter');
  const open = id ? await openFromPath(c, visit, action) : null;
  const stored = open && id && (await readInterpreter(open, id));
  return open && stored ? { open, stored } : null;
}

async function showOne(c: Context, visit: Visit): Promise<Response> {
  const found = await findOne(c, visit, 'case.read');
  return found ? showStep(c, found, freshForm()) : notFound(c);
}

async function showStep(c: Context, { open, stored }: Found, form: FormState, status?: RefusedStatus) {
  const { wish } = await readWish(open);
  const page = { at: placeOf(open), stored, wish, form, writes: writesIn(open) };
  return showClientPage(
    c,
    open,
    { title: c.get('web').t('cases.interpreters.one'), status },
    <InterpreterPage {...page} />,
  );
}

/** Somebody changed it in the meantime: as it is now, with what was typed. */
async function showChanged(c: Context, { open, stored }: Found, form: FormState): Promise<Response> {
  const later = { open, stored: (await readInterpreter(open, stored.id)) ?? stored };
  return showStep(c, later, withWhole({ ...form, version: later.stored.version }, 'cases.interpreters.changed'), 409);
}

async function saveStep(c: Context, visit: Visit): Promise<Response> {
  const found = await findOne(c, visit, 'case.write');
  if (!found) return notFound(c);
  const { open, stored } = found;
  const read = await readForm(c.req, stepForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showStep(c, found, read.form, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return showStep(c, found, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  if (read.version !== stored.version) return showChanged(c, found, read.form);
  const wish = await vetoOf(open);
  if (wish === null) return showStep(c, found, withWhole(read.form, 'cases.interpreters.veto.withheld'), 409);
  const step = stepFrom(read.values, read.form, { interpreter: stored.interpreter, wish });
  if ('errors' in step) return showStep(c, found, step, 422);
  const { neverAgain, ...now } = step;
  const done = await changeInterpreter(open, stored, { ...now, seen: read.version });
  if (done === 'stale') return showChanged(c, found, read.form);
  if (neverAgain && now.name !== null) await addToVeto(open, now.name);
  return c.redirect(placeOf(open), 303);
}
