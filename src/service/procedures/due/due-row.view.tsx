import type { Child } from 'hono/jsx';
import {
  dayAndDate,
  type Lang,
  shortDate,
  type Translate,
  today,
  translator,
  weekdayName,
} from '#app/platform/language/index.ts';
import { Code, DueRow, useShell } from '#app/platform/web/index.ts';
import { dueInWords, groupedReference } from '#app/service/cases/index.ts';
import { escalates } from '#app/service/limit-counting/index.ts';
import { KindBadge, waitingInWords } from '../limit-pages/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { limitTitle, movedInWords, saidInWords, waitingIn } from '../limits/index.ts';
import type { Held, OpenTask } from '../tasks/index.ts';
import { endInWords, TaskName } from '../tasks/index.ts';
import type { DueLine } from './due-list.ts';

interface DueLineRowProps {
  line: DueLine;
  /** Says for whom, where that is not already clear. */
  withClient?: boolean;
  /** There was a reminder or a proposal about it in the last days. */
  isNew?: boolean;
}

/** A limit or task as a row. */
export function DueLineRow({ line, withClient = false, isNew = false }: DueLineRowProps) {
  const forWhom = withClient ? <Client line={line} /> : null;
  return line.limit ? (
    <LimitRow line={line} limit={line.limit} forWhom={forWhom} isNew={isNew} />
  ) : (
    <TaskRow line={line} task={line.task} forWhom={forWhom} />
  );
}

interface RowProps {
  line: DueLine;
  /** The client, where that is not already clear. */
  forWhom: Child | null;
}

function LimitRow({ line, limit, forWhom, isNew }: RowProps & { limit: OpenLimit; isNew: boolean }) {
  const { t, lang } = useShell();
  const { clear, said } = limit.document;
  const day = line.day ?? clear.drivingDay;
  const { words, tone } =
    clear.state === 'open'
      ? dueInWords(day, lang, { of: 'limit' })
      : finished(t(`procedures.limits.state.${clear.state}`));
  return (
    <DueRow
      date={day}
      tone={tone}
      state={words}
      {...besides(limit, { day, lang, isDouble: line.double === true })}
      title={<bdi>{limitTitle(limit.document, lang)}</bdi>}
      href={`/clients/${line.reference}/limits/${limit.id}`}
      note={
        <>
          {forWhom === null ? null : <>{forWhom} · </>}
          {isNew ? <b>{t('procedures.limits.new')} · </b> : null}
          {dayBesideLeaf(day, lang)} <KindBadge catalogueId={clear.catalogueId} said={said !== null} />
        </>
      }
    />
  );
}

function TaskRow({ line, task, forWhom }: RowProps & { task: OpenTask }) {
  const { t, lang } = useShell();
  const { time, place, moved } = task.document;
  const due = task.state === 'open' ? dueOfTask(task, lang) : finished(endInWords(task, task.state, t));
  const stop = task.state === 'open' ? (line.held ?? null) : null;
  const told = moved.map((one) => movedInWords(one, lang));
  const where = [time, place, ...told].filter((one) => one !== null).join(', ');
  const by = task.document.by === null ? null : t('procedures.limits.task.by.note', { name: task.document.by });
  return (
    <DueRow
      {...(task.dueDay === null ? {} : { date: task.dueDay })}
      {...(due === null ? {} : { tone: due.tone, state: due.words })}
      {...(stop === null ? {} : stopped(stop, due?.words ?? null, t))}
      title={<TaskName task={task} />}
      href={`/clients/${line.reference}/tasks/${task.id}`}
      note={
        <>
          {forWhom}
          {by === null ? null : (
            <>
              {forWhom === null ? null : ' · '}
              <bdi>{by}</bdi>
            </>
          )}
          {where === '' ? null : (
            <>
              {forWhom === null && by === null ? null : ' · '}
              <bdi>{where}</bdi>
            </>
          )}
        </>
      }
    />
  );
}

/** The same for any line of a table, where whether somebody confirmed it has a column of its own. */
export const besidesOf = (line: DueLine, lang: Lang): { besides?: string } =>
  line.limit && line.day !== null
    ? besides(line.limit, { day: line.day, lang, isDouble: line.double === true, saysUnconfirmed: false })
    : {};

interface Besides {
  day: string;
  lang: Lang;
  /** Another limit looks like the same. */
  isDouble: boolean;
  /** Is it said here that nobody confirmed the day? */
  saysUnconfirmed?: boolean;
}

/**
 * What else is the matter with a limit: nobody confirmed it so close to its day; a job counted another day, and the old one
 * stands beside it until a person chooses; another one looks like the same.
 */
function besides(
  { document, proposedDay, isSuspended }: OpenLimit,
  { day, lang, isDouble, saysUnconfirmed = true }: Besides,
): { besides?: string } {
  const { clear } = document;
  const waiting = waitingIn(document);
  if (clear.state !== 'open') return {};
  const t = translator(lang);
  const values = { from: shortDate(clear.drivingDay, lang), to: shortDate(proposedDay ?? day, lang) };
  const said = [
    ...(document.said === null ? [] : [saidInWords(document.said, lang)]),
    ...(isSuspended ? [t('procedures.limits.suspended')] : []),
    ...(saysUnconfirmed && escalates({ ...clear, drivingDay: day }, today().toString())
      ? [t('procedures.limits.unconfirmed')]
      : []),
    ...(proposedDay === null ? [] : [t('procedures.limits.proposal.fromTo', values)]),
    ...(waiting === null ? [] : [waitingInWords(waiting, lang)]),
    ...(isDouble ? [t('procedures.limits.joining.besides')] : []),
  ];
  return said.length === 0 ? {} : { besides: said.join(' · ') };
}

function dueOfTask(task: OpenTask, lang: Lang) {
  const of = task.kind === 'appointment' ? 'appointment' : 'other';
  if (task.dueDay !== null) return dueInWords(task.dueDay, lang, { of });
  return of === 'appointment'
    ? { words: translator(lang)('procedures.limits.toCome.state'), tone: 'soon' as const }
    : null;
}

/** The leaf says which day of which month: the weekday is enough, and the whole date in another year. */
function dayBesideLeaf(day: string, lang: Lang): string {
  return day.slice(0, 4) === today().toString().slice(0, 4) ? weekdayName(day, lang) : dayAndDate(day, lang);
}

/** Why nobody goes or rings yet, and who has to say so first. */
export function stopInWords({ why, byLetter }: Held, t: Translate): string {
  const stop = t(byLetter ? `procedures.gate.letter.${why}` : `procedures.gate.stop.${why}`);
  return `${t(`procedures.gate.title.${why}`)} ${stop}`;
}

/** In red, whenever it is: do not go and do not ring. */
function stopped(held: Held, when: string | null, t: Translate) {
  return {
    tone: 'late' as const,
    state: when ?? t('procedures.limits.state.todo'),
    besides: stopInWords(held, t),
  };
}

const finished = (words: string) => ({ words, tone: 'done' as const });

function Client({ line }: { line: DueLine }) {
  const { t } = useShell();
  return (
    <>
      <a href={`/clients/${line.reference}`}>
        <Code>{groupedReference(line.reference)}</Code>
      </a>{' '}
      <bdi>{line.name ?? t('procedures.limits.noName')}</bdi>
    </>
  );
}
