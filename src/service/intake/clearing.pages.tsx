import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  optionalChoice,
  readForm,
  refuse,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { asideReasons, clear, clearedAtOnce, clearingActs, readClearing } from './clearing.store.ts';
import { ClearingPage } from './clearing.view.tsx';
import { registrationRows } from './intake.store.ts';
import { oneEffect } from './one-effect.ts';

const path = '/queue/clearing';
const clearing = z.strictObject({
  act: choice(clearingActs),
  pick: z.array(z.uuid('web.form.damaged')).max(clearedAtOnce).default([]),
  reason: optionalChoice(asideReasons),
});

/** Clearing what a flood brought: many at once, with a reason, and to be undone (T83). */
export function clearingRoutes(): StaffRoute[] {
  return [
    { method: 'GET', path, needs: 'registration.list', handle: (c, visit) => list(c, visit, isAside(c)) },
    { method: 'POST', path, needs: 'registration.place', handle: move },
  ];
}

const isAside = (c: Context) => c.req.query('show') === 'aside';

async function list(
  c: Context,
  visit: Visit,
  aside: boolean,
  form: FormState = freshForm(),
  status: 200 | 400 | 409 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const title = c.get('web').t(aside ? 'intake.clearing.aside' : 'intake.clearing.title');
  const found = await readClearing(visit, aside ? 'set-aside' : 'check');
  const body = (
    <ClearingPage
      found={found}
      aside={aside}
      form={form}
      allTicked={c.req.query('pick') === 'all'}
      done={doneOf(c.req.query('done'))}
    />
  );
  return show(c, { title, width: 'wide', scripts: ['form'], failed: status !== 200 }, body, status);
}

async function move(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, clearing);
  const aside = read.form.values.act === 'back';
  if (!read.ok) return list(c, visit, aside, read.form, read.status);
  const { act, pick, reason } = read.values;
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (pick.length === 0) return list(c, visit, aside, withError(read.form, 'pick', 'intake.clearing.pick.none'), 422);
  if (act === 'aside' && reason === null)
    return list(c, visit, aside, withError(read.form, 'reason', 'intake.clearing.reason.none'), 422);
  return oneEffect(c, visit, read.key, async () => {
    // One that has left our hands meanwhile: what is ticked is looked at anew, and nothing was done.
    if ((await registrationRows(visit, pick)).size < new Set(pick).size)
      return list(c, visit, aside, withWhole(read.form, 'intake.clearing.changed'), 409);
    const moved = await clear(visit, pick, act, act === 'aside' ? reason : null);
    return `${path}?done=${act}-${moved}-${pick.length - moved}${aside ? '&show=aside' : ''}`;
  });
}

/** What was just done, as it is in the address: a code and two numbers. */
function doneOf(typed: string | undefined) {
  const [, act, moved, left] = /^(keep|aside|back)-(\d{1,2})-(\d{1,2})$/.exec(typed ?? '') ?? [];
  const known = clearingActs.find((one) => one === act);
  return known === undefined ? null : { act: known, moved: Number(moved), left: Number(left) };
}
