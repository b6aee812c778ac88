import { describe, expect, it } from 'vitest';
import type { Role } from '#app/platform/database/index.ts';
import fc from '#test/property.ts';
import { peopleHref, peopleListOf, peopleOrders, peopleStatuses, readPeopleAsked } from './people-list.ts';

const person = fc.record({
  id: fc.uuid(),
  login_name: fc.constant('x'),
  name: fc.constantFrom('Ada', 'Bram', 'Çelik', 'Joke'),
  roles: fc.constantFrom<Role[][]>(['coordinator'], ['volunteer'], ['intake', 'coordinator']),
  region_id: fc.constantFrom('r1', 'r2', null),
  status: fc.constantFrom(...peopleStatuses),
});
const people = fc
  .array(person, { maxLength: 30 })
  .map((all) => all.map((one) => ({ ...one, region: one.region_id === null ? null : `Regio ${one.region_id}` })));
const asked = fc.record(
  {
    awaiting: fc.constant(false),
    status: fc.constantFrom(...peopleStatuses),
    role: fc.constantFrom('coordinator' as const, 'volunteer' as const),
    order: fc.record({ by: fc.constantFrom(...peopleOrders), down: fc.boolean() }),
    page: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: ['awaiting', 'order', 'page'] },
);

describe('the list of colleagues', () => {
  it('shows everybody who fits, once, in either order, and nobody else', () => {
    fc.assert(
      fc.property(people, asked, (all, wanted) => {
        const { found } = peopleListOf(all, wanted);
        const fits = all.filter(
          ({ status, roles }) =>
            (wanted.status === undefined || status === wanted.status) &&
            (wanted.role === undefined || roles.includes(wanted.role)),
        );
        expect(found.map(({ id }) => id).toSorted()).toEqual(fits.map(({ id }) => id).toSorted());
        if (wanted.order.by !== 'name') return;
        const names = found.map(({ name }) => name);
        const turned = wanted.order.down ? -1 : 1;
        expect(names).toEqual(names.toSorted((one, other) => turned * one.localeCompare(other)));
      }),
    );
  });

  it('has an address for every view of it, which asks the same again', () => {
    fc.assert(
      fc.property(asked, (wanted) => {
        const query = Object.fromEntries(new URL(peopleHref(wanted), 'http://localhost').searchParams);
        expect(readPeopleAsked(query)).toEqual(wanted);
      }),
    );
  });

  it('takes no word from an address', () => {
    expect(readPeopleAsked({ status: 'Joke', role: '', region: 'Utrecht', sort: 'name; drop', page: '-3' })).toEqual({
      awaiting: false,
      order: { by: 'status', down: false },
      page: 1,
    });
  });
});
