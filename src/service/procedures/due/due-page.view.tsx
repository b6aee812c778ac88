import type { Child } from 'hono/jsx';
import { longDate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  FoldNarrow,
  Form,
  Notice,
  type Order,
  PageHeader,
  Pagination,
  useShell,
} from '#app/platform/web/index.ts';
import { UndeliveredNotice } from '#app/service/undelivered/index.ts';
import { DaysToComeSection } from './days-to-come.view.tsx';
import { DueFilter } from './due-filter.view.tsx';
import { type DueAsked, dueHref } from './due-href.ts';
import { type DaysToCome, type DueLine, dueOnAPage } from './due-list.ts';
import type { DueNumbers, VolunteerDue } from './due-numbers.ts';
import { type DueOrder, type DueShow, dueSpan } from './due-source.ts';
import { DueTable, type DueTableProps } from './due-table.view.tsx';
import { VolunteersDue } from './volunteers-due.view.tsx';

export interface DuePageProps {
  lines: readonly DueLine[];
  asked: DueAsked;
  order: Order<DueOrder>;
  total: number;
  numbers: DueNumbers;
  /** By volunteer, for a coordinator; null for whoever is one. */
  volunteers: readonly VolunteerDue[] | null;
  away: ReadonlyMap<string, string>;
  /** The name of the volunteer whose clients are shown; null for clients without one. */
  name: string | null;
  /** May the reader tick off tasks? */
  ticks: boolean;
  /** What was just ticked off, and can be undone. */
  ticked: TickedTask | null;
  /** So much mail to the reader's team did not arrive. */
  undelivered: number;
  /** Appointments without a day that are not in the table. */
  toCome: DaysToCome;
}

/** Everything with a day over all cases that I hold: the first day on top, words before colours. */
export function DuePage(props: DuePageProps) {
  const { t } = useShell();
  const { lines, asked, order, total, volunteers, away, ticked } = props;
  const { show = 'all', page = 1 } = asked;
  const pages = Math.max(1, Math.ceil(total / dueOnAPage));
  const isNarrowed = [asked.of, asked.day, asked.kind, asked.client].some((one) => one !== undefined);
  const names =
    volunteers && new Map(volunteers.flatMap(({ personId, name }) => (personId && name ? [[personId, name]] : [])));
  const clients = new Map(lines.map(({ reference, name }) => [reference, { reference, name }]));
  return (
    <div class="stack near">
      <PageHeader title={t('procedures.limits.page.title')}>
        <p class="row off-paper">
          <a href="/limits/month">{t('procedures.limits.month.go')}</a>
          <a href="/limits/company">{t('procedures.limits.company.title')}</a>
          <a href="/limits/calendar">{t('procedures.limits.feed.go')}</a>
        </p>
      </PageHeader>
      <UndeliveredNotice count={props.undelivered} />
      {/* Whose clients they are, a coordinator sees beside the whole list; not beside one person's. */}
      {volunteers !== null && !isNarrowed ? <VolunteersDue volunteers={volunteers} away={away} /> : null}
      <DueFilter {...props} clients={[...clients.values()]} />
      {show === 'changed' && lines.length > 0 ? (
        <ButtonRow>
          <ButtonLink href="/limits/proposals">{t('procedures.limits.proposals.go')}</ButtonLink>
        </ButtonRow>
      ) : null}
      {ticked === null ? null : <Ticked task={ticked} back={dueHref({ ...asked, page: 1 })} />}
      {lines.length === 0 ? (
        <Nothing show={show} narrowed={isNarrowed} />
      ) : (
        <DueTables
          lines={lines}
          isFolded={show === 'all' && page === 1 && !isNarrowed && order.by === 'day' && !order.down}
          order={order}
          hrefOf={(next) => dueHref({ ...asked, order: next, page: 1 })}
          volunteers={names}
          ticks={props.ticks}
          back={dueHref(asked)}
        />
      )}
      <DaysToComeSection {...props.toCome} />
      {pages > 1 ? (
        <Pagination page={page} pages={pages} hrefOf={(number) => dueHref({ ...asked, page: number })} />
      ) : null}
    </div>
  );
}

/**
 * The whole list by its days: on a phone what comes after the weeks ahead, or has no day, is behind a fold, which
 * stands open where there is room.
 */
function DueTables({ isFolded, ...props }: DueTableProps & { isFolded: boolean }) {
  const { t, lang } = useShell();
  const until = lastInSight(props.lines);
  const ahead = props.lines.filter(({ day }) => !isFolded || (day !== null && day <= until));
  const later = props.lines.filter((line) => !ahead.includes(line));
  if (ahead.length === 0 || later.length === 0) return <DueTable {...props} />;
  const last = ahead.at(-1)?.day ?? until;
  const words = t(until < weeksAhead() ? 'procedures.limits.page.laterThan' : 'procedures.limits.page.later', {
    count: later.length,
    day: longDate(last, lang),
  });
  return (
    <>
      <DueTable {...props} lines={ahead} />
      <FoldNarrow summary={words}>
        <DueTable {...props} lines={later} id="due-later" caption={words} />
      </FoldNarrow>
    </>
  );
}

/** The last of the days that the parts of the list go to. */
const weeksAhead = () => dueSpan('weeks').until ?? '';

/** So many lines fill three screens of a phone. */
const inSight = 22;

/** The weeks ahead; of more than fills the first screens, whole days of it, and never less than the week that comes. */
function lastInSight(lines: readonly DueLine[]): string {
  const weeks = weeksAhead();
  const last = lines[inSight - 1]?.day ?? weeks;
  if (last > weeks) return weeks;
  const week = dueSpan('week').until ?? weeks;
  return [week, last].toSorted()[1] ?? weeks;
}

/** A task that was just ticked off, right above the list: by keyboard the next one is a few presses away. */
export interface TickedTask {
  reference: string;
  id: string;
  version: number;
  name: Child;
}

/** What was done last, with the way to undo it. */
function Ticked({ task: { reference, id, version, name }, back }: { task: TickedTask; back: string }) {
  const { t } = useShell();
  return (
    <div id="ticked">
      <Notice tone="done" announce>
        <p>
          {t('procedures.limits.ticked')} <a href={`/clients/${reference}/tasks/${id}`}>{name}</a>
        </p>
        <Form action={`/clients/${reference}/tasks/${id}/state`} version={version}>
          <input type="hidden" name="state" value="open" />
          <input type="hidden" name="reason" value="" />
          <input type="hidden" name="back" value={back} />
          <Button kind="quiet">{t('procedures.limits.ticked.undo')}</Button>
        </Form>
      </Notice>
    </div>
  );
}

function Nothing({ show, narrowed }: { show: DueShow; narrowed: boolean }) {
  const { t } = useShell();
  return (
    <EmptyState title={t(narrowed ? 'procedures.limits.empty.narrowed' : `procedures.limits.empty.${show}`)}>
      <p>{t('procedures.limits.empty.text')}</p>
      {show === 'all' && !narrowed ? null : (
        <p>
          <ButtonLink href="/limits" kind="quiet">
            {t('procedures.limits.empty.seeAll')}
          </ButtonLink>
        </p>
      )}
    </EmptyState>
  );
}
