import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  Chips,
  Code,
  EmptyState,
  type Order,
  orderCode,
  PageHeader,
  Pagination,
  readOrder,
  show,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import {
  countOpenReferrals,
  listOpenReferrals,
  longestFirst,
  type ReferralFilter,
  type ReferralLine,
  type ReferralOrder,
  referralFilters,
  referralOrders,
  referralsOnAPage,
} from './open-referrals.ts';
import { ReferralBadge } from './words.view.tsx';

/** What waits for an answer, what is prepared, and what is under way elsewhere. */
export const openReferralPages: Route[] = [
  { method: 'GET', path: '/referrals', needs: 'referral.list', handle: showList },
];

async function showList(c: Context, visit: Visit): Promise<Response> {
  const filter = referralFilters.find((one) => one === c.req.query('show')) ?? 'answer';
  const page = Math.min(200, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1));
  const counts = await countOpenReferrals(visit);
  const order = readOrder(c.req.query('sort'), referralOrders, longestFirst);
  const lines = await listOpenReferrals(visit, filter, page, order);
  const body = <ReferralsPage filter={filter} counts={counts} lines={lines} order={order} page={page} />;
  return show(c, { title: c.get('web').t('referrals.list'), width: 'wide' }, body);
}

interface ReferralsPageProps {
  filter: ReferralFilter;
  counts: Readonly<Record<ReferralFilter, number>>;
  lines: readonly ReferralLine[];
  order: Order<ReferralOrder>;
  page: number;
}

function ReferralsPage({ filter, counts, lines, order, page }: ReferralsPageProps) {
  const { t } = useShell();
  return (
    <div class="stack near">
      <Breadcrumb crumbs={[{ href: '/directory', label: t('directory.title') }]} />
      <PageHeader title={t('referrals.list')}>
        <p>{t('referrals.list.intro')}</p>
      </PageHeader>
      <Chips
        label={t('referrals.list.choose')}
        chips={referralFilters.map((one) => ({
          href: addressOf(one),
          label: t(`referrals.filter.${one}`),
          count: counts[one],
          current: one === filter,
        }))}
      />
      {lines.length === 0 ? (
        <EmptyState title={t(`referrals.filter.${filter}.none`)} />
      ) : (
        <Table
          of={referrals}
          id="referrals"
          caption={t(`referrals.filter.${filter}`)}
          hideCaption
          rows={lines}
          sorted={{ order, hrefOf: (other) => addressOf(filter, other) }}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(counts[filter] / referralsOnAPage)}
        hrefOf={(other) => addressOf(filter, order, other)}
      />
    </div>
  );
}

const referrals = table<ReferralLine, ReferralOrder>('list', {
  client: {
    head: 'referrals.column.client',
    sort: 'client',
    cell: ({ reference, id, name }) => (
      <a href={`/clients/${reference}/referrals/${id}`}>
        {name === null ? null : <bdi>{name}</bdi>} <Code>{groupedReference(reference)}</Code>
      </a>
    ),
  },
  organisation: {
    head: 'referrals.column.organisation',
    cell: ({ referral }) => <bdi>{referral.organisation.name}</bdi>,
  },
  need: { head: 'referrals.column.need', cell: ({ referral }, { t }) => t(`directory.need.${referral.need}`) },
  state: { head: 'referrals.column.state', cell: ({ state }) => <ReferralBadge state={state} /> },
  since: {
    head: 'referrals.column.since',
    sort: 'since',
    cell: ({ sinceDay }, { lang }) => <time datetime={sinceDay}>{longDate(sinceDay, lang)}</time>,
  },
});

function addressOf(filter: ReferralFilter, order: Order<ReferralOrder> = longestFirst, page = 1): string {
  const query = new URLSearchParams();
  if (filter !== 'answer') query.set('show', filter);
  if (orderCode(order) !== orderCode(longestFirst)) query.set('sort', orderCode(order));
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '/referrals' : `/referrals?${text}`;
}
