import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Desk, StaffRoute } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, readForm, refuse, show, tick, withError } from '#app/platform/web/index.ts';
import { approvalsWaiting } from '#app/service/approval-desk/index.ts';
import { firstHour, type SaidStep, saidDone, saidSteps, sharesArePrinted, type Use, uses } from './first-hour.ts';
import { FirstHourPage } from './first-hour.view.tsx';
import { knownOfSteps } from './first-hour-known.ts';
import { reachedAddress } from './only-here.ts';

/** Setting up a real installation, step by step. */
export function firstHourRoutes(desk: Desk): StaffRoute[] {
  const show = (c: Context, visit: Visit) => open(c, visit, desk);
  return [
    { method: 'GET', path: '/first-hour', needs: 'first-hour.see', handle: show },
    {
      method: 'POST',
      path: '/first-hour/shares',
      needs: 'first-hour.see',
      handle: (c, visit) => confirmShares(c, visit, desk),
    },
    { method: 'POST', path: '/first-hour/steps', needs: 'first-hour.see', handle: sayDone },
  ];
}

const codes = [...uses, ...(Object.keys(saidSteps) as SaidStep[])] as [Use | SaidStep, ...(Use | SaidStep)[]];

async function confirmShares(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({ printed: tick() }));
  if (!read.ok) return open(c, visit, desk, read);
  if (!read.values.printed)
    return open(c, visit, desk, {
      form: withError(read.form, 'printed', 'people.setup.shares.notPrinted'),
      status: 422,
    });
  if (!(await sharesArePrinted(visit.db)))
    visit.journal.note({ action: 'house.shares-printed', objectId: visit.person.id });
  return c.redirect('/first-hour', 303);
}

/** What is done outside the program; said again, it counts from now. */
async function sayDone(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({ step: z.enum(codes) }));
  if (!read.ok) return refuse(c, 'bad-request');
  visit.journal.note({ action: 'house.step-done', object: read.values.step });
  return c.redirect('/first-hour', 303);
}

async function open(
  c: Context,
  visit: Visit,
  desk: Desk,
  { form = freshForm(), status = 200 }: { form?: FormState; status?: Parameters<typeof show>[3] } = {},
): Promise<Response> {
  const page = {
    title: c.get('web').t('people.setup.hour'),
    failed: status >= 400,
    width: 'wide',
    scripts: ['form'],
  } as const;
  const { host, isOnlyHere } = reachedAddress(c);
  const known = await knownOfSteps(visit, desk, (await approvalsWaiting(visit)).waiting);
  const said = await saidDone(visit.db);
  const shown = {
    known,
    done: await firstHour(visit, known, said),
    said,
    form,
    isOnlyHere,
    recoveryAddress: `${host}/recovery`,
  };
  return show(c, page, <FirstHourPage {...shown} />, status);
}
