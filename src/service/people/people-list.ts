import { z } from 'zod';
import type { PersonStatus, Role } from '#app/platform/database/index.ts';
import { type Order, orderCode, readOrder } from '#app/platform/web/index.ts';
import type { NamedColleague } from './people.store.ts';

export const peopleOnAPage = 100;
export const peopleStatuses = ['awaiting', 'invited', 'active', 'ended'] as const satisfies readonly PersonStatus[];
const peopleRoles = [
  'project-leader',
  'coordinator',
  'volunteer',
  'intake',
  'auditor',
] as const satisfies readonly Role[];

/** By what the list of colleagues can stand in order; by itself those who wait for something come first. */
export const peopleOrders = ['name', 'role', 'region', 'status'] as const;
export type PeopleOrder = (typeof peopleOrders)[number];
const usual: Order<PeopleOrder> = { by: 'status', down: false };

export interface PeopleAsked {
  /** Only those whom I have to let in: the list behind the number on a first page. */
  awaiting: boolean;
  status?: PersonStatus;
  role?: Role;
  region?: string;
  order: Order<PeopleOrder>;
  page: number;
}

const asked = z.object({
  status: z.enum(peopleStatuses).optional().catch(undefined),
  role: z.enum(peopleRoles).optional().catch(undefined),
  region: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
});

/** Reads an address; what is no code of ours is not asked. */
export function readPeopleAsked(query: Readonly<Record<string, string>>): PeopleAsked {
  const { status, role, region, page } = asked.parse(query);
  return {
    awaiting: query.show === 'awaiting',
    ...(status === undefined ? {} : { status }),
    ...(role === undefined ? {} : { role }),
    ...(region === undefined ? {} : { region }),
    order: readOrder(query.sort, peopleOrders, usual),
    page,
  };
}

/** What an address says, and nothing that is ordinary. */
export function peopleCodes({ awaiting, status, role, region, order, page }: PeopleAsked): Record<string, string> {
  return {
    ...(awaiting ? { show: 'awaiting' } : {}),
    ...(status === undefined ? {} : { status }),
    ...(role === undefined ? {} : { role }),
    ...(region === undefined ? {} : { region }),
    ...(orderCode(order) === orderCode(usual) ? {} : { sort: orderCode(order) }),
    ...(page > 1 ? { page: String(page) } : {}),
  };
}

export function peopleHref(wanted: PeopleAsked): string {
  const query = new URLSearchParams(peopleCodes(wanted)).toString();
  return query === '' ? '/people' : `/people?${query}`;
}

/** Those who fit, in the order that is asked; `inPart` are those before the status is asked, for its numbers. */
export function peopleListOf(
  people: readonly NamedColleague[],
  wanted: PeopleAsked,
): { inPart: NamedColleague[]; found: NamedColleague[] } {
  const { status, role, region, order } = wanted;
  const inPart = people.filter(
    (one) => (role === undefined || one.roles.includes(role)) && (region === undefined || one.region_id === region),
  );
  const found = inPart.filter((one) => status === undefined || one.status === status);
  const keyOf = (one: NamedColleague): string | number => {
    if (order.by === 'role') return Math.min(...one.roles.map((held) => peopleRoles.indexOf(held)));
    if (order.by === 'region') return one.region ?? '\uffff';
    return order.by === 'status' ? peopleStatuses.indexOf(one.status) : '';
  };
  const turned = order.down ? -1 : 1;
  found.sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    const name = one.name.localeCompare(other.name);
    return turned * (a < b ? -1 : a > b ? 1 : order.by === 'name' ? name : 0) || name;
  });
  return { inPart, found };
}
