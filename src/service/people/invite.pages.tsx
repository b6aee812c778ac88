import type { Context } from 'hono';
import { z } from 'zod';
import { invite, newInvitation } from '#app/platform/access/teams/index.ts';
import { once, reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { type Desk, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  choices,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  passwordAgain,
  readForm,
  refuse,
  show,
  text,
  withError,
} from '#app/platform/web/index.ts';
import { CodePage, InvitePage } from './invite.view.tsx';
import { loginName } from './login-name.ts';
import { reachedAddress } from './only-here.ts';
import { colleague, regionNames } from './people.store.ts';
import { invitableRoles, mayCertifyPerson, needsRegion, rolesRefusal } from './people.ts';
import { showPerson } from './person.pages.tsx';

const who = { name: text(120), login: loginName(), password: passwordAgain() };
/**
 * A coordinator invites volunteers of the own region: what a coordinator cannot choose is not asked, and refused when
 * sent (T4).
 */
const volunteer = z.strictObject(who);
const anyone = z.strictObject({ ...who, roles: choices(invitableRoles), region: optionalText(40) });

interface Wanted {
  name: string;
  login: string;
  roles: Role[];
  region: string | null;
}

/** Inviting a colleague, and a new code for one who did not come in time. */
export function inviteRoutes(desk: Desk): StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/people/new',
      needs: 'person.invite',
      handle: (c, visit) => showInvite(c, visit, freshForm()),
    },
    {
      method: 'POST',
      path: '/people/new',
      needs: 'person.invite',
      asksPassword: 'unless-fresh',
      handle: (c, visit) => add(c, visit, desk),
    },
    {
      method: 'POST',
      path: '/people/:id/code',
      needs: 'person.invite',
      asksPassword: 'unless-fresh',
      handle: (c, visit) => newCode(c, visit, desk),
    },
  ];
}

const invitesAnyone = (visit: Visit) => reachOf(visit, 'person.invite') === 'all';

async function add(c: Context, visit: Visit, { installation }: Desk): Promise<Response> {
  const read = await readInvitation(c, visit);
  if (!read.ok) return showInvite(c, visit, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  const step = stepUpRefusal(c, read.form);
  if (step) return showInvite(c, visit, step.form, step.status);
  const refused = await refusalOf(visit, read.wanted);
  if (refused) return showInvite(c, visit, withError(read.form, refused.field, refused.key), 422);
  const { name, login, roles, region } = read.wanted;
  const first: { invited?: Awaited<ReturnType<typeof invite>> } = {};
  const place = await once(visit, read.key, async () => {
    const regionId = needsRegion(roles) ? region : null;
    first.invited = await invite(visit, installation, { name, loginName: login, roles, regionId });
    return first.invited.ok ? `/people/${first.invited.personId}` : '/people';
  });
  if (!first.invited) return c.redirect(place, 303);
  if (first.invited.ok) return showCode(c, { ...first.invited, name, loginName: login });
  return showInvite(c, visit, withError(read.form, 'login', 'people.login.taken'), 422);
}

async function readInvitation(c: Context, visit: Visit) {
  if (invitesAnyone(visit)) {
    const read = await readForm(c.req, anyone);
    return read.ok ? { ...read, wanted: read.values as Wanted } : read;
  }
  const read = await readForm(c.req, volunteer);
  const fixed = { roles: ['volunteer'] as Role[], region: visit.person.regionId };
  return read.ok ? { ...read, wanted: { ...read.values, ...fixed } satisfies Wanted } : read;
}

async function refusalOf(visit: Visit, { roles, region }: Wanted) {
  const refused = rolesRefusal(roles, region);
  if (refused) return refused;
  const known = region === null || (await regionNames(visit)).has(region);
  if (!known) return { field: 'region', key: 'web.form.choose' } as const;
  return mayCertifyPerson(visit, { id: '', roles, region_id: region }, 'person.invite')
    ? null
    : ({ field: 'roles', key: 'web.form.choose' } as const);
}

async function newCode(c: Context, visit: Visit, { installation }: Desk): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({ password: passwordAgain() }));
  if (!read.ok || read.key === undefined) return refuse(c, 'bad-request');
  const person = await colleague(visit, c.req.param('id') ?? '');
  if (!person || !mayCertifyPerson(visit, person, 'person.invite')) return notFound(c);
  if (person.status !== 'invited') return refuse(c, 'conflict');
  const step = stepUpRefusal(c, read.form);
  if (step) return showPerson(c, visit, step.form, step.status);
  const first: { code?: string } = {};
  const place = await once(visit, read.key, async () => {
    first.code = await newInvitation(visit, installation, person.id, { reason: 'new-code' });
    return `/people/${person.id}`;
  });
  if (first.code === undefined) return c.redirect(place, 303);
  return showCode(c, { name: person.name, loginName: person.login_name, personId: person.id, code: first.code });
}

/**
 * The code is on this one answer only: a page sent again leads to the person's page, where a new one can be made.
 */
function showCode(
  c: Context,
  shown: Omit<Parameters<typeof CodePage>[0], 'address' | 'isOnlyHere'>,
): Promise<Response> {
  const { host, isOnlyHere } = reachedAddress(c);
  return show(
    c,
    { title: c.get('web').t('people.code'), scripts: ['form'] },
    <CodePage {...shown} address={`${host}/join`} isOnlyHere={isOnlyHere} />,
  );
}

async function showInvite(
  c: Context,
  visit: Visit,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const regions = invitesAnyone(visit) ? await regionNames(visit) : null;
  const page = { title: c.get('web').t('people.invite'), failed: status >= 400, scripts: ['form'] as const };
  const { isOnlyHere } = reachedAddress(c);
  return show(c, page, <InvitePage form={form} once={newId()} regions={regions} isOnlyHere={isOnlyHere} />, status);
}
