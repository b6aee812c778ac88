import type { Context } from 'hono';
import { z } from 'zod';
import type { TrainingDay } from '#app/platform/access/suspension/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  type FormState,
  freshForm,
  hasErrors,
  optionalDay,
  passwordAgain,
  readForm,
  refuse,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { signDays, type VolunteerDay, versionOfDays, volunteerDays } from './training-days.store.ts';
import { fieldOf, TrainingDaysPage } from './training-days.view.tsx';

const at = '/training-days';
/** A training that counts for longer is a slip of the pen. */
const mostYears = 5;

/** The last days of the volunteers' trainings: seen by coordinator and leader, signed by a coordinator from one list. */
export const trainingDayRoutes: Route[] = [
  { method: 'GET', path: at, needs: 'training.see', handle: open },
  { method: 'POST', path: at, needs: 'training.sign', asksPassword: 'unless-fresh', handle: sign },
];

async function open(c: Context, visit: Visit): Promise<Response> {
  const days = await volunteerDays(visit);
  return showDays(c, visit, days, freshForm());
}

async function sign(c: Context, visit: Visit): Promise<Response> {
  const days = await volunteerDays(visit);
  const fields = Object.fromEntries(days.map(({ personId }) => [fieldOf(personId), optionalDay()]));
  const read = await readForm(c.req, z.strictObject({ ...fields, password: passwordAgain() }));
  if (!read.ok) return showDays(c, visit, days, read.form, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  if (read.version !== versionOfDays(days)) {
    const form = { ...withWhole(read.form, 'volunteers.days.stale'), version: versionOfDays(days) };
    return showDays(c, visit, days, form, 409);
  }
  const typed = new Map(Object.entries(read.values));
  const judged = judge(days, typed, read.form);
  if (hasErrors(judged)) return showDays(c, visit, days, judged, 422);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showDays(c, visit, days, refused.form, refused.status);
  const changed = days.flatMap(({ personId, signed }): TrainingDay[] => {
    const lastDay = typed.get(fieldOf(personId)) ?? null;
    return lastDay === null || lastDay === signed ? [] : [{ personId, lastDay }];
  });
  if (!(await signDays(visit, changed))) return refuse(c, 'conflict');
  return c.redirect(`${at}?signed=${changed.length}`, 303);
}

function judge(days: readonly VolunteerDay[], typed: ReadonlyMap<string, string | null>, form: FormState): FormState {
  const latest = today().add({ years: mostYears }).toString();
  let judged = form;
  for (const { personId, signed } of days) {
    const lastDay = typed.get(fieldOf(personId)) ?? null;
    // What was signed cannot be unsaid by emptying a field: a day that is over says it.
    if (lastDay === null && signed !== null) judged = withError(judged, fieldOf(personId), 'volunteers.days.emptied');
    if (lastDay !== null && lastDay > latest) judged = withError(judged, fieldOf(personId), 'volunteers.days.far');
  }
  return judged;
}

function showDays(
  c: Context,
  visit: Visit,
  days: readonly VolunteerDay[],
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const signed = /^\d{1,4}$/.test(c.req.query('signed') ?? '') ? Number(c.req.query('signed')) : null;
  const page = {
    title: c.get('web').t('volunteers.days'),
    failed: status >= 400,
    scripts: ['form'] as const,
    width: 'wide' as const,
  };
  const body = (
    <TrainingDaysPage
      days={days}
      form={form}
      version={form.version ?? versionOfDays(days)}
      maySign={may(visit, 'training.sign')}
      signed={signed}
    />
  );
  return show(c, page, body, status);
}
