import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { formRoutes, type Route, type ShownForm } from '#app/platform/routing/index.ts';
import { type FormState, notFound, useShell, withError } from '#app/platform/web/index.ts';
import { caseClosed, idFromPath, noBsnHere, openForForm, openFromPath, showClientPage } from '../client/index.ts';
import { addAround, changeAround, readAround, type StoredAround } from './around.store.ts';
import {
  type Around,
  type AroundRole,
  aroundRecord,
  aroundRoles,
  compartmentOf,
  openRoles,
  safetyRoles,
} from './around.ts';

const path = '/clients/:reference/around';

/** Writing down and changing who stands around a client. */
export const aroundRoutes = (): Route[] => [...newRoutes, ...changeRoutes];

const newRoutes = formRoutes({
  form: aroundRecord,
  page: `${path}/new`,
  to: path,
  needs: 'case.write',
  does: 'create',
  open: openForForm,
  noBsnHere,
  async save(open, { c, visit, values, form, key }) {
    if (open.status === 'closed') return caseClosed;
    const around = checked({ ...aroundRecord.toDocument(values), gone: false }, form, rolesFor(visit));
    if ('errors' in around) return around;
    const inSafety = compartmentOf(around.role) === 'safety';
    const place = inSafety ? await openFromPath(c, visit, 'case.write-safety', 'safety') : open;
    if (!place) return notFound(c);
    return once(visit, key, async () => {
      await addAround(place, around);
      return backTo(place);
    });
  },
  show(c, open, shown, status) {
    const client = `/clients/${open.reference}`;
    const form = <AroundForm {...shown} {...{ client }} action={`${client}/around`} roles={rolesFor(open.visit)} />;
    return showClientPage(c, open, { title: c.get('web').t('cases.around.new'), status }, form);
  },
});

const changeRoutes = formRoutes({
  form: aroundRecord,
  page: `${path}/:around`,
  to: `${path}/:around`,
  needs: 'case.write',
  does: 'change',
  open: aroundFromPath,
  start: ({ stored: { around, version } }) => ({ values: aroundRecord.toValues(around), version }),
  noBsnHere,
  async save({ core, place, stored: { id } }, { values, form, version: seen }) {
    if (core.status === 'closed') return caseClosed;
    const around = checked(aroundRecord.toDocument(values), form, rolesIn(place));
    if ('errors' in around) return around;
    return (await changeAround(place, { id, seen, around })) === 'stale' ? 'stale' : backTo(place);
  },
  show(c, { core, place, stored }, shown, status) {
    const client = `/clients/${core.reference}`;
    const action = `${client}/around/${stored.id}`;
    const form = <AroundForm {...shown} {...{ client, action }} roles={rolesIn(place)} />;
    return showClientPage(c, core, { title: c.get('web').t('cases.around.change'), status }, form);
  },
});

/** The roles that this person may write down: those beside address and telephone are the coordinator's. */
const rolesFor = (visit: Visit): readonly AroundRole[] => (may(visit, 'case.write-safety') ? aroundRoles : openRoles);

/** A change does not move somebody to the other compartment: for that the person is written down anew. */
const rolesIn = ({ compartment }: OpenCase): readonly AroundRole[] =>
  compartment === 'safety' ? safetyRoles : openRoles;

/** Who it is, or the form with what is wrong: a role that this writer may not use is no choice. */
function checked(around: Around, form: FormState, roles: readonly AroundRole[]): Around | FormState {
  if (!roles.includes(around.role)) return withError(form, 'role', 'web.form.choose');
  if (around.name === null && around.organisation === null) return withError(form, 'name', 'cases.around.who.needed');
  return around;
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

/** Only who is there already can have gone. */
function AroundForm(props: ShownForm & { action: string; client: string; roles: readonly AroundRole[] }) {
  const { t } = useShell();
  const { client, roles, ...shown } = props;
  const options = roles.map((value) => ({ value, label: t(`cases.around.role.${value}`) }));
  const vary = { role: { options }, ...(shown.version === undefined ? { gone: null } : {}) };
  const lead = <p>{t('cases.around.noAddress')}</p>;
  return <aroundRecord.Form {...shown} {...{ vary, lead }} save={t('cases.save')} back={client} />;
}
