import type { Context } from 'hono';
import { z } from 'zod';
import { onceAt, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  choice,
  day,
  type FormState,
  freshForm,
  notFound,
  passwordAgain,
  readForm,
  refuse,
  show,
  text,
  wholeNumber,
  withError,
} from '#app/platform/web/index.ts';
import { catalogue, holidayOn, isWorkingDay } from '#app/service/deadlines/index.ts';
import { dayOfReading } from '#app/service/limit-counting/index.ts';
import { type Added, addedToLaw, addToLaw, giveUpMissing, takeFromLaw } from './added-law.store.ts';
import { LawPage, readable } from './added-law.view.tsx';

const at = '/added-law';
const asked = { needs: 'definition.approve', asksPassword: 'unless-fresh' } as const;

/** Readings and decree days: the project leader's, as approvals are (decision 107). */
export const lawRoutes: StaffRoute[] = [
  { method: 'GET', path: at, needs: 'definition.approve', handle: (c, visit) => draw(c, visit, {}) },
  { method: 'POST', path: `${at}/readings`, ...asked, handle: addReading },
  { method: 'POST', path: `${at}/days`, ...asked, handle: addDay },
  { method: 'POST', path: `${at}/missing`, ...asked, handle: giveUp },
  { method: 'POST', path: `${at}/:id/ending`, ...asked, handle: takeBack },
];

type Forms = Partial<Record<'reading' | 'day' | 'ending' | 'missing', FormState>>;

async function draw(c: Context, visit: Visit, forms: Forms, status: Parameters<typeof show>[3] = 200) {
  const page = {
    title: c.get('web').t('added-law.title'),
    width: 'wide',
    failed: status !== 200,
    scripts: ['form'],
  } as const;
  const { all, isWhole } = await addedToLaw(visit);
  const done = status === 200 ? c.req.query('done') : undefined;
  return show(
    c,
    page,
    <LawPage
      all={all}
      isWhole={isWhole}
      reading={forms.reading ?? freshForm()}
      day={forms.day ?? freshForm()}
      ending={forms.ending ?? freshForm()}
      missing={forms.missing ?? freshForm()}
      done={done === 'added' || done === 'ended' || done === 'missing' ? done : null}
    />,
    status,
  );
}

const source = { lawyer: text(150), source: text(300), checkedOn: day(), password: passwordAgain() };
const limits = readable(catalogue).map(({ id }) => id);
const readingForm = z.strictObject({
  limit: choice(limits as [string, ...string[]]),
  length: wholeNumber(1, 999),
  unit: choice(['D', 'W', 'M', 'Y']),
  earlier: wholeNumber(0, 60),
  ...source,
});
const dayForm = z.strictObject({ day: day(), change: choice(['equated', 'struck']), ...source });

async function addReading(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, readingForm);
  if (!read.ok) return draw(c, visit, { reading: read.form }, read.status);
  const { key } = read;
  if (key === undefined) return refuse(c, 'bad-request');
  const { limit, length, unit, earlier, lawyer, source: from, checkedOn } = read.values;
  const added = { kind: 'reading', limit, term: `P${length}${unit}`, earlier } as const;
  const wrong = (field: string, key: Parameters<typeof withError>[2]) =>
    draw(c, visit, { reading: withError(read.form, field, key) }, 422);
  if (dayOfReading({ catalogueId: limit, start: today().toString() }, added) === null)
    return wrong('length', 'added-law.reading.uncountable');
  if (checkedOn > today().toString()) return wrong('checkedOn', 'procedures.day.future');
  return add(c, visit, { which: 'reading', form: read.form, key }, added, { lawyer, source: from, checkedOn });
}

async function addDay(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, dayForm);
  if (!read.ok) return draw(c, visit, { day: read.form }, read.status);
  const { key } = read;
  if (key === undefined) return refuse(c, 'bad-request');
  const { day: date, change, lawyer, source: from, checkedOn } = read.values;
  const wrong = (field: string, key: Parameters<typeof withError>[2]) =>
    draw(c, visit, { day: withError(read.form, field, key) }, 422);
  const plain = Temporal.PlainDate.from(date);
  if (change === 'equated' && !isWorkingDay(plain)) return wrong('day', 'added-law.day.closed');
  if (change === 'struck' && holidayOn(plain)?.code !== 'decree') return wrong('day', 'added-law.day.none');
  if (checkedOn > today().toString()) return wrong('checkedOn', 'procedures.day.future');
  return add(
    c,
    visit,
    { which: 'day', form: read.form, key },
    { kind: 'day', day: date, change },
    { lawyer, source: from, checkedOn },
  );
}

async function add(
  c: Context,
  visit: Visit,
  { which, form, key }: { which: 'reading' | 'day'; form: FormState; key: string },
  added: Added,
  from: Parameters<typeof addToLaw>[2],
): Promise<Response> {
  const refused = stepUpRefusal(c, form);
  if (refused) return draw(c, visit, { [which]: refused.form }, refused.status);
  return c.redirect(await onceAt(visit, key, `${at}?done=added`, () => addToLaw(visit, added, from)), 303);
}

const endForm = z.strictObject({ password: passwordAgain() });

async function takeBack(c: Context, visit: Visit): Promise<Response> {
  const id = c.req.param('id') ?? '';
  if (!(await addedToLaw(visit)).all.some((one) => one.id === id)) return notFound(c);
  const read = await readForm(c.req, endForm);
  if (!read.ok) return draw(c, visit, { ending: read.form }, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return draw(c, visit, { ending: refused.form }, refused.status);
  return (await takeFromLaw(visit, id)) ? c.redirect(`${at}?done=ended`, 303) : refuse(c, 'conflict');
}

async function giveUp(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, endForm);
  if (!read.ok) return draw(c, visit, { missing: read.form }, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return draw(c, visit, { missing: refused.form }, refused.status);
  return (await giveUpMissing(visit)) ? c.redirect(`${at}?done=missing`, 303) : refuse(c, 'conflict');
}
