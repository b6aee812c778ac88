import type { Child } from 'hono/jsx';
import { dayAndDate } from '#app/platform/language/index.ts';
import { DueList, DueRow, useShell } from '#app/platform/web/index.ts';
import type { LetterWaiting } from '#app/service/letters/index.ts';
import type { DueLine } from '#app/service/procedures/index.ts';
import { DueRows } from './due-rows.view.tsx';
import { type ClientToday, promisedFirst } from './own-clients.ts';

/** One client in three parts: my next appointment, what I promised, what I still must write down. */
export function ClientTodo({ now }: { now: ClientToday }) {
  const { t } = useShell();
  const { appointment, promised, toCome, notices } = now;
  const writes = now.hasDraft || now.letters.length > 0 || now.past.length > 0;
  if (appointment === null && promised.length === 0 && toCome.length === 0 && !writes) {
    return <p class="soft">{t('home.client.quiet')}</p>;
  }
  const shown = promisedFirst(now);
  const more = promised.length - shown.length;
  return (
    <>
      {appointment === null ? null : (
        <Part title={t('home.part.appointment')}>
          <DueRows lines={[appointment]} notices={notices} />
        </Part>
      )}
      {toCome.length === 0 ? null : (
        <Part title={t('procedures.limits.toCome.title')}>
          <DueRows lines={toCome} notices={notices} />
        </Part>
      )}
      {promised.length === 0 ? null : (
        <Part title={t('home.part.promised')}>
          <DueRows lines={shown} notices={notices} />
        </Part>
      )}
      {more > 0 ? (
        <p>
          <a href="/limits">{t('home.client.more', { count: more })}</a>
        </p>
      ) : null}
      {writes ? <ToWrite now={now} /> : null}
    </>
  );
}

function Part({ title, children }: { title: string; children?: Child }) {
  return (
    <div>
      <h3 class="small soft">{title}</h3>
      <DueList>{children}</DueList>
    </div>
  );
}

function ToWrite({ now: { reference, letters, past, hasDraft } }: { now: ClientToday }) {
  const { t } = useShell();
  return (
    <Part title={t('home.part.write')}>
      <LettersRow letters={letters} />
      {past.map((line) => (
        <PastRow line={line} />
      ))}
      {hasDraft ? (
        <DueRow title={t('home.draft')} href={`/clients/${reference}/notes/new`} note={t('home.draft.note')} />
      ) : null}
    </Part>
  );
}

/** An appointment that is over: how it went stands nowhere yet, or somebody forgot to tick it off. */
function PastRow({ line }: { line: DueLine }) {
  const { t, lang } = useShell();
  if (line.day === null || !line.task) return null;
  return (
    <DueRow
      date={line.day}
      title={t('home.past')}
      href={`/clients/${line.reference}/tasks/${line.task.id}`}
      note={t('home.past.note', { day: dayAndDate(line.day, lang) })}
    />
  );
}

function LettersRow({ letters }: { letters: readonly LetterWaiting[] }) {
  const { t } = useShell();
  const [first] = letters;
  if (!first) return null;
  return (
    <DueRow
      tone="soon"
      {...(letters.length > 1 ? { count: { word: t('home.todo'), number: letters.length } } : {})}
      title={t('home.letters', { count: letters.length })}
      href={letters.length > 1 ? '/letters/waiting' : `/clients/${first.reference}/letters/${first.id}`}
      note={t('home.letters.note')}
    />
  );
}
