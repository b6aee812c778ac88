import { dayAndDate, shortDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  EmptyState,
  Form,
  PageHeader,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import { dueInWords, groupedReference } from '#app/service/cases/index.ts';
import { stopInWords } from '../due/index.ts';
import { ClashLine, isStopped, TaskName } from '../tasks/index.ts';
import type { Company, CompanyLine } from './company.store.ts';

/** Where the list stands. */
export const companyPlace = '/limits/company';

interface CompanyPageProps {
  company: Company;
  /** The day from which it goes on; null: today. */
  from: string | null;
  /** May the reader sign up? */
  writes: boolean;
}

/** Which appointments want company, and beside them those to which the reader comes along. */
export function CompanyPage({ company: { wanted, mine, next }, from, writes }: CompanyPageProps) {
  const { t, lang } = useShell();
  return (
    <div class="stack near">
      <PageHeader
        title={t('procedures.limits.company.title')}
        above={<a href="/limits">{t('procedures.limits.page.title')}</a>}
      >
        <p>{t('procedures.limits.company.lead')}</p>
        {from === null ? null : (
          <p>
            {t('procedures.limits.company.from', { day: dayAndDate(from, lang) })}{' '}
            <a href={companyPlace}>{t('procedures.limits.company.first')}</a>
          </p>
        )}
      </PageHeader>
      {mine.length === 0 ? null : <Lines id="mine" lines={mine} writes={writes} />}
      {wanted.length === 0 ? (
        <EmptyState title={t('procedures.limits.company.none')} />
      ) : (
        <Lines id="wanted" lines={wanted} writes={writes} />
      )}
      {next === null ? null : (
        <ButtonRow>
          <ButtonLink href={`${companyPlace}?from=${next}`} kind="quiet">
            {t('procedures.limits.company.next', { day: dayAndDate(next, lang) })}
          </ButtonLink>
        </ButtonRow>
      )}
    </div>
  );
}

const company = ({ writes, comes }: { writes: boolean; comes: boolean }) =>
  table<CompanyLine>('list', {
    day: { head: 'procedures.limits.column.day', width: 'narrow', cell: (line) => <Day line={line} /> },
    left: {
      head: 'procedures.limits.column.left',
      width: 'middle',
      phone: 'instead',
      cell: (line) => <Left line={line} />,
    },
    what: { head: 'procedures.limits.column.what', width: 'wide', phone: 'line', cell: (line) => <What line={line} /> },
    client: { head: 'procedures.limits.column.client', cell: (line) => <Client line={line} /> },
    along: { head: 'procedures.limits.along.title', cell: (line) => <Along line={line} /> },
    act: { head: 'procedures.limits.company.act', isShown: writes, cell: (line) => <Act line={line} comes={comes} /> },
  });

function Lines({ id, lines, writes }: { id: 'wanted' | 'mine'; lines: readonly CompanyLine[]; writes: boolean }) {
  const { t } = useShell();
  return (
    <div class="brief due-table">
      <Table
        of={company({ writes, comes: id === 'wanted' })}
        id={id}
        caption={t(`procedures.limits.company.${id}`)}
        rows={lines}
      />
    </div>
  );
}

function Day({ line: { task } }: { line: CompanyLine }) {
  const { t, lang } = useShell();
  const { dueDay: day } = task;
  if (day === null) return <span class="due-day soft">{t('procedures.limits.toCome.state')}</span>;
  return (
    <time class="due-day" datetime={day} title={dayAndDate(day, lang)}>
      {shortDate(day, lang)}
    </time>
  );
}

function Left({ line: { task } }: { line: CompanyLine }) {
  const { lang } = useShell();
  if (task.dueDay === null) return null;
  const { words, tone } = dueInWords(task.dueDay, lang, { of: 'appointment' });
  return <Badge tone={tone}>{words}</Badge>;
}

/** What it is, with its hour and place, why nobody goes yet, and where the reader goes at that hour. */
function What({ line: { reference, task, held, clashes } }: { line: CompanyLine }) {
  const { t } = useShell();
  const where = [task.document.time, task.document.place].filter((one) => one !== null);
  return (
    <>
      <a href={`/clients/${reference}/tasks/${task.id}`}>
        <TaskName task={task} />
      </a>
      {where.length === 0 ? null : <bdi class="small soft"> {where.join(', ')}</bdi>}
      {held === null ? null : <Badge tone="late">{stopInWords(held, t)}</Badge>}
      {clashes.map((clash) => (
        <ClashLine clash={clash} mine />
      ))}
    </>
  );
}

function Client({ line: { reference, name } }: { line: CompanyLine }) {
  const { t } = useShell();
  return (
    <a href={`/clients/${reference}`}>
      <bdi>{name ?? t('procedures.limits.noName')}</bdi> <Code>{groupedReference(reference)}</Code>
    </a>
  );
}

function Along({ line: { task } }: { line: CompanyLine }) {
  const { t } = useShell();
  const { along, room } = task.document.appointment ?? plainAppointment;
  return (
    <>
      {t('procedures.limits.company.places', { taken: along.length, room })}
      {along.length === 0 ? null : <bdi class="small soft"> {along.map(({ name }) => name).join(', ')}</bdi>}
    </>
  );
}

/** Signing up is on the list as it is on the page of the appointment; not for what nobody said is safe. */
function Act({ line: { reference, task, held }, comes }: { line: CompanyLine; comes: boolean }) {
  const { t } = useShell();
  if (comes && isStopped(held)) return null;
  return (
    <Form action={`/clients/${reference}/tasks/${task.id}/along`}>
      <input type="hidden" name="comes" value={comes ? 'yes' : 'no'} />
      <input type="hidden" name="back" value="list" />
      <Button kind="quiet">
        {t(comes ? 'procedures.limits.company.join' : 'procedures.limits.company.leave')}
        <span class="hidden">
          {' '}
          <TaskName task={task} />
        </span>
      </Button>
    </Form>
  );
}
