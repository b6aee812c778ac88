import type { Context } from 'hono';
import { z } from 'zod';
import {
  addPasskey,
  deviceOf,
  handleOf,
  knownCredentials,
  newChallenge,
  ownPasskeys,
  readPrf,
  removePasskey,
} from '#app/platform/access/authentication/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Desk, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  type FormState,
  freshForm,
  notFound,
  passwordAgain,
  readForm,
  show,
  text,
  withWhole,
} from '#app/platform/web/index.ts';
import { PasskeysPage } from './passkeys.view.tsx';

const at = '/profile/passkeys';
const adding = z.strictObject({
  password: passwordAgain(),
  ticket: text(2000),
  answer: text(16_000),
  prf: z.string().max(100).default(''),
});
const reading = { limits: { accepted: 32_768, kept: 32_768 }, noBsnHere: true };

/** One's own passkeys; also for whoever must have one by role, before anything else. */
export function ownPasskeyRoutes({ installation }: Desk): StaffRoute[] {
  const needs = 'account.change';
  const discharges = 'add-passkey';
  return [
    { method: 'GET', path: at, needs, discharges, handle: (c, visit) => list(c, visit, {}) },
    { method: 'GET', path: `${at}/challenge`, needs, discharges, handle: challenge },
    { method: 'GET', path: `${at}/proof`, needs, handle: proof },
    { method: 'POST', path: at, needs, discharges, asksPassword: true, handle: add },
    { method: 'POST', path: `${at}/:id/end`, needs, asksPassword: true, handle: remove },
  ];

  /** What the script needs to make a passkey for this person, and which authenticators have one already. */
  async function challenge(c: Context, visit: Visit): Promise<Response> {
    const { id, loginName } = visit.person;
    return c.json({
      ...newChallenge(installation, c.get('site'), `add|${id}`),
      user: handleOf(id).toString('base64url'),
      name: loginName,
      known: await knownCredentials(visit),
    });
  }

  async function proof(c: Context, visit: Visit): Promise<Response> {
    return c.json(newChallenge(installation, c.get('site'), `prove|${visit.person.id}`));
  }

  async function add(c: Context, visit: Visit): Promise<Response> {
    const read = await readForm(c.req, adding, reading);
    if (!read.ok)
      return list(c, visit, { add: withWhole(freshForm(), 'account.passkeys.notMade'), status: read.status });
    const refused = stepUpRefusal(c, read.form);
    if (refused) return list(c, visit, { add: refused.form, status: refused.status });
    const { ticket, answer, prf } = read.values;
    const made = { ticket, answer, prf: readPrf(prf), device: deviceOf(c.req.header('user-agent')) };
    if (!(await addPasskey(visit, installation, c.get('site'), made)))
      return list(c, visit, { add: withWhole(freshForm(), 'account.passkeys.notMade'), status: 422 });
    return c.redirect(`${at}?done=added`, 303);
  }

  async function remove(c: Context, visit: Visit): Promise<Response> {
    const id = c.req.param('id') ?? '';
    if (!(await ownPasskeys(visit)).some((one) => one.id === id)) return notFound(c);
    const read = await readForm(c.req, z.strictObject({ password: passwordAgain() }));
    if (!read.ok) return list(c, visit, { remove: { id, form: read.form }, status: read.status });
    const refused = stepUpRefusal(c, read.form);
    if (refused) return list(c, visit, { remove: { id, form: refused.form }, status: refused.status });
    return (await removePasskey(visit, id)) ? c.redirect(at, 303) : notFound(c);
  }
}

interface Shown {
  add?: FormState;
  remove?: { id: string; form: FormState };
  status?: Parameters<typeof show>[3];
}

async function list(c: Context, visit: Visit, { add, remove, status = 200 }: Shown): Promise<Response> {
  const page = {
    title: c.get('web').t('account.passkeys'),
    failed: status >= 400,
    scripts: ['form', 'passkey'] as const,
  };
  return show(
    c,
    page,
    <PasskeysPage
      passkeys={await ownPasskeys(visit)}
      must={visit.session.duty === 'add-passkey'}
      roles={visit.person.roles}
      added={c.req.query('done') === 'added'}
      add={add ?? freshForm()}
      remove={remove ?? null}
    />,
    status,
  );
}
