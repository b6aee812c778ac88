import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { readInterpreterLines } from '#app/platform/access/public-words/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { spokenLanguages } from '#app/platform/language/index.ts';
import { formRoutes, type RefusedStatus, type Route } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, notFound, withWhole } from '#app/platform/web/index.ts';
import {
  caseClosed,
  idFromPath,
  noBsnHere,
  openForForm,
  openFromPath,
  replacedOnce,
  showClientPage,
} from '../client/index.ts';
import { readHeader } from '../records/index.ts';
import { askedAbout, askedFrom, askForm } from './ask-form.view.tsx';
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
import { type InterpreterWish, wishRecord } from './interpreters.ts';
import { InterpretersPage } from './interpreters-page.view.tsx';

const path = '/clients/:reference/interpreters';
const vetoWithheld = { refused: 'cases.interpreters.veto.withheld' } as const;

/** Interpreters of a case: what the client wishes and whom not, who was asked, and how it went. */
export const interpreterRoutes = (): Route[] => [
  { method: 'GET', path, needs: 'case.read', handle: showAll },
  ...wishRoutes,
  ...askRoutes,
  { method: 'GET', path: `${path}/:interpreter`, needs: 'case.read', handle: showOne },
  ...stepRoutes,
];

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

const wishRoutes = formRoutes({
  form: wishRecord,
  page: `${path}/wish`,
  to: `${path}/wish`,
  needs: 'case.write',
  does: 'replace',
  open: openForForm,
  async start(open) {
    const { wish, version } = await readWish(open);
    // As long as nobody asked, the form begins with what is known: the language that the client speaks best.
    const first = version === 0 ? (await readHeader(open)).header.languages[0] : undefined;
    const language = spokenLanguages.find((one) => one === first) ?? wish.language;
    return { values: wishRecord.toValues({ ...wish, language }), version };
  },
  noBsnHere,
  async save(open, { visit, values, key, version }) {
    if (open.status === 'closed') return caseClosed;
    return replacedOnce(visit, key, placeOf(open), () => saveWish(open, wishRecord.toDocument(values), version));
  },
  // What a colleague wrote meanwhile stands above what was typed, so that no name of the veto is lost.
  show(c, open, shown, status) {
    const { t } = c.get('web');
    const at = placeOf(open);
    const form = <wishRecord.Form {...shown} action={`${at}/wish`} save={t('cases.save')} back={at} />;
    return showClientPage(c, open, { title: t('cases.interpreters.wish'), status }, form);
  },
});

const askRoutes = formRoutes({
  form: askForm,
  page: `${path}/new`,
  to: path,
  needs: 'case.write',
  does: 'create',
  open: openForForm,
  async start(open) {
    const { how } = (await readWish(open)).wish;
    return { values: how === 'telephone' || how === 'there' ? { how } : {} };
  },
  noBsnHere,
  async save(open, { visit, values, form, key }) {
    if (open.status === 'closed') return caseClosed;
    const wish = await vetoOf(open);
    if (wish === null) return vetoWithheld;
    const asked = askedFrom(values, form, wish);
    if ('errors' in asked) return asked;
    return once(visit, key, async () => `${placeOf(open)}/${await askInterpreter(open, asked)}`);
  },
  async show(c, open, shown, status) {
    const { t } = c.get('web');
    const at = placeOf(open);
    const vary = { outsideCircles: askedAbout((await readWish(open)).wish) };
    const form = (
      <askForm.Form {...shown} {...{ vary }} action={at} save={t('cases.interpreters.ask.save')} back={at} />
    );
    return showClientPage(c, open, { title: t('cases.interpreters.ask'), status }, form);
  },
});

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

const stepRoutes = formRoutes({
  form: stepForm,
  to: `${path}/:interpreter`,
  needs: 'case.write',
  does: 'change',
  open: (c, visit) => findOne(c, visit, 'case.write'),
  start: ({ stored: { version } }) => ({ version }),
  noBsnHere,
  async save({ open, stored }, { values, form, version: seen }) {
    if (open.status === 'closed') return caseClosed;
    if (seen !== stored.version) return 'stale';
    const wish = await vetoOf(open);
    if (wish === null) return vetoWithheld;
    const step = stepFrom(values, form, { interpreter: stored.interpreter, wish });
    if ('errors' in step) return step;
    const { neverAgain, ...now } = step;
    if ((await changeInterpreter(open, stored, { ...now, seen })) === 'stale') return 'stale';
    if (neverAgain && now.name !== null) await addToVeto(open, now.name);
    return placeOf(open);
  },
  // Somebody changed it in the meantime: as it is now, with what was typed.
  show: (c, found, { form, conflict }, status) =>
    showStep(c, found, conflict === undefined ? form : withWhole(form, 'cases.interpreters.changed'), status),
});
