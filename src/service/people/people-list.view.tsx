import {
  Chips,
  FoldNarrow,
  ListFilter,
  Pagination,
  SelectField,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import type { NamedColleague } from './people.store.ts';
import { invitableRoles } from './people.ts';
import {
  type PeopleAsked,
  type PeopleOrder,
  peopleCodes,
  peopleHref,
  peopleListOf,
  peopleOnAPage,
  peopleStatuses,
} from './people-list.ts';
import { Roles, StatusBadge } from './roles.view.tsx';

interface RosterListProps {
  people: readonly NamedColleague[];
  asked: PeopleAsked;
}

/** So many lines fill three screens of a phone. */
const inSight = 22;

const roster = table<NamedColleague, PeopleOrder>('list', {
  name: {
    head: 'people.name',
    sort: 'name',
    cell: ({ id, name }) => (
      <a href={`/people/${id}`}>
        <bdi>{name}</bdi>
      </a>
    ),
  },
  role: { head: 'people.roles', sort: 'role', cell: ({ roles }) => <Roles roles={roles} /> },
  region: { head: 'people.region', sort: 'region', cell: ({ region }, { t }) => region ?? t('people.region.none') },
  status: { head: 'people.status', sort: 'status', cell: ({ status }) => <StatusBadge status={status} /> },
});

/** Colleagues as a list: their parts with numbers, the choice of role and region, and every order an address. */
export function PeopleList({ people, asked }: RosterListProps) {
  const { t } = useShell();
  const { inPart, found } = peopleListOf(people, asked);
  const shown = found.slice((asked.page - 1) * peopleOnAPage, asked.page * peopleOnAPage);
  const shared = {
    of: roster,
    caption: t('people.roster.caption', { count: found.length }),
    sorted: { order: asked.order, hrefOf: (order: PeopleAsked['order']) => peopleHref({ ...asked, order, page: 1 }) },
  };
  return (
    <>
      {asked.awaiting ? null : <RosterFilter people={people} inPart={inPart} asked={asked} />}
      <Table {...shared} id="roster" rows={shown.slice(0, inSight)} />
      {shown.length > inSight ? (
        <FoldNarrow summary={t('people.roster.more', { count: shown.length - inSight })}>
          <Table {...shared} id="roster-more" hideCaption rows={shown.slice(inSight)} />
        </FoldNarrow>
      ) : null}
      <Pagination
        page={asked.page}
        pages={Math.ceil(found.length / peopleOnAPage)}
        hrefOf={(page) => peopleHref({ ...asked, page })}
      />
    </>
  );
}

function RosterFilter({ people, inPart, asked }: RosterListProps & { inPart: readonly NamedColleague[] }) {
  const { t } = useShell();
  const { status, role, region, ...others } = asked;
  const narrowed = { ...(role === undefined ? {} : { role }), ...(region === undefined ? {} : { region }) };
  const chips = [
    {
      href: peopleHref({ ...others, ...narrowed, page: 1 }),
      label: t('people.roster.everybody'),
      count: inPart.length,
      current: status === undefined,
    },
    ...peopleStatuses.map((one) => ({
      href: peopleHref({ ...others, ...narrowed, status: one, page: 1 }),
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
        keeps={peopleCodes(keeps)}
        all={role === undefined && region === undefined ? null : peopleHref(keeps)}
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
