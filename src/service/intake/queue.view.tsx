import type { RegistrationStatus } from '#app/platform/database/index.ts';
import { longDate, type Translate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DueList,
  DueRow,
  EmptyState,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { Listed } from './intake.store.ts';
import type { RegionFacts } from './proposal.ts';
import { ageOf } from './registration.view.tsx';
import { RoomNotice } from './waiting.view.tsx';

/** What was just decided, as it is in the address: a code, never a name. */
export const justDone = ['place', 'waiting', 'pass', 'keep'] as const;

/** So many of one kind are shown: the page stays light however many a flood brings. */
const mostShown = 50;

interface QueuePageProps {
  rows: readonly Listed[];
  regions: readonly RegionFacts[];
  form: FormState;
  done: (typeof justDone)[number] | undefined;
}

/** What waits for the intake team, oldest first. */
export function QueuePage({ rows, regions, form, done }: QueuePageProps) {
  const { t } = useShell();
  const groups = (['new', 'check', 'waiting', 'withdrawn'] as const)
    .map((status): Group => ({ status, rows: rows.filter((row) => row.status === status) }))
    .filter((group) => group.rows.length > 0);
  // What nobody has read comes first; on a wide screen what waits for a place stands beside it.
  const unread = groups.filter(({ status }) => status === 'new' || status === 'check');
  const drawn = (group: Group) => <GroupSection group={group} regions={regions} />;
  return (
    <div class="stack">
      <PageHeader title={t('intake.queue.title')}>
        <p>{t('intake.queue.explain')}</p>
      </PageHeader>
      {done === undefined ? null : (
        <Notice tone="done" announce>
          <p>{t(`intake.done.${done}`)}</p>
        </Notice>
      )}
      <ErrorSummary form={form} labels={{ code: t('intake.code.label') }} />
      {rows.length === 0 ? (
        <EmptyState title={t('intake.queue.empty')}>
          <p>{t('intake.queue.empty.next')}</p>
        </EmptyState>
      ) : null}
      <div class="two">
        {unread.length === 0 ? null : <div class="stack">{unread.map(drawn)}</div>}
        <div class="stack">
          {groups.filter((group) => !unread.includes(group)).map(drawn)}
          <CodeSection form={form} />
        </div>
      </div>
    </div>
  );
}

interface Group {
  status: 'new' | 'check' | 'waiting' | 'withdrawn';
  rows: readonly Listed[];
}

function GroupSection({ group: { status, rows }, regions }: { group: Group; regions: readonly RegionFacts[] }) {
  const { t } = useShell();
  return (
    <Section id={status} title={t(`intake.queue.${status}`, { count: rows.length })}>
      {status === 'check' ? <CheckExplained /> : null}
      {status === 'waiting' ? <RoomNotice regions={regions} waiting={rows.length} /> : null}
      {status === 'withdrawn' ? <p class="soft">{t('intake.queue.withdrawn.explain')}</p> : null}
      {rows.length > mostShown ? <p>{t('intake.queue.more', { shown: mostShown })}</p> : null}
      <RegistrationList rows={rows.slice(0, mostShown)} base={status === 'withdrawn' ? null : '/queue'} />
    </Section>
  );
}

function CheckExplained() {
  const { t } = useShell();
  return (
    <>
      <p class="soft">{t('intake.queue.check.explain')}</p>
      <p>
        <a href="/queue/clearing">{t('intake.clearing.go')}</a>
      </p>
    </>
  );
}

function CodeSection({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('intake.queue.code')}>
      <Form action="/queue/code" form={form}>
        <div class="row end">
          <Field name="code" label={t('intake.code.label')} inputmode="numeric" length="middle" dir="ltr" form={form} />
          <Button kind="quiet">{t('intake.queue.code.find')}</Button>
        </div>
      </Form>
    </Section>
  );
}

/**
 * Registrations by the day on which they came; nothing of what was written is opened for a list. Without a base nothing
 * is left to open.
 */
export function RegistrationList({ rows, base }: { rows: readonly Listed[]; base: '/queue' | '/arrivals' | null }) {
  const { t, lang } = useShell();
  return (
    <DueList>
      {rows.map((row) => (
        <DueRow
          date={row.received_day}
          title={t('intake.queue.one', { day: longDate(row.received_day, lang) })}
          {...(base === null ? {} : { href: `${base}/${row.id}` })}
          note={whenOf(row, rows, t)}
        />
      ))}
    </DueList>
  );
}

/** How long ago, in which hour, and which of that hour: so that no two rows look alike. */
function whenOf(row: Listed, rows: readonly Listed[], t: Translate): string {
  const { received_day: day, received_hour: hour } = row;
  if (hour === null) return ageOf(day, t);
  const same = rows.filter((one) => one.received_day === day && one.received_hour === hour);
  const which = same.length > 1 ? t('intake.queue.which', { place: same.indexOf(row) + 1, count: same.length }) : '';
  return [ageOf(day, t), t('intake.queue.hour', { from: hour, to: hour + 1 }), which].filter(Boolean).join(', ');
}

/** Somebody else decided while this page stood open. What was typed is there to copy. */
export function DecidedMeanwhile({ status, kept }: { status: RegistrationStatus; kept: readonly string[] }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('web.refusal.conflict')}>
        <p>{t('intake.queue.meanwhile', { status: t(`intake.status.${status}`) })}</p>
      </PageHeader>
      {kept.length === 0 ? null : <h2>{t('web.keptText')}</h2>}
      {kept.map((text) => (
        <p class="kept" dir="auto">
          {text}
        </p>
      ))}
      <ButtonRow>
        <ButtonLink href="/queue">{t('intake.queue.title')}</ButtonLink>
      </ButtonRow>
    </div>
  );
}
