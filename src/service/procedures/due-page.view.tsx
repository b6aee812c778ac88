import {
  ButtonLink,
  ButtonRow,
  DueList,
  EmptyState,
  PageHeader,
  Pagination,
  useShell,
} from '#app/platform/web/index.ts';
import { DueFilter } from './due-filter.view.tsx';
import { dueHref } from './due-href.ts';
import { type DueLine, dueOnAPage } from './due-list.ts';
import type { DueNumbers, VolunteerDue } from './due-numbers.ts';
import { DueLineRow } from './due-row.view.tsx';
import type { DueShow } from './due-source.ts';
import { VolunteersDue } from './volunteers-due.view.tsx';

export interface DuePageProps {
  lines: readonly DueLine[];
  show: DueShow;
  page: number;
  total: number;
  numbers: DueNumbers;
  /** By volunteer, for a coordinator; null for whoever is one. */
  volunteers: readonly VolunteerDue[] | null;
  away: ReadonlyMap<string, string>;
  /** Whose clients are shown: the volunteer's id or `none`, with the name; null for all. */
  of: { code: string; name: string | null } | null;
  /** The one day that is shown; null for the days of `show`. */
  day: string | null;
}

/** Everything with a day over all cases that I hold: the first day on top, words before colours. */
export function DuePage(props: DuePageProps) {
  const { t } = useShell();
  const { lines, show, page, total, volunteers, away, of, day } = props;
  const pages = Math.max(1, Math.ceil(total / dueOnAPage));
  // Whose clients they are, a coordinator sees beside the whole list; not beside one person's.
  const isOverview = volunteers !== null && of === null && day === null;
  const hrefOf = (number: number) =>
    dueHref({ show, page: number, ...(of ? { of: of.code } : {}), ...(day ? { day } : {}) });
  return (
    <>
      <PageHeader title={t('limits.page.title')}>
        <p class="soft">{t('limits.page.lead')}</p>
        <p class="row off-paper">
          <a href="/limits/month">{t('limits.month.go')}</a>
          <a href="/limits/calendar">{t('limits.feed.go')}</a>
        </p>
      </PageHeader>
      <DueFilter {...props} />
      <div class={isOverview ? 'two' : 'stack'}>
        <div class="stack">
          {show === 'changed' && lines.length > 0 ? (
            <ButtonRow>
              <ButtonLink href="/limits/proposals">{t('limits.proposals.go')}</ButtonLink>
            </ButtonRow>
          ) : null}
          {lines.length === 0 ? (
            <Nothing show={show} narrowed={of !== null || day !== null} />
          ) : (
            <Lines lines={lines} />
          )}
          {pages > 1 ? <Pagination page={page} pages={pages} hrefOf={hrefOf} /> : null}
        </div>
        {isOverview ? <VolunteersDue volunteers={volunteers} away={away} /> : null}
      </div>
    </>
  );
}

function Nothing({ show, narrowed }: { show: DueShow; narrowed: boolean }) {
  const { t } = useShell();
  return (
    <EmptyState title={t(narrowed ? 'limits.empty.narrowed' : `limits.empty.${show}`)}>
      <p>{t('limits.empty.text')}</p>
      {show === 'all' && !narrowed ? null : (
        <p>
          <ButtonLink href="/limits" kind="quiet">
            {t('limits.empty.seeAll')}
          </ButtonLink>
        </p>
      )}
    </EmptyState>
  );
}

function Lines({ lines }: { lines: readonly DueLine[] }) {
  return (
    <section class="sheet">
      <DueList>
        {lines.map((line) => (
          <DueLineRow line={line} withClient />
        ))}
      </DueList>
    </section>
  );
}
