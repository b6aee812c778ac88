import type { LogEntry } from '#app/platform/audit/index.ts';
import { dayAndDate, timeOfDay } from '#app/platform/language/index.ts';
import { Code, Table, table, useShell } from '#app/platform/web/index.ts';
import { ActInWords } from './act.view.tsx';
import { isPersonAct, type LogPage } from './audit-log.store.ts';
import { caseInWords, entryReasonInWords, whoInWords } from './audit-log.ts';
import { type LogAsked, logHref } from './log-filter.ts';
import { type LogLine, linesByDay } from './log-lines.ts';

interface BookTableProps {
  page: LogPage;
  /** What is asked now: a name or a number narrows it further. */
  asked: LogAsked;
}

const book = ({ page: { names, references }, asked }: BookTableProps) =>
  table<LogLine>('list', {
    when: {
      head: 'audit-log.column.when',
      cell: ({ entry }, { lang }) => <time datetime={entry.at}>{timeOfDay(entry.at, lang)}</time>,
    },
    who: { head: 'audit-log.column.who', cell: ({ entry }) => <Who entry={entry} names={names} asked={asked} /> },
    what: {
      head: 'audit-log.column.what',
      cell: (line) => (
        <>
          <ActInWords entry={line.entry} aboutPerson={isPersonAct(line.entry)} names={names} />
          <Times line={line} />
        </>
      ),
    },
    case: {
      head: 'audit-log.column.case',
      cell: ({ entry }) => <CaseLink entry={entry} references={references} asked={asked} />,
    },
    why: { head: 'audit-log.column.why', cell: ({ entry }, { t }) => entryReasonInWords(entry, t) },
    number: {
      head: 'audit-log.column.number',
      isNumber: true,
      phone: 'hidden',
      cell: ({ entry }) => String(entry.seq),
    },
  });

/** A page of the audit log under its days; what is the same is said once, with how often and when. */
export function LogTable({ page, asked }: BookTableProps) {
  const { t, lang } = useShell();
  const groups = linesByDay(page.entries).map(({ day, entries, lines }) => ({
    head: t('audit-log.day', { day: dayAndDate(day, lang), count: entries }),
    rows: lines,
  }));
  return (
    <div class="book">
      <Table of={book({ page, asked })} id="book" caption={t('audit-log.table')} hideCaption groups={groups} />
    </div>
  );
}

/** Of what happened more than once how often, and on opening each time with its number. */
function Times({ line: { times } }: { line: LogLine }) {
  const { t, lang } = useShell();
  if (times.length === 1) return null;
  return (
    <details class="times">
      <summary class="small">{t('audit-log.times', { count: times.length })}</summary>
      <ul class="small">
        {times.map(({ at, seq }) => (
          <li>{t('audit-log.time', { time: timeOfDay(at, lang), seq: String(seq) })}</li>
        ))}
      </ul>
    </details>
  );
}

interface NarrowingProps {
  entry: LogEntry;
  asked: LogAsked;
}

function Who({ entry, names, asked }: NarrowingProps & { names: ReadonlyMap<string, string> }) {
  const { t } = useShell();
  const who = whoInWords(entry, names, t);
  if (!entry.person) return <span class="soft">{who}</span>;
  const { before: _before, ...others } = asked;
  return (
    <a href={logHref({ ...others, person: entry.person })}>
      <bdi>{who}</bdi>
    </a>
  );
}

function CaseLink({ entry, references, asked }: NarrowingProps & { references: ReadonlyMap<string, string> }) {
  if (entry.case === undefined) return null;
  const reference = entry.reference ?? references.get(entry.case);
  const text = <Code>{caseInWords(entry, references)}</Code>;
  const { before: _before, ...others } = asked;
  return reference === undefined ? text : <a href={logHref({ ...others, case: reference })}>{text}</a>;
}
