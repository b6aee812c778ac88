import type { Context } from 'hono';
import { z } from 'zod';
import { noteEmergencyAccessSeen } from '#app/platform/access/emergency-access/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { LogEntry } from '#app/platform/audit/index.ts';
import { dateAndTime, longDate, today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  ButtonLink,
  ButtonRow,
  Code,
  FoldNarrow,
  notFound,
  PageHeader,
  PrintButton,
  readForm,
  refuse,
  type Shell,
  show,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { ActInWords, entryReasonInWords } from '#app/service/audit-log/index.ts';
import { groupedReference, idFromPath, openFromPath, PaperForClient, readHeader } from '#app/service/cases/index.ts';
import { type Access, accessesOf, logOfCase } from './accesses.ts';

/** Who looked into a client's file: for the coordinators, and on paper for the client. */
export function accessesRoutes(): Route[] {
  return [
    { method: 'GET', path: '/clients/:reference/accesses', needs: 'case.accesses', handle: showAccesses },
    { method: 'POST', path: '/clients/:reference/glass/:glass/seen', needs: 'case.accesses', handle: seen },
  ];
}

async function seen(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.accesses');
  const id = idFromPath(c, 'glass');
  if (!open || !id) return notFound(c);
  if (!(await readForm(c.req, z.strictObject({}))).ok) return refuse(c, 'bad-request');
  if (!(await noteEmergencyAccessSeen(visit, open, id))) return notFound(c);
  return c.redirect(`/clients/${open.reference}/accesses`, 303);
}

async function showAccesses(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.accesses');
  if (!open) return notFound(c);
  const asked = Number(c.req.query('before'));
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const { entries, older } = await logOfCase(open, before);
  const people = entries.flatMap(({ person, action, objectId }) => [
    person,
    isAboutSomebody(action) ? objectId : undefined,
  ]);
  const names = await namesOf(
    visit.db,
    visit.keys,
    people.filter((id) => id !== undefined),
  );
  const { header } = await readHeader(open);
  return show(
    c,
    { title: groupedReference(open.reference), width: 'wide', scripts: ['form'] },
    <PaperForClient header={header}>
      <AccessesPage reference={open.reference} accesses={accessesOf(entries)} names={names} older={older} />
    </PaperForClient>,
  );
}

const isAboutSomebody = (action: string) => /^(grant|block|glass)\./.test(action);

interface AccessesProps {
  reference: string;
  accesses: readonly Access[];
  names: ReadonlyMap<string, string>;
  older: number | null;
}

/** So many lines fill three screens of a phone. */
const firstInSight = 10;

const accessTable = (names: AccessesProps['names']) =>
  table<Access>('cards', {
    day: {
      head: 'emergency-access.accesses.day',
      // When the glass was broken is told to the minute.
      cell: ({ day, entry: { action, at } }, { lang }) =>
        /^glass\./.test(action) ? dateAndTime(at, lang) : longDate(day, lang),
    },
    who: {
      head: 'emergency-access.accesses.who',
      cell: ({ entry }, { t }) => <bdi>{whoInWords(entry, names, t)}</bdi>,
    },
    what: {
      head: 'emergency-access.accesses.what',
      cell: ({ entry, times }, { t }) => (
        <ActInWords entry={entry} aboutPerson={isAboutSomebody(entry.action)} names={names}>
          {times === 1 ? null : <> {t('emergency-access.accesses.times', { times })}</>}
        </ActInWords>
      ),
    },
    why: { head: 'emergency-access.accesses.why', cell: ({ entry }, { t }) => entryReasonInWords(entry, t) },
  });

/** Without the client's name, so that the paper tells a stranger nothing. */
function AccessesPage({ reference, accesses, names, older }: AccessesProps) {
  const { t, lang } = useShell();
  const shared = { of: accessTable(names), caption: t('emergency-access.accesses.title'), hideCaption: true };
  return (
    <div class="stack">
      <PageHeader title={t('emergency-access.accesses.title')} above={<Code>{groupedReference(reference)}</Code>}>
        <p>{t('emergency-access.accesses.what.is', { date: longDate(today(), lang) })}</p>
      </PageHeader>
      <ButtonRow>
        <PrintButton />
        <ButtonLink kind="quiet" href={`/clients/${reference}`}>
          {t('emergency-access.accesses.back')}
        </ButtonLink>
      </ButtonRow>
      <Table {...shared} id="accesses" rows={accesses.slice(0, firstInSight)} />
      {accesses.length > firstInSight ? (
        <FoldNarrow summary={t('emergency-access.accesses.more', { count: accesses.length - firstInSight })}>
          <Table {...shared} id="accesses-before" rows={accesses.slice(firstInSight)} />
        </FoldNarrow>
      ) : null}
      {older === null ? null : (
        <ButtonLink kind="quiet" href={`/clients/${reference}/accesses?before=${older}`}>
          {t('emergency-access.accesses.older')}
        </ButtonLink>
      )}
      <p class="small soft">{t('emergency-access.accesses.not')}</p>
    </div>
  );
}

/**
 * The colleague's name; a colleague whom the coordinator may not know is a colleague, and what nobody did the system
 * did.
 */
function whoInWords({ person }: LogEntry, names: AccessesProps['names'], t: Shell['t']): string {
  return person === undefined
    ? t('emergency-access.accesses.system')
    : (names.get(person) ?? t('emergency-access.accesses.colleague'));
}
