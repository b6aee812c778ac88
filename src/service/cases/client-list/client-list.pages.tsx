import type { Context } from 'hono';
import { z } from 'zod';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { type FormState, type Order, readForm, readOrder, show, text, withError } from '#app/platform/web/index.ts';
import { pageFromQuery } from '../client/index.ts';
import { listClients } from './client-list.ts';
import { ClientListPage, FoundPage } from './client-list-page.view.tsx';
import { type KnownOfClients, knownOfClients } from './client-numbers.ts';
import { type ClientOrder, clientOrders, usualOrder } from './client-order.ts';
import type { ClientFilter } from './client-rows.ts';
import { searchClients } from './client-search.ts';
import { maySearch } from './search-limit.ts';

const searchForm = z.strictObject({ term: text(100) });

/** The list of my clients and the search in it. */
export function clientListRoutes(desk: Pick<Desk, 'installation'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients',
      needs: 'case.list',
      async handle(c, visit) {
        const filter = filterFromQuery(c);
        const order = readOrder(c.req.query('sort'), clientOrders, usualOrder(filter));
        const counting = may(visit, 'case.grant') ? knownOfClients(visit) : null;
        const [known, { lines, more }] = await together([counting, listed(visit, filter, { order, known: counting })]);
        const parts = known?.numbers ?? null;
        const page = <ClientListPage filter={filter} order={order} lines={lines} more={more} parts={parts} />;
        return show(c, { title: c.get('web').t('cases.list'), width: 'wide' }, page);
      },
    },
    {
      method: 'POST',
      path: '/clients/search',
      needs: 'case.list',
      async handle(c, visit) {
        const title = c.get('web').t('cases.search');
        const seesVolunteers = may(visit, 'case.grant');
        const read = await readForm(c.req, searchForm);
        const refused = (form: FormState, status: 400 | 413 | 415 | 422 | 429) =>
          show(
            c,
            { title, failed: true, width: 'wide' },
            <FoundPage form={form} lines={[]} more={false} seesVolunteers={seesVolunteers} />,
            status,
          );
        if (!read.ok) return refused(read.form, read.status);
        if (!(await maySearch(visit, desk.installation)))
          return refused(withError(read.form, 'term', 'search.tooOften'), 429);
        const { lines, more } = await searchClients(visit, read.values.term);
        return show(
          c,
          { title, width: 'wide' },
          <FoundPage form={read.form} lines={lines} more={more} seesVolunteers={seesVolunteers} />,
        );
      },
    },
  ];
}

/** Asked together with the numbers, unless it waits for the order of the volunteers' names. */
async function listed(
  visit: Visit,
  filter: ClientFilter,
  { order, known }: { order: Order<ClientOrder>; known: Promise<KnownOfClients> | null },
) {
  const volunteers = order.by === 'volunteer' ? ((await known)?.numbers.volunteers ?? []) : [];
  return listClients(visit, filter, { order, volunteers: volunteers.map(({ id }) => id), known });
}

/** Codes only; an unknown code is the ordinary list. */
function filterFromQuery(c: Context): ClientFilter {
  const of = z.uuid().safeParse(c.req.query('of'));
  return {
    status: c.req.query('status') === 'closed' ? 'closed' : 'open',
    withoutVolunteer: c.req.query('volunteer') === 'none',
    worry: c.req.query('worry') === 'open',
    quiet: c.req.query('contact') === 'none',
    lapsing: c.req.query('access') === 'lapsing',
    ...(of.success ? { of: of.data } : {}),
    page: pageFromQuery(c),
  };
}
