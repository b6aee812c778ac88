import { dayAndDate } from '#app/platform/language/index.ts';
import { Code, EmptyState, PageHeader, Table, table, useShell } from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import type { AskedOfCoordinator, WaitingLine } from '../limits/index.ts';
import { drivingDayOf, limitTitle } from '../limits/index.ts';
import { Pairs } from './joining.view.tsx';
import { waitingInWords } from './waiting.view.tsx';

/**
 * Fatal days that one person wants later or gone: what the coordinator opens or declines, and what this coordinator
 * asked for; and limits that look like one.
 */
export function WaitingPage({ waiting, pairs }: AskedOfCoordinator) {
  const { t } = useShell();
  const [own, others] = [waiting.filter(({ isMine }) => isMine), waiting.filter(({ isMine }) => !isMine)];
  return (
    <>
      <PageHeader
        title={t('procedures.limits.waiting.title')}
        above={<a href="/limits">{t('procedures.limits.page.title')}</a>}
      >
        <p>{t('procedures.limits.waiting.lead')}</p>
      </PageHeader>
      {waiting.length + pairs.length === 0 ? <EmptyState title={t('procedures.limits.waiting.nothing')} /> : null}
      <Lines id="others" lines={others} />
      <Pairs pairs={pairs} />
      <Lines id="own" lines={own} />
    </>
  );
}

const waitingTable = table<WaitingLine>('cards', {
  limit: {
    head: 'procedures.limits.proposals.limit',
    cell: ({ reference, limit }, { lang }) => (
      <a href={`/clients/${reference}/limits/${limit.id}`}>{limitTitle(limit.document, lang)}</a>
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
    head: 'procedures.limits.waiting.now',
    cell: ({ limit }, { lang }) => <b>{dayAndDate(drivingDayOf(limit), lang)}</b>,
  },
  asked: {
    head: 'procedures.limits.waiting.asked',
    cell: ({ limit: { document } }, { lang }) => document.waiting && waitingInWords(document.waiting, lang),
  },
});

function Lines({ id, lines }: { id: 'others' | 'own'; lines: readonly WaitingLine[] }) {
  const { t } = useShell();
  if (lines.length === 0) return null;
  return (
    <section>
      <Table of={waitingTable} id={id} caption={t(`procedures.limits.waiting.${id}`)} rows={lines} />
    </section>
  );
}
