import { ButtonLink, ButtonRow, DueList, Notice, Sheet, useShell } from '#app/platform/web/index.ts';
import { RegionsInShort, WaitingInShort } from './figures-in-short.tsx';
import { PeopleRows } from './people-rows.tsx';
import { QueueStart } from './queue-start.tsx';
import type { HouseInShort, QueueCounts } from './start.store.ts';

interface HouseStartProps {
  house: HouseInShort;
  /** Null for a leader who is not in the intake team. */
  queue: QueueCounts | null;
}

/** The project leader's start: the first hour until it is done, who waits for the leader, and the figures in short. */
export function HouseStart({ house, queue }: HouseStartProps) {
  const { t } = useShell();
  const { approvals, keys, turning } = house.people;
  const waiting = <WaitingInShort figures={house.figures} isInIntake={queue !== null} />;
  return (
    <>
      {house.nextStep === null ? null : (
        <Notice tone="soon" title={t('start.hour')}>
          <p>{t('start.hour.next', { step: t(`setup.hour.${house.nextStep}`) })}</p>
          <ButtonRow>
            <ButtonLink href="/first-hour" kind={queue === null ? 'primary' : 'quiet'}>
              {t('start.hour.go')}
            </ButtonLink>
          </ButtonRow>
        </Notice>
      )}
      <div class="two">
        <div class="stack">
          {queue === null ? null : <QueueStart counts={queue} />}
          {approvals.length + keys.length + turning === 0 ? null : (
            <Sheet title={t('start.people')}>
              <DueList>
                <PeopleRows people={house.people} />
              </DueList>
            </Sheet>
          )}
          {queue === null ? waiting : null}
        </div>
        <div class="stack">
          {queue === null ? null : waiting}
          <RegionsInShort figures={house.figures} />
          <p>
            <a href="/break-glass">{t('start.glass.link')}</a>
          </p>
        </div>
      </div>
    </>
  );
}
