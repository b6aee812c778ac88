import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  Chips,
  Code,
  DataTable,
  EmptyState,
  type Order,
  orderCode,
  PageHeader,
  Pagination,
  readOrder,
  show,
  sortOf,
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
import { StateBadge } from './words.view.tsx';

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
        <ReferralTable lines={lines} filter={filter} order={order} />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(counts[filter] / referralsOnAPage)}
        hrefOf={(other) => addressOf(filter, order, other)}
      />
    </div>
  );
}

type ReferralTableProps = Pick<ReferralsPageProps, 'lines' | 'filter' | 'order'>;

function ReferralTable({ lines, filter, order }: ReferralTableProps) {
  const { t, lang } = useShell();
  const sort = (by: ReferralOrder) => sortOf(by, order, (other) => addressOf(filter, other));
  const columns = [
    { head: t('referrals.column.client'), sort: sort('client') },
    { head: t('referrals.column.organisation') },
    { head: t('referrals.column.need') },
    { head: t('referrals.column.state') },
    { head: t('referrals.column.since'), sort: sort('since') },
  ];
  const rows = lines.map((line): Child[] => [
    <a href={`/clients/${line.reference}/referrals/${line.id}`}>
      {line.name === null ? null : <bdi>{line.name}</bdi>} <Code>{groupedReference(line.reference)}</Code>
    </a>,
    <bdi>{line.referral.organisation.name}</bdi>,
    t(`directory.need.${line.referral.need}`),
    <StateBadge state={line.state} />,
    <time datetime={line.sinceDay}>{longDate(line.sinceDay, lang)}</time>,
  ]);
  const caption = t(`referrals.filter.${filter}`);
  return <DataTable id="referrals" caption={caption} hideCaption stacks isList columns={columns} rows={rows} />;
}

function addressOf(filter: ReferralFilter, order: Order<ReferralOrder> = longestFirst, page = 1): string {
  const query = new URLSearchParams();
  if (filter !== 'answer') query.set('show', filter);
  if (orderCode(order) !== orderCode(longestFirst)) query.set('sort', orderCode(order));
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '/referrals' : `/referrals?${text}`;
}
