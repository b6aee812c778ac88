import { longDate, plainDate, today } from '#app/platform/language/index.ts';
import { DueList, DueRow, Section, useShell } from '#app/platform/web/index.ts';
import type { QueueInShort } from './home.store.ts';
import { QueueStart } from './queue-start.view.tsx';

/** The first page of whoever is in the intake team alone: the numbers, who waits longest, and what one does with one. */
export function IntakeStart({ queue }: { queue: QueueInShort }) {
  return (
    <div class="two">
      <QueueStart counts={queue} />
      <div class="stack">
        <Longest queue={queue} />
        <Next />
      </div>
    </div>
  );
}

function Longest({ queue: { longest } }: { queue: QueueInShort }) {
  const { t, lang } = useShell();
  if (longest.length === 0) return null;
  const days = (since: string) => Math.max(0, plainDate(since).until(today()).days);
  return (
    <Section title={t('home.queue.longest')}>
      <DueList>
        {longest.map(({ id, day }) => (
          <DueRow
            date={day}
            title={t('intake.queue.one', { day: longDate(day, lang) })}
            note={t('intake.age', { days: days(day) })}
            href={`/queue/${id}`}
          />
        ))}
      </DueList>
    </Section>
  );
}

/** The three ways on, and whom to ask: of one registration nothing is told with a name. */
function Next() {
  const { t } = useShell();
  return (
    <Section title={t('home.queue.then')}>
      <ul class="bullets">
        <li>{t('home.queue.then.place')}</li>
        <li>{t('home.queue.then.wait')}</li>
        <li>
          {t('home.queue.then.other')} <a href="/directory">{t('home.queue.then.directory')}</a>
        </li>
        <li>{t('home.queue.then.ask')}</li>
      </ul>
    </Section>
  );
}
