import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import type { Translate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { Conflict, type FormState, freshForm, notFound, readForm, refuse, withWhole } from '#app/platform/web/index.ts';
import {
  differingFields,
  idFromPath,
  openFromPath,
  type RefusedStatus,
  saysNoBsnHere,
  showClientPage,
} from '../client/index.ts';
import { addAround, changeAround, readAround, type StoredAround } from './around.store.ts';
import { type Around, type AroundRole, aroundRoles, compartmentOf, openRoles, safetyRoles } from './around.ts';
import { AroundForm, aroundAsTyped, aroundForm, aroundFrom } from './around-form.view.tsx';

/** Writing down and changing who stands around a client. */
export function aroundRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients/:reference/around/new',
      needs: 'case.write',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        if (!open) return notFound(c);
        if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
        return showNew(c, open, freshForm());
      },
    },
    { method: 'POST', path: '/clients/:reference/around', needs: 'case.write', handle: saveNew },
    {
      method: 'GET',
      path: '/clients/:reference/around/:around',
      needs: 'case.write',
      async handle(c, visit) {
        const found = await aroundFromPath(c, visit);
        return found ? showChange(c, found, freshForm(aroundAsTyped(found.stored.around))) : notFound(c);
      },
    },
    { method: 'POST', path: '/clients/:reference/around/:around', needs: 'case.write', handle: saveChange },
  ];
}

/** The roles that this person may write down: those beside address and telephone are the coordinator's. */
const rolesFor = (visit: Visit): readonly AroundRole[] => (may(visit, 'case.write-safety') ? aroundRoles : openRoles);

async function saveNew(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const read = await readForm(c.req, aroundForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showNew(c, open, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return showNew(c, open, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  const around = aroundFrom(read.values, read.form, rolesFor(visit));
  if ('errors' in around) return showNew(c, open, around, 422);
  const inSafety = compartmentOf(around.role) === 'safety';
  const place = inSafety ? await openFromPath(c, visit, 'case.write-safety', 'safety') : open;
  if (!place) return notFound(c);
  const where = await once(visit, read.key, async () => {
    await addAround(place, { ...around, gone: false });
    return backTo(place);
  });
  return c.redirect(where, 303);
}

const backTo = ({ reference, compartment }: OpenCase) =>
  compartment === 'safety' ? `/clients/${reference}/contact#around` : `/clients/${reference}#around`;

interface AroundOfCase {
  core: OpenCase;
  /** The compartment in which this one stands. */
  place: OpenCase;
  stored: StoredAround;
}

async function aroundFromPath(c: Context, visit: Visit): Promise<AroundOfCase | null> {
  const id = idFromPath(c, 'around');
  const core = id ? await openFromPath(c, visit, 'case.write') : null;
  if (!core || !id) return null;
  const open = await readAround(core, id);
  if (open) return { core, place: core, stored: open };
  if (!may(visit, 'case.write-safety')) return null;
  const safety = await openFromPath(c, visit, 'case.write-safety', 'safety');
  const hidden = safety && (await readAround(safety, id));
  return safety && hidden ? { core, place: safety, stored: hidden } : null;
}

async function saveChange(c: Context, visit: Visit): Promise<Response> {
  const found = await aroundFromPath(c, visit);
  if (!found) return notFound(c);
  const read = await readForm(c.req, aroundForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showChange(c, found, read.form, { status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { core, place, stored } = found;
  if (core.status === 'closed')
    return showChange(c, found, withWhole(read.form, 'cases.closed.cannotWrite'), { status: 409 });
  const around = aroundFrom(read.values, read.form, rolesIn(place));
  if ('errors' in around) return showChange(c, found, around, { status: 422 });
  const done = await changeAround(place, { id: stored.id, seen: read.version, around });
  if (done === 'written') return c.redirect(backTo(place), 303);
  const now = (await readAround(place, stored.id)) ?? stored;
  const form = { ...read.form, version: now.version };
  return showChange(c, { ...found, stored: now }, form, { status: 409, mine: around });
}

/** A change does not move somebody to the other compartment: for that the person is written down anew. */
const rolesIn = ({ compartment }: OpenCase): readonly AroundRole[] =>
  compartment === 'safety' ? safetyRoles : openRoles;

function showNew(c: Context, open: OpenCase, form: FormState, status?: RefusedStatus): Promise<Response> {
  const action = `/clients/${open.reference}/around`;
  const body = <AroundForm action={action} form={form} roles={rolesFor(open.visit)} once={newId()} />;
  return showClientPage(c, open, { title: c.get('web').t('cases.around.new'), status }, body);
}

function showChange(
  c: Context,
  { core, place, stored }: AroundOfCase,
  form: FormState,
  more: { status?: RefusedStatus; mine?: Around } = {},
): Promise<Response> {
  const { t } = c.get('web');
  const action = `/clients/${core.reference}/around/${stored.id}`;
  const body = (
    <>
      {more.mine ? <Conflict fields={differences(more.mine, stored.around, t)} /> : null}
      <AroundForm action={action} form={form} roles={rolesIn(place)} version={stored.version} />
    </>
  );
  return showClientPage(c, core, { title: t('cases.around.change'), status: more.status }, body);
}

function differences(mine: Around, theirs: Around, t: Translate) {
  const words = (around: Around) => [
    { label: t('cases.around.role'), value: t(`cases.around.role.${around.role}`) },
    ...(['name', 'organisation', 'telephone', 'mail', 'note'] as const).map((field) => ({
      label: t(`cases.around.${field}`),
      value: around[field] ?? '',
    })),
    { label: t('cases.around.still'), value: around.gone ? t('cases.around.gone') : '' },
  ];
  return differingFields(words(mine), words(theirs));
}
