import { dayAndDate, shortDate, today } from '#app/platform/language/index.ts';
import { Badge, Button, Code, Form, type Order, Table, type Tone, table, useShell } from '#app/platform/web/index.ts';
import { dueInWords, groupedReference } from '#app/service/cases/index.ts';
import { escalates } from '#app/service/limit-counting/index.ts';
import { KindBadge } from '../limit-pages/index.ts';
import { limitTitle, movedInWords } from '../limits/index.ts';
import { TaskName } from '../tasks/index.ts';
import type { DueLine } from './due-list.ts';
import { besidesOf, stopInWords } from './due-row.view.tsx';
import type { DueOrder } from './due-source.ts';

export interface DueTableProps {
  lines: readonly DueLine[];
  order: Order<DueOrder>;
  hrefOf: (order: Order<DueOrder>) => string;
  /** Names of volunteers by id, for a coordinator; null for whoever is one. */
  volunteers: ReadonlyMap<string, string> | null;
  /** May the reader tick off tasks? */
  ticks: boolean;
  /** Where one comes back after ticking off. */
  back: string;
  /** Of a second table on the page. */
  id?: string;
  caption?: string;
}

const dueTable = ({ lines, volunteers, ticks, back }: DueTableProps) => {
  const isOnly = ({ name, reference }: DueLine) =>
    name !== null && !lines.some((other) => other.name === name && other.reference !== reference);
  return table<DueLine, DueOrder>('list', {
    day: { head: 'procedures.limits.column.day', sort: 'day', width: 'narrow', cell: (line) => <Day line={line} /> },
    // "Too late since Friday" is the day itself.
    left: {
      head: 'procedures.limits.column.left',
      width: 'middle',
      phone: 'instead',
      cell: (line) => <Left line={line} />,
    },
    what: {
      head: 'procedures.limits.column.what',
      sort: 'what',
      width: 'wide',
      phone: 'line',
      cell: (line) => <What line={line} />,
    },
    kind: { head: 'procedures.limits.column.kind', cell: (line) => <Kind line={line} /> },
    client: {
      head: 'procedures.limits.column.client',
      sort: 'client',
      cell: (line) => <Client line={line} isOnly={isOnly(line)} />,
    },
    volunteer: {
      head: 'procedures.limits.column.volunteer',
      sort: 'volunteer',
      isShown: volunteers !== null,
      cell: ({ beside }) => volunteers && <Volunteer id={beside ?? null} names={volunteers} />,
    },
    confirmed: {
      head: 'procedures.limits.column.confirmed',
      sort: 'confirmed',
      phone: 'headed',
      cell: (line) => <Confirmed line={line} />,
    },
    tick: {
      head: 'procedures.limits.column.tick',
      isShown: ticks,
      cell: (line) => <TickOff line={line} back={back} />,
    },
  });
};

/** What is due, a line each: the day, how long still, what, for whom, who is beside them, whether a lawyer confirmed. */
export function DueTable(props: DueTableProps) {
  const { t } = useShell();
  const { lines, order, hrefOf, id = 'due', caption = t('procedures.limits.page.title') } = props;
  return (
    <div class="brief due-table" id={`${id}-list`}>
      <Table of={dueTable(props)} id={id} caption={caption} hideCaption rows={lines} sorted={{ order, hrefOf }} />
    </div>
  );
}

/** An appointment without a day is not over: it stands until it has one. */
const isToCome = ({ task, day }: DueLine) => task?.kind === 'appointment' && day === null;

function Day({ line }: { line: DueLine }) {
  const { t, lang } = useShell();
  const { day } = line;
  if (day === null)
    return (
      <span class="due-day soft">
        {t(isToCome(line) ? 'procedures.limits.toCome.state' : 'procedures.limits.task.noDay')}
      </span>
    );
  return (
    <time class="due-day" datetime={day} title={dayAndDate(day, lang)}>
      {shortDate(day, lang)}
    </time>
  );
}

function Left({ line }: { line: DueLine }) {
  const { lang } = useShell();
  if (line.day === null) return null;
  const of = line.limit ? 'limit' : line.task.kind === 'appointment' ? 'appointment' : 'other';
  const { words, tone } = dueInWords(line.day, lang, { of });
  return <Badge tone={tone}>{words}</Badge>;
}

function What({ line }: { line: DueLine }) {
  const { t, lang } = useShell();
  const { besides } = besidesOf(line, lang);
  const more = besides === undefined ? null : <span class="small"> {besides}</span>;
  if (line.limit) {
    return (
      <>
        <a href={`/clients/${line.reference}/limits/${line.limit.id}`}>
          <bdi>{limitTitle(line.limit.document, lang)}</bdi>
        </a>
        {more}
      </>
    );
  }
  const { time, place, moved, by } = line.task.document;
  const told = moved.map((one) => movedInWords(one, lang));
  const promised = by === null ? null : t('procedures.limits.task.by.note', { name: by });
  const where = [time, place, ...told, promised].filter((one) => one !== null);
  return (
    <>
      <a href={`/clients/${line.reference}/tasks/${line.task.id}`}>
        <TaskName task={line.task} />
      </a>
      {where.length === 0 ? null : <bdi class="small soft"> {where.join(', ')}</bdi>}
      {line.held ? <Badge tone="late">{stopInWords(line.held, t)}</Badge> : null}
      {more}
    </>
  );
}

function Kind({ line }: { line: DueLine }) {
  const { t } = useShell();
  if (line.limit) {
    const { clear, said } = line.limit.document;
    return <KindBadge catalogueId={clear.catalogueId} said={said !== null} />;
  }
  return (
    <span class="soft">
      {t(line.task.kind === 'appointment' ? 'procedures.limits.kind.appointment' : 'procedures.limits.kind.task')}
    </span>
  );
}

function Client({ line: { reference, name }, isOnly }: { line: DueLine; isOnly: boolean }) {
  const { t } = useShell();
  return (
    <a href={`/clients/${reference}`}>
      <bdi>{name ?? t('procedures.limits.noName')}</bdi>
      <span class={isOnly ? 'spare' : undefined}>
        {' '}
        <Code>{groupedReference(reference)}</Code>
      </span>
    </a>
  );
}

function Volunteer({ id, names }: { id: string | null; names: ReadonlyMap<string, string> }) {
  const { t } = useShell();
  const name = id === null ? undefined : names.get(id);
  return name === undefined ? <span class="soft">{t('procedures.limits.volunteers.none')}</span> : <bdi>{name}</bdi>;
}

/** A lawyer's word is asked for days on which somebody must act. */
function Confirmed({ line: { limit, day } }: { line: DueLine }) {
  if (!limit) return null;
  const { clear } = limit.document;
  if (clear.purpose === 'wait') return null;
  if (clear.confirmed) return <Sure tone="done" word="yes" />;
  const isUrgent = escalates({ ...clear, drivingDay: day ?? clear.drivingDay }, today().toString());
  return <Sure tone={isUrgent ? 'late' : null} word="no" />;
}

function Sure({ tone, word }: { tone: Tone | null; word: 'yes' | 'no' }) {
  const { t } = useShell();
  const said = t(`procedures.limits.column.${word}`);
  return (
    <span class="sure">{tone === null ? <span class="soft">{said}</span> : <Badge tone={tone}>{said}</Badge>}</span>
  );
}

/** Done, in one press; it can be undone on the page that comes. A limit hangs on its event and is closed on its own page. */
function TickOff({ line, back }: { line: DueLine; back: string }) {
  const { t } = useShell();
  if (!line.task || line.held || isToCome(line)) return null;
  const { id, version } = line.task;
  return (
    <Form action={`/clients/${line.reference}/tasks/${id}/state`} version={version}>
      <input type="hidden" name="state" value="done" />
      <input type="hidden" name="reason" value="" />
      <input type="hidden" name="back" value={back} />
      <Button kind="quiet">
        {t('procedures.limits.tick')}
        <span class="hidden">
          {' '}
          <TaskName task={line.task} />
        </span>
      </Button>
    </Form>
  );
}
