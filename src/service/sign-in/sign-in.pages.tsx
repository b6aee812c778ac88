import type { Context } from 'hono';
import { z } from 'zod';
import { deviceOf, type SignInResult, signIn, signInDemo } from '#app/platform/access/authentication/index.ts';
import { endSession } from '#app/platform/access/visit/index.ts';
import { timeOfDay } from '#app/platform/language/index.ts';
import { callerAddress, type Desk, type DoorRoute, giveSession, readSession } from '#app/platform/routing/index.ts';
import {
  type FormState,
  freshForm,
  notFound,
  readForm,
  secret,
  show,
  smallForm,
  text,
  withWhole,
} from '#app/platform/web/index.ts';
import { isClaimed } from './claimed.ts';
import { retryAfter, secondsUntil } from './enrolment.ts';
import { SignInPage } from './sign-in.view.tsx';

const attempt = z.strictObject({ name: text(100), password: secret(600), code: secret(40) });
const chosen = z.strictObject({ person: text(60) });

/** Where colleagues come in: one form and, in the demo alone, a button for each invented person. */
export function signInRoutes(desk: Desk): DoorRoute[] {
  const routes: DoorRoute[] = [
    { method: 'GET', path: '/sign-in', needs: 'nobody', handle: (c) => open(c, desk) },
    {
      method: 'GET',
      path: '/sign-in/kept',
      needs: 'nobody',
      handle: (c) => showSignIn(c, desk, freshForm(), { kept: true }),
    },
    { method: 'POST', path: '/sign-in', needs: 'nobody', handle: (c) => enter(c, desk) },
  ];
  if (desk.demo) routes.push({ method: 'POST', path: '/sign-in/as', needs: 'nobody', handle: (c) => enterAs(c, desk) });
  return routes;
}

async function open(c: Context, desk: Desk): Promise<Response> {
  if (!(await isClaimed(desk.installation))) return c.redirect('/begin', 303);
  return showSignIn(c, desk, freshForm());
}

async function enter(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, attempt, { limits: smallForm, noBsnHere: true });
  if (!read.ok) return showSignIn(c, desk, read.form, { status: read.status });
  const { name, password, code } = read.values;
  const result = await signIn(desk.installation, {
    loginName: name,
    password,
    code,
    address: callerAddress(c),
    device: deviceOf(c.req.header('user-agent')),
  });
  return result.ok ? admit(c, desk, result.cookie) : refuseEntry(c, desk, read.form, result);
}

async function enterAs(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, chosen, { limits: smallForm });
  const person = read.ok && peopleOf(desk).find((one) => one.loginName === read.values.person);
  if (!person) return notFound(c);
  const result = await signInDemo(desk.installation, { ...person, device: deviceOf(c.req.header('user-agent')) });
  return result.ok ? admit(c, desk, result.cookie) : refuseEntry(c, desk, freshForm(), result);
}

/** A new cookie for every sign-in, and whatever session this browser had before is over (T30). */
export async function admit(c: Context, desk: Desk, cookie: string): Promise<Response> {
  const before = readSession(c);
  if (before) await endSession(desk.installation, before.lookup, 'sign-out.done');
  giveSession(c, desk.installation, cookie);
  return c.redirect('/welcome', 303);
}

function refuseEntry(
  c: Context,
  desk: Desk,
  form: FormState,
  result: Exclude<SignInResult, { ok: true }>,
): Promise<Response> {
  if (result.reason === 'too-many') {
    retryAfter(c, secondsUntil(result.again));
    const time = timeOfDay(result.again, c.get('web').lang);
    return showSignIn(c, desk, withWhole(form, 'sign-in.signIn.tooMany', { time }), { status: 429 });
  }
  if (result.reason === 'needs-passkey')
    return showSignIn(c, desk, withWhole(form, 'sign-in.signIn.needsPasskey'), { status: 422 });
  if (result.reason === 'wrong') return showSignIn(c, desk, withWhole(form, 'sign-in.signIn.wrong'), { status: 422 });
  retryAfter(c, 30);
  return showSignIn(c, desk, withWhole(form, 'sign-in.signIn.busy'), { status: 503 });
}

/** The page for signing in, with what went wrong. */
export function showSignIn(
  c: Context,
  desk: Desk,
  form: FormState,
  { kept = false, status = 200 }: { kept?: boolean; status?: Parameters<typeof show>[3] } = {},
): Promise<Response> {
  const people = peopleOf(desk);
  const page = {
    title: c.get('web').t('sign-in.signIn'),
    failed: status >= 400,
    scripts: ['form', 'passkey'],
    width: people.length > 0 ? 'wide' : 'reading',
  } as const;
  return show(c, page, <SignInPage form={form} kept={kept} people={people} />, status);
}

const peopleOf = (desk: Desk) => (desk.demo ? (desk.demoPeople?.() ?? []) : []);
