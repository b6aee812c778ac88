import { dayAndDate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  EmptyState,
  ErrorSummary,
  Form,
  type FormState,
  Notice,
  PageHeader,
  Table,
  Tick,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import { limitName } from '../limits/index.ts';
import type { Proposals, ProposedDay } from './proposals.store.ts';

/** Every day that was counted anew, old beside new, and one button; what gives more time needs a tick of its own. */
export function ProposalsPage({ proposals, form }: { proposals: Proposals; form: FormState }) {
  const { t } = useShell();
  const { stricter, looser, alarms, more, mark } = proposals;
  const nothing = stricter.length + looser.length === 0;
  return (
    <>
      <PageHeader
        title={t('procedures.limits.proposals.title')}
        above={<a href="/limits?show=changed">{t('procedures.limits.page.title')}</a>}
      >
        <p>{t('procedures.limits.proposals.lead')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{}} />
      {alarms.length === 0 ? null : (
        <Notice tone="late" title={t('procedures.limits.differs.title')}>
          <p>{t('procedures.limits.proposals.alarms', { count: alarms.length })}</p>
        </Notice>
      )}
      {nothing ? (
        <EmptyState title={t('procedures.limits.empty.changed')} />
      ) : (
        <Form action="/limits/proposals">
          <input type="hidden" name="mark" value={mark} />
          <Days id="stricter" days={stricter} />
          <Days id="looser" days={looser} />
          {looser.length === 0 ? null : (
            <Tick
              name="looser"
              legend={t('procedures.limits.proposals.looser.legend')}
              label={t('procedures.limits.proposals.looser.take', { count: looser.length })}
            />
          )}
          {more ? <p class="soft">{t('procedures.limits.proposals.more')}</p> : null}
          <ButtonRow>
            <Button>{t('procedures.limits.proposals.take')}</Button>
            <ButtonLink href="/limits?show=changed" kind="quiet">
              {t('procedures.limits.proposals.leave')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}

const dayTable = table<ProposedDay>('cards', {
  limit: {
    head: 'procedures.limits.proposals.limit',
    cell: ({ reference, limit: { id, document } }, { lang }) => (
      <a href={`/clients/${reference}/limits/${id}`}>
        {limitName(document.clear.catalogueId, document.origin.kind, lang)}
      </a>
    ),
  },
  client: {
    head: 'procedures.limits.proposals.client',
    cell: ({ reference, name }, { t }) => (
      <>
        <Code>{groupedReference(reference)}</Code> <bdi>{name ?? t('procedures.limits.noName')}</bdi>
      </>
    ),
  },
  now: {
    head: 'procedures.limits.proposals.now',
    cell: ({ old, limit }, { t, lang }) => (
      <>
        {dayAndDate(old, lang)}
        {limit.document.clear.confirmed ? (
          <span class="soft"> ({t('procedures.limits.proposals.confirmed')})</span>
        ) : null}
      </>
    ),
  },
  next: { head: 'procedures.limits.proposals.then', cell: ({ next }, { lang }) => <b>{dayAndDate(next, lang)}</b> },
});

function Days({ id, days }: { id: 'stricter' | 'looser'; days: readonly ProposedDay[] }) {
  const { t } = useShell();
  if (days.length === 0) return null;
  return (
    <section>
      <Table of={dayTable} id={id} caption={t(`procedures.limits.proposals.${id}`)} rows={days} />
    </section>
  );
}
