import { sql } from 'kysely';
import { type ColleagueNumber, namesOf, numbersOf, saveOwnNumber } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  declareForm,
  type FormState,
  type FormValues,
  field,
  PageHeader,
  SideBySide,
  show,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { OwnPages } from './own-pages.view.tsx';
import type { NamedColleague } from './people.store.ts';

const at = '/profile/number';
export const numberForm = declareForm(
  {
    telephone: field.telephone('people.number.telephone', { optional: true }),
    hours: field.text('people.number.hours', {
      hint: 'people.number.hours.hint',
      max: 100,
      length: 'middle',
      optional: true,
    }),
    awayFrom: field.day('people.number.from', { optional: true }),
    awayUntil: field.day('people.number.until', { optional: true }),
    standIn: field.pick('people.number.standIn', { empty: 'people.number.standIn.nobody', optional: true }),
  },
  [
    {
      fields: ['awayFrom', 'awayUntil', 'standIn'],
      Around: ({ children }) => (
        <fieldset class="choice">
          <legend>{useShell().t('people.number.away')}</legend>
          {children}
        </fieldset>
      ),
    },
  ],
);

/** My own telephone number for the colleagues of the region, and who stands in while I am away. */
export const numberRoutes = formRoutes({
  form: numberForm,
  page: at,
  to: at,
  needs: 'account.change',
  does: 'change',
  async open(_c, visit: Visit) {
    const own = (await numbersOf(visit, [visit.person.id])).get(visit.person.id);
    return { visit, own, standIns: await standIns(visit) };
  },
  start({ own }) {
    const { telephone = null, hours = null, away = null } = own?.number ?? {};
    const { from: awayFrom = null, until: awayUntil = null, standIn = null } = away ?? {};
    return { values: { telephone, hours, awayFrom, awayUntil, standIn }, version: own?.version ?? 0 };
  },
  async save(opened, { values, form, version }) {
    const away = awayIn(values, form, opened.standIns);
    if (away !== null && 'errors' in away) return away;
    const { telephone, hours } = values;
    const saved = await saveOwnNumber(opened.visit, { telephone, hours, away }, version);
    return saved === 'saved' ? '/profile' : 'stale';
  },
  show(c, opened, { conflict, form, ...shown }, status) {
    const { t } = c.get('web');
    const { roles } = opened.visit.person;
    // Only a coordinator says who stands in: a volunteer's days away are written by the coordinator.
    const coordinates = roles.includes('coordinator');
    const standIn = { options: opened.standIns.map(({ id, name }) => ({ value: id, label: name })) };
    const body = (
      <SideBySide need={<OwnPages roles={roles} />}>
        <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />
        <PageHeader title={t('people.number')}>
          <p>{t(coordinates ? 'people.number.explain.coordinator' : 'people.number.explain')}</p>
        </PageHeader>
        <numberForm.Form
          {...shown}
          form={conflict === undefined ? form : withWhole(form, 'people.number.stale')}
          vary={coordinates ? { standIn } : { awayFrom: null, awayUntil: null, standIn: null }}
          action={at}
          save={t('people.number.save')}
          back="/profile"
        />
      </SideBySide>
    );
    return show(c, { title: t('people.number'), failed: status !== undefined, scripts: ['form'] }, body, status);
  },
});

type Away = NonNullable<ColleagueNumber['away']>;

/** Both days or neither, in their order; somebody stands in who coordinates the same region. */
function awayIn(
  { awayFrom: from, awayUntil: until, standIn }: FormValues<typeof numberForm.fields>,
  form: FormState,
  colleagues: readonly Pick<NamedColleague, 'id'>[],
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
