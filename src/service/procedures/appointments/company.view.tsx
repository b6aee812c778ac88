import type { Child } from 'hono/jsx';
import { dayAndDate, shortDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  DataTable,
  EmptyState,
  Form,
  PageHeader,
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

function Lines({ id, lines, writes }: { id: 'wanted' | 'mine'; lines: readonly CompanyLine[]; writes: boolean }) {
  const { t } = useShell();
  const columns = [
    { head: t('procedures.limits.column.day') },
    { head: t('procedures.limits.column.left') },
    { head: t('procedures.limits.column.what') },
    { head: t('procedures.limits.column.client') },
    { head: t('procedures.limits.along.title') },
    ...(writes ? [{ head: t('procedures.limits.company.act') }] : []),
  ];
  const rows = lines.map((line): Child[] => [
    <Day line={line} />,
    <Left line={line} />,
    <What line={line} />,
    <Client line={line} />,
    <Along line={line} />,
    ...(writes ? [<Act line={line} comes={id === 'wanted'} />] : []),
  ]);
  return (
    <div class="brief due-table">
      <DataTable id={id} caption={t(`procedures.limits.company.${id}`)} stacks isList columns={columns} rows={rows} />
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
