import type { RegistrationStatus } from '#app/platform/database/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Chips,
  EmptyState,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  Notice,
  type Order,
  orderCode,
  PageHeader,
  Pagination,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { SeenRegistration } from './intake.store.ts';
import type { RegionFacts } from './proposal.ts';
import { RegistrationTable, type RegistrationTableProps } from './registration-table.view.tsx';
import { RoomNotice } from './waiting.view.tsx';

/** What was just decided, as it is in the address: a code, never a name. */
export const justDone = ['place', 'waiting', 'pass', 'keep'] as const;

/** So many of each part are shown together; the page stays light however many a flood brings. */
export const ofEachPart = 20;
export const queueOnAPage = 50;

export const queueParts = ['new', 'check', 'waiting', 'withdrawn'] as const;
type QueuePart = (typeof queueParts)[number];

export interface QueueGroup {
  part: QueuePart;
  /** How many there are in all. */
  count: number;
  rows: readonly SeenRegistration[];
}

interface QueuePageProps {
  groups: readonly QueueGroup[];
  /** How many are in each part, whether it is shown or not. */
  counts: ReadonlyMap<QueuePart, number>;
  /** The part that was chosen; null for all of them. */
  chosen: QueuePart | null;
  page: number;
  order: Order<'came'>;
  regions: readonly RegionFacts[];
  form: FormState;
  done: (typeof justDone)[number] | undefined;
}

/** What waits for the intake team, oldest first: what nobody has read comes before what waits for a place. */
export function QueuePage({ groups, counts, chosen, page, order, regions, form, done }: QueuePageProps) {
  const { t } = useShell();
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const chips = [
    { href: '/queue', label: t('intake.queue.all'), count: total, current: chosen === null },
    ...queueParts.map((part) => ({
      href: queueHref(part),
      label: t(`intake.queue.part.${part}`),
      count: counts.get(part) ?? 0,
      current: chosen === part,
    })),
  ];
  return (
    <div class="stack near">
      <PageHeader title={t('intake.queue.title')}>
        <p>{t('intake.queue.explain')}</p>
      </PageHeader>
      {done === undefined ? null : (
        <Notice tone="done" announce>
          <p>{t(`intake.done.${done}`)}</p>
        </Notice>
      )}
      <ErrorSummary form={form} labels={{ code: t('intake.code.label') }} />
      <Chips label={t('intake.queue.parts')} chips={chips} />
      {groups.length === 0 ? (
        <EmptyState title={t('intake.queue.empty')}>
          <p>{t('intake.queue.empty.next')}</p>
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <GroupSection
          group={group}
          regions={regions}
          isAll={chosen !== null}
          sorted={{ order, hrefOf: (other) => queueHref(chosen, 1, other) }}
        />
      ))}
      {chosen === null ? null : (
        <Pagination
          page={page}
          pages={Math.ceil((counts.get(chosen) ?? 0) / queueOnAPage)}
          hrefOf={(other) => queueHref(chosen, other, order)}
        />
      )}
      <CodeSection form={form} />
    </div>
  );
}

function queueHref(part: QueuePart | null, page = 1, order?: Order<'came'>): string {
  const codes = [
    ...(part === null ? [] : [`show=${part}`]),
    ...(order?.down ? [`sort=${orderCode(order)}`] : []),
    ...(page > 1 ? [`page=${page}`] : []),
  ];
  return codes.length === 0 ? '/queue' : `/queue?${codes.join('&')}`;
}

interface GroupSectionProps {
  group: QueueGroup;
  regions: readonly RegionFacts[];
  /** Is it the one part that was asked for, with pages of its own? */
  isAll: boolean;
  sorted: RegistrationTableProps['sorted'];
}

function GroupSection({ group: { part, count, rows }, regions, isAll, sorted }: GroupSectionProps) {
  const { t } = useShell();
  return (
    // The table in it is the landmark, under the same words.
    <div class="stack close" id={part}>
      <h2>{t(`intake.queue.${part}`, { count })}</h2>
      {part === 'check' ? <CheckExplained /> : null}
      {part === 'waiting' ? <RoomNotice regions={regions} waiting={count} /> : null}
      {part === 'withdrawn' ? <p class="soft">{t('intake.queue.withdrawn.explain')}</p> : null}
      <RegistrationTable
        id={`${part}-list`}
        caption={t(`intake.queue.${part}`, { count })}
        rows={rows}
        base={part === 'withdrawn' ? null : '/queue'}
        sorted={part === 'withdrawn' ? undefined : sorted}
      />
      {isAll || count <= rows.length ? null : (
        <p>
          <a href={queueHref(part)}>{t('intake.queue.more', { shown: rows.length, count })}</a>
        </p>
      )}
    </div>
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
