import { ButtonLink, ButtonRow, DueList, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { UnsignedEndingsNotice } from '#app/service/people/index.ts';
import { CountRow } from './count-row.view.tsx';
import { DayRows } from './day-rows.view.tsx';
import { RegionsInShort, WaitingInShort } from './figures-in-short.view.tsx';
import type { FiguresInShort, QueueCounts } from './home.store.ts';
import { PeopleRows } from './people-rows.view.tsx';
import { QueueStart } from './queue-start.view.tsx';

interface LeaderStartProps {
  installation: FiguresInShort;
  /** Null for a leader who is not in the intake team. */
  queue: QueueCounts | null;
}

const daysCount = ({ days: { lacking, waiting } }: FiguresInShort) => lacking.length + waiting.length;

/** The project leader's start: the first hour until it is done, who waits for the leader, and the figures in short. */
export function LeaderStart({ installation, queue }: LeaderStartProps) {
  const { t } = useShell();
  const { approvals, keys, rotation } = installation.people;
  const texts = installation.approvals;
  const waiting = <WaitingInShort figures={installation.figures} isInIntake={queue !== null} />;
  return (
    <>
      {installation.nextStep === null ? null : (
        <Notice tone="soon" title={t('start.hour')}>
          <p>{t('start.hour.next', { step: t(`setup.hour.${installation.nextStep}`) })}</p>
          <ButtonRow>
            <ButtonLink href="/first-hour" kind={queue === null ? 'primary' : 'quiet'}>
              {t('start.hour.go')}
            </ButtonLink>
          </ButtonRow>
        </Notice>
      )}
      <UnsignedEndingsNotice endings={installation.endings} />
      <div class="two">
        <div class="stack">
          {queue === null ? null : <QueueStart counts={queue} />}
          {approvals.length +
            keys.length +
            rotation +
            installation.signatures +
            installation.refusals +
            installation.lists +
            texts.waiting +
            daysCount(installation) ===
          0 ? null : (
            <Section title={t('start.people')}>
              <DueList>
                <DayRows days={installation.days} />
                <CountRow
                  number={installation.lists}
                  title={t('start.count.lists', { count: installation.lists })}
                  note={t('start.count.lists.note')}
                  tone="late"
                  href="/lists"
                />
                <CountRow
                  number={installation.signatures}
                  title={t('start.count.signatures', { count: installation.signatures })}
                  note={t('start.count.signatures.note')}
                  tone="soon"
                  href="/signatures"
                />
                <CountRow
                  number={installation.refusals}
                  title={t('start.book.refusals')}
                  note={t('start.book.refusals.note')}
                  tone="late"
                  href="/access-book?show=refusals"
                />
                <CountRow
                  number={texts.waiting}
                  title={t('start.count.texts', { count: texts.waiting })}
                  note={
                    texts.changed === 0
                      ? t('start.count.texts.note')
                      : t('start.count.texts.changed', { count: texts.changed })
                  }
                  tone={texts.changed === 0 ? 'plain' : 'soon'}
                  href="/approvals"
                />
                <PeopleRows people={installation.people} />
              </DueList>
            </Section>
          )}
          {queue === null ? waiting : null}
        </div>
        <div class="stack">
          {queue === null ? null : waiting}
          <RegionsInShort figures={installation.figures} />
          <p>
            <a href="/break-glass">{t('start.glass.link')}</a>
          </p>
          <p>
            <a href="/machine">{t('machine.title')}</a>
          </p>
        </div>
      </div>
    </>
  );
}
