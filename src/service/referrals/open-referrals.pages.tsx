import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { Breadcrumb, EmptyState, PageHeader, show, useShell } from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import {
  countOpenReferrals,
  listOpenReferrals,
  type ReferralFilter,
  type ReferralLine,
  referralFilters,
} from './open-referrals.ts';
import { StateBadge } from './words.view.tsx';

/** What waits for an answer, what is prepared, and what is under way elsewhere. */
export const openReferralPages: Route[] = [
  { method: 'GET', path: '/referrals', needs: 'referral.list', handle: showList },
];

async function showList(c: Context, visit: Visit): Promise<Response> {
  const filter = referralFilters.find((one) => one === c.req.query('show')) ?? 'answer';
  const page = Math.min(200, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1));
  const counts = new Map<ReferralFilter, number>();
  for (const one of referralFilters) counts.set(one, await countOpenReferrals(visit, one));
  const { lines, more } = await listOpenReferrals(visit, filter, page);
  const body = <ReferralsPage filter={filter} counts={counts} lines={lines} page={page} more={more} />;
  return show(c, { title: c.get('web').t('referrals.list'), width: 'wide' }, body);
}

interface ReferralsPageProps {
  filter: ReferralFilter;
  counts: ReadonlyMap<ReferralFilter, number>;
  lines: readonly ReferralLine[];
  page: number;
  more: boolean;
}

function ReferralsPage({ filter, counts, lines, page, more }: ReferralsPageProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/directory', label: t('directory.title') }]} />
      <PageHeader title={t('referrals.list')}>
        <p>{t('referrals.list.intro')}</p>
      </PageHeader>
      <nav aria-label={t('referrals.list.choose')}>
        <ul class="filter">
          {referralFilters.map((one) => (
            <li>
              <a href={addressOf(one)} aria-current={one === filter ? 'page' : undefined}>
                {t(`referrals.filter.${one}`)} ({counts.get(one) ?? 0})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {lines.length === 0 ? (
        <EmptyState title={t(`referrals.filter.${filter}.none`)} />
      ) : (
        <ul class="ways">
          {lines.map((line) => (
            <Line line={line} />
          ))}
        </ul>
      )}
      <p class="row">
        {page > 1 ? <a href={addressOf(filter, page - 1)}>{t('referrals.list.earlier')}</a> : null}
        {more ? <a href={addressOf(filter, page + 1)}>{t('referrals.list.later')}</a> : null}
      </p>
    </div>
  );
}

function Line({ line }: { line: ReferralLine }) {
  const { t, lang } = useShell();
  const who = line.name ?? groupedReference(line.reference);
  return (
    <li>
      <a href={`/clients/${line.reference}/referrals/${line.id}`}>
        <bdi>{who}</bdi> · {line.referral.organisation.name}
      </a>
      <span>{t(`directory.need.${line.referral.need}`)}</span>
      <span class="row">
        <StateBadge state={line.state} />
        <span class="small soft">{t('referrals.since', { day: longDate(line.sinceDay, lang) })}</span>
      </span>
    </li>
  );
}

function addressOf(filter: ReferralFilter, page = 1): string {
  const query = new URLSearchParams();
  if (filter !== 'answer') query.set('show', filter);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '/referrals' : `/referrals?${text}`;
}
