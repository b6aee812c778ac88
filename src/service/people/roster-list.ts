import { z } from 'zod';
import type { PersonStatus, Role } from '#app/platform/database/index.ts';
import { type Order, orderCode, readOrder } from '#app/platform/web/index.ts';
import type { Named } from './people.store.ts';

export const rosterOnAPage = 100;
export const rosterStatuses = ['awaiting', 'invited', 'active', 'ended'] as const satisfies readonly PersonStatus[];
const rosterRoles = [
  'project-leader',
  'coordinator',
  'volunteer',
  'intake',
  'auditor',
] as const satisfies readonly Role[];

/** By what the list of colleagues can stand in order; by itself those who wait for something come first. */
export const rosterOrders = ['name', 'role', 'region', 'status'] as const;
export type RosterOrder = (typeof rosterOrders)[number];
const usual: Order<RosterOrder> = { by: 'status', down: false };

export interface RosterAsked {
  /** Only those whom I have to let in: the list behind the number on a first page. */
  awaiting: boolean;
  status?: PersonStatus;
  role?: Role;
  region?: string;
  order: Order<RosterOrder>;
  page: number;
}

const asked = z.object({
  status: z.enum(rosterStatuses).optional().catch(undefined),
  role: z.enum(rosterRoles).optional().catch(undefined),
  region: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
});

/** Reads an address; what is no code of ours is not asked. */
export function readRosterAsked(query: Readonly<Record<string, string>>): RosterAsked {
  const { status, role, region, page } = asked.parse(query);
  return {
    awaiting: query.show === 'awaiting',
    ...(status === undefined ? {} : { status }),
    ...(role === undefined ? {} : { role }),
    ...(region === undefined ? {} : { region }),
    order: readOrder(query.sort, rosterOrders, usual),
    page,
  };
}

/** What an address says, and nothing that is ordinary. */
export function rosterCodes({ awaiting, status, role, region, order, page }: RosterAsked): Record<string, string> {
  return {
    ...(awaiting ? { show: 'awaiting' } : {}),
    ...(status === undefined ? {} : { status }),
    ...(role === undefined ? {} : { role }),
    ...(region === undefined ? {} : { region }),
    ...(orderCode(order) === orderCode(usual) ? {} : { sort: orderCode(order) }),
    ...(page > 1 ? { page: String(page) } : {}),
  };
}

export function rosterHref(wanted: RosterAsked): string {
  const query = new URLSearchParams(rosterCodes(wanted)).toString();
  return query === '' ? '/people' : `/people?${query}`;
}

/** Those who fit, in the order that is asked; `inPart` are those before the status is asked, for its numbers. */
export function rosterOf(people: readonly Named[], wanted: RosterAsked): { inPart: Named[]; found: Named[] } {
  const { status, role, region, order } = wanted;
  const inPart = people.filter(
    (one) => (role === undefined || one.roles.includes(role)) && (region === undefined || one.region_id === region),
  );
  const found = inPart.filter((one) => status === undefined || one.status === status);
  const keyOf = (one: Named): string | number => {
    if (order.by === 'role') return Math.min(...one.roles.map((held) => rosterRoles.indexOf(held)));
    if (order.by === 'region') return one.region ?? '\uffff';
    return order.by === 'status' ? rosterStatuses.indexOf(one.status) : '';
  };
  const turned = order.down ? -1 : 1;
  found.sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    const name = one.name.localeCompare(other.name);
    return turned * (a < b ? -1 : a > b ? 1 : order.by === 'name' ? name : 0) || name;
  });
  return { inPart, found };
}
