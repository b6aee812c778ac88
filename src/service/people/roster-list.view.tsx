import {
  Chips,
  DataTable,
  FoldNarrow,
  ListFilter,
  Pagination,
  SelectField,
  sortOf,
  useShell,
} from '#app/platform/web/index.ts';
import type { Named } from './people.store.ts';
import { invitableRoles } from './people.ts';
import { Roles, StatusBadge } from './roles.view.tsx';
import {
  type RosterAsked,
  type RosterOrder,
  rosterCodes,
  rosterHref,
  rosterOf,
  rosterOnAPage,
  rosterStatuses,
} from './roster-list.ts';

interface RosterListProps {
  people: readonly Named[];
  asked: RosterAsked;
}

/** So many lines fill three screens of a phone. */
const inSight = 22;

/** Colleagues as a list: their parts with numbers, the choice of role and region, and every order an address. */
export function RosterList({ people, asked }: RosterListProps) {
  const { t } = useShell();
  const { inPart, found } = rosterOf(people, asked);
  const shown = found.slice((asked.page - 1) * rosterOnAPage, asked.page * rosterOnAPage);
  const column = (by: RosterOrder, head: string) => ({
    head,
    sort: sortOf(by, asked.order, (order) => rosterHref({ ...asked, order, page: 1 })),
  });
  const rows = shown.map((person) => [
    <a href={`/people/${person.id}`}>
      <bdi>{person.name}</bdi>
    </a>,
    <Roles roles={person.roles} />,
    person.region ?? t('people.region.none'),
    <StatusBadge status={person.status} />,
  ]);
  const table = {
    stacks: true,
    isList: true,
    caption: t('people.roster.caption', { count: found.length }),
    columns: [
      column('name', t('people.name')),
      column('role', t('people.roles')),
      column('region', t('people.region')),
      column('status', t('people.status')),
    ],
  };
  return (
    <>
      {asked.awaiting ? null : <RosterFilter people={people} inPart={inPart} asked={asked} />}
      <DataTable {...table} id="roster" rows={rows.slice(0, inSight)} />
      {rows.length > inSight ? (
        <FoldNarrow summary={t('people.roster.more', { count: rows.length - inSight })}>
          <DataTable {...table} id="roster-more" hideCaption rows={rows.slice(inSight)} />
        </FoldNarrow>
      ) : null}
      <Pagination
        page={asked.page}
        pages={Math.ceil(found.length / rosterOnAPage)}
        hrefOf={(page) => rosterHref({ ...asked, page })}
      />
    </>
  );
}

function RosterFilter({ people, inPart, asked }: RosterListProps & { inPart: readonly Named[] }) {
  const { t } = useShell();
  const { status, role, region, ...others } = asked;
  const narrowed = { ...(role === undefined ? {} : { role }), ...(region === undefined ? {} : { region }) };
  const chips = [
    {
      href: rosterHref({ ...others, ...narrowed, page: 1 }),
      label: t('people.roster.everybody'),
      count: inPart.length,
      current: status === undefined,
    },
    ...rosterStatuses.map((one) => ({
      href: rosterHref({ ...others, ...narrowed, status: one, page: 1 }),
      label: t(`people.status.${one}`),
      count: inPart.filter((person) => person.status === one).length,
      current: status === one,
    })),
  ];
  const regions = new Map(people.flatMap((one) => (one.region_id && one.region ? [[one.region_id, one.region]] : [])));
  const keeps = { ...others, ...(status === undefined ? {} : { status }), page: 1 };
  return (
    <>
      <Chips label={t('people.status')} chips={chips} />
      <ListFilter
        action="/people"
        keeps={rosterCodes(keeps)}
        all={role === undefined && region === undefined ? null : rosterHref(keeps)}
      >
        <SelectField
          name="role"
          label={t('people.roles')}
          value={role ?? ''}
          empty={t('web.list.any')}
          options={['project-leader' as const, ...invitableRoles].map((one) => ({
            value: one,
            label: t(`access.role.${one}`),
          }))}
        />
        {regions.size < 2 ? null : (
          <SelectField
            name="region"
            label={t('people.region')}
            value={region ?? ''}
            empty={t('web.list.any')}
            options={[...regions].map(([value, label]) => ({ value, label }))}
          />
        )}
      </ListFilter>
    </>
  );
}
