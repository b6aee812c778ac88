import { Chips, ListFilter, type Order, orderCode, SelectField, useShell } from '#app/platform/web/index.ts';
import { type ClientPart, clientParts, type NumbersOfClients } from './client-numbers.ts';
import { type ClientOrder, usualOrder } from './client-order.ts';
import { type ClientFilter, quietDays } from './client-rows.ts';

/** What the list narrowed to one of its parts asks for. */
const filterOf: Readonly<Record<ClientPart, ClientFilter>> = {
  open: { status: 'open', withoutVolunteer: false, page: 1 },
  worry: { status: 'open', withoutVolunteer: false, worry: true, page: 1 },
  without: { status: 'open', withoutVolunteer: true, page: 1 },
  quiet: { status: 'open', withoutVolunteer: false, quiet: true, page: 1 },
  lapsing: { status: 'open', withoutVolunteer: false, lapsing: true, page: 1 },
  closed: { status: 'closed', withoutVolunteer: false, page: 1 },
};

interface FilterProps extends NumbersOfClients {
  filter: ClientFilter;
  order: Order<ClientOrder>;
}

/** The parts of the list as links, and the choice of a volunteer. */
export function ClientListFilter({ filter, order, numbers, volunteers }: FilterProps) {
  const { t } = useShell();
  const here = listAddress({ ...filter, page: 1 });
  const chips = clientParts.map((part) => ({
    href: listAddress(filterOf[part]),
    label: t(`cases.filter.${part}`, { days: quietDays }),
    count: numbers[part],
    current: listAddress(filterOf[part]) === here,
  }));
  const { of, ...others } = filter;
  const all = { ...others, page: 1 };
  return (
    <>
      <Chips label={t('cases.filter')} chips={chips} />
      {volunteers.length === 0 ? null : (
        <ListFilter
          action="/clients"
          keeps={listCodes(all, order)}
          all={of === undefined ? null : listAddress(all, order)}
        >
          <SelectField
            name="of"
            label={t('cases.column.volunteer')}
            value={of ?? ''}
            empty={t('web.list.any')}
            options={volunteers.map(({ id, name, clients }) => ({ value: id, label: `${name} (${clients})` }))}
          />
        </ListFilter>
      )}
    </>
  );
}

/** The address of a list: codes only, and nothing that is the ordinary case. */
export function listAddress(filter: ClientFilter, order?: Order<ClientOrder>): string {
  const text = new URLSearchParams(listCodes(filter, order)).toString();
  return text === '' ? '/clients' : `/clients?${text}`;
}

function listCodes(filter: ClientFilter, order = usualOrder(filter)): Record<string, string> {
  const { status, withoutVolunteer, worry, quiet, lapsing, of, page } = filter;
  const sort = orderCode(order);
  return {
    ...(status === 'open' ? {} : { status }),
    ...(withoutVolunteer ? { volunteer: 'none' } : {}),
    ...(worry ? { worry: 'open' } : {}),
    ...(quiet ? { contact: 'none' } : {}),
    ...(lapsing ? { access: 'lapsing' } : {}),
    ...(of === undefined ? {} : { of }),
    ...(sort === orderCode(usualOrder(filter)) ? {} : { sort }),
    ...(page > 1 ? { page: String(page) } : {}),
  };
}
