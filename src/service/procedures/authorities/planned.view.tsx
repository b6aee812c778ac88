import { Code, DueList, DueRow, EmptyState, PageHeader, useShell } from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import { TaskName } from '../tasks/index.ts';
import type { Planned } from './planned.store.ts';

/** Everything that is planned with authorities of a client's country without two yeses, over all my cases. */
export function PlannedPage({ planned }: { planned: readonly Planned[] }) {
  const { t } = useShell();
  return (
    <>
      <PageHeader
        title={t('procedures.authorities.list')}
        above={<a href="/limits">{t('procedures.limits.page.title')}</a>}
      >
        <p>{t('procedures.authorities.list.lead')}</p>
      </PageHeader>
      {planned.length === 0 ? (
        <EmptyState title={t('procedures.authorities.list.none')} />
      ) : (
        <section class="sheet">
          <DueList>
            {planned.map((one) => (
              <Line planned={one} />
            ))}
          </DueList>
        </section>
      )}
    </>
  );
}

function Line({ planned: { reference, name, href, day, held, task, step } }: { planned: Planned }) {
  const { t, lang } = useShell();
  const { why, byLetter } = held;
  const title = step
    ? step.procedure.definition.words[lang].stages[step.stage]?.name
    : t('procedures.limits.task.appointment');
  return (
    <DueRow
      {...(day === null ? {} : { date: day })}
      tone="late"
      state={t(`procedures.authorities.state.${why}`)}
      besides={`${t(`procedures.gate.title.${why}`)} ${t(byLetter ? `procedures.gate.letter.${why}` : `procedures.gate.stop.${why}`)}`}
      title={task === null ? (title ?? '') : <TaskName task={task} />}
      href={href}
      note={
        <>
          <a href={`/clients/${reference}/authorities`}>
            <Code>{groupedReference(reference)}</Code>
          </a>{' '}
          <bdi>{name ?? t('procedures.limits.noName')}</bdi>
          {day === null
            ? ` · ${t(step ? 'procedures.authorities.list.step' : 'procedures.authorities.list.noDay')}`
            : null}
        </>
      }
    />
  );
}
