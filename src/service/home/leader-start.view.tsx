import type { LastBackup } from '#app/platform/access/visit/index.ts';
import { ButtonLink, ButtonRow, DueList, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { UnsignedEndingsNotice } from '#app/service/people/index.ts';
import { undeliveredPlace } from '#app/service/undelivered/index.ts';
import { BackupInShort } from './backup-in-short.view.tsx';
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
  /** The last backup; null when there is none, undefined where nobody keeps that. */
  backup: LastBackup | null | undefined;
}

const daysCount = ({ days: { lacking, waiting } }: FiguresInShort) => lacking.length + waiting.length;

/** The project leader's start: the first hour until it is done, who waits for the leader, and the figures in short. */
export function LeaderStart({ installation, queue, backup }: LeaderStartProps) {
  const { t } = useShell();
  const { approvals, keys, rotation } = installation.people;
  const texts = installation.approvals;
  const toArrange = installation.nextStep === null ? installation.toArrange : 0;
  const waiting = <WaitingInShort figures={installation.figures} isInIntake={queue !== null} />;
  return (
    <>
      {installation.nextStep === null ? null : (
        <Notice tone="soon" title={t('home.hour')}>
          <p>{t('home.hour.next', { step: t(`people.setup.hour.${installation.nextStep}`) })}</p>
          <ButtonRow>
            <ButtonLink href="/first-hour" kind={queue === null ? 'primary' : 'quiet'}>
              {t('home.hour.go')}
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
            installation.mail +
            texts.waiting +
            daysCount(installation) +
            toArrange ===
          0 ? null : (
            <Section title={t('home.people')}>
              <DueList>
                <DayRows days={installation.days} />
                <CountRow
                  number={installation.lists}
                  title={t('home.count.lists', { count: installation.lists })}
                  note={t('home.count.lists.note')}
                  tone="late"
                  href="/lists"
                />
                <CountRow
                  number={installation.mail}
                  title={t('home.count.mail')}
                  note={t('home.count.mail.note')}
                  tone="late"
                  href={undeliveredPlace}
                />
                <CountRow
                  number={installation.signatures}
                  title={t('home.count.signatures', { count: installation.signatures })}
                  note={t('home.count.signatures.note')}
                  tone="soon"
                  href="/signatures"
                />
                <CountRow
                  number={installation.refusals}
                  title={t('home.book.refusals')}
                  note={t('home.book.refusals.note')}
                  tone="late"
                  href="/access-book?show=refusals"
                />
                <CountRow
                  number={texts.waiting}
                  title={t('home.count.texts', { count: texts.waiting })}
                  note={
                    texts.changed === 0
                      ? t('home.count.texts.note')
                      : t('home.count.texts.changed', { count: texts.changed })
                  }
                  tone={texts.changed === 0 ? 'plain' : 'soon'}
                  href="/approvals"
                />
                <PeopleRows people={installation.people} />
                <CountRow
                  number={toArrange}
                  title={t('home.count.arrange', { count: toArrange })}
                  note={t('home.count.arrange.note')}
                  href="/first-hour"
                />
              </DueList>
            </Section>
          )}
          {queue === null ? waiting : null}
        </div>
        <div class="stack">
          {queue === null ? null : waiting}
          <RegionsInShort figures={installation.figures} />
          {backup === undefined ? null : <BackupInShort backup={backup} tried={installation.restoreTried} />}
          <p>
            <a href="/break-glass">{t('home.glass.link')}</a>
          </p>
          <p>
            <a href="/public-pages">{t('page-desk.title')}</a>
          </p>
          <p>
            <a href="/machine">{t('machine.title')}</a>
          </p>
        </div>
      </div>
    </>
  );
}
