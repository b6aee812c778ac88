import type { Context } from 'hono';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  type ColleagueNumber,
  namesOf,
  numbersOf,
  saveOwnNumber,
  type VersionedNumber,
} from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import {
  type FormState,
  freshForm,
  optionalDay,
  optionalTelephone,
  optionalText,
  readForm,
  refuse,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { NumberPage } from './number.view.tsx';
import type { Named } from './people.store.ts';

const numberForm = z.strictObject({
  telephone: optionalTelephone(),
  hours: optionalText(100),
  awayFrom: optionalDay(),
  awayUntil: optionalDay(),
  standIn: optionalText(36),
});

/** My own telephone number for the colleagues of the region, and who stands in while I am away. */
export const numberRoutes: StaffRoute[] = [
  {
    method: 'GET',
    path: '/profile/number',
    needs: 'account.change',
    async handle(c, visit) {
      return showNumber(c, visit, freshForm(asTyped((await ownNumber(visit))?.number ?? null)));
    },
  },
  { method: 'POST', path: '/profile/number', needs: 'account.change', handle: save },
];

const ownNumber = async (visit: Visit): Promise<VersionedNumber | null> =>
  (await numbersOf(visit, [visit.person.id])).get(visit.person.id) ?? null;

async function save(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, numberForm);
  if (!read.ok) return showNumber(c, visit, read.form, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const away = awayFrom(read.values, read.form, await standIns(visit));
  if (away !== null && 'errors' in away) return showNumber(c, visit, away, 422);
  const { telephone, hours } = read.values;
  if ((await saveOwnNumber(visit, { telephone, hours, away }, read.version)) === 'saved')
    return c.redirect('/profile', 303);
  const version = (await ownNumber(visit))?.version ?? 0;
  return showNumber(c, visit, withWhole({ ...read.form, version }, 'people.number.stale'), 409);
}

type Away = NonNullable<ColleagueNumber['away']>;

/** Both days or neither, in their order; somebody stands in who coordinates the same region. */
function awayFrom(
  { awayFrom: from, awayUntil: until, standIn }: z.output<typeof numberForm>,
  form: FormState,
  colleagues: readonly Pick<Named, 'id'>[],
): Away | FormState | null {
  if (from === null && until === null) return null;
  if (from === null) return withError(form, 'awayFrom', 'people.number.both');
  if (until === null) return withError(form, 'awayUntil', 'people.number.both');
  if (until < from) return withError(form, 'awayUntil', 'people.number.order');
  if (standIn !== null && !colleagues.some(({ id }) => id === standIn))
    return withError(form, 'standIn', 'web.form.choose');
  return { from, until, standIn };
}

/** The other coordinators of my region; nobody where I do not coordinate. */
async function standIns(visit: Visit): Promise<{ id: string; name: string }[]> {
  const { id, regionId, roles } = visit.person;
  if (!roles.includes('coordinator')) return [];
  const rows = await visit.db
    .selectFrom('person')
    .select('id')
    .where('region_id', '=', regionId)
    .where('status', '=', 'active')
    .where('id', '<>', id)
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .execute();
  const names = await namesOf(
    visit.db,
    visit.keys,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ id: row.id, name: names.get(row.id) ?? '' }));
}

function asTyped(number: ColleagueNumber | null): FormState['values'] {
  const typed = (day: string | undefined) => day?.split('-').reverse().join('-') ?? '';
  return {
    telephone: number?.telephone ?? '',
    hours: number?.hours ?? '',
    awayFrom: typed(number?.away?.from),
    awayUntil: typed(number?.away?.until),
    standIn: number?.away?.standIn ?? '',
  };
}

async function showNumber(
  c: Context,
  visit: Visit,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const { t } = c.get('web');
  const body = (
    <NumberPage
      roles={visit.person.roles}
      form={form}
      version={(await ownNumber(visit))?.version ?? 0}
      coordinates={visit.person.roles.includes('coordinator')}
      standIns={await standIns(visit)}
    />
  );
  return show(c, { title: t('people.number'), failed: status !== 200, scripts: ['form'] }, body, status);
}
