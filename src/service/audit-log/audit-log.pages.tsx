import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { ChainResult } from '#app/platform/audit/index.ts';
import { dateAndTime, today } from '#app/platform/language/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  CodeBlock,
  EmptyState,
  Form,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PrintButton,
  passwordAgain,
  readForm,
  show,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import {
  caseOfReference,
  type LogPage,
  logPage,
  logToExport,
  mostExported,
  peopleOfLog,
  verifyAsAuditor,
} from './audit-log.store.ts';
import { logAsCsv } from './log-export.ts';
import { ExportPage } from './log-export.view.tsx';
import { isReference, type LogAsked, logHref, logReference, readLogAsked } from './log-filter.ts';
import { LogFilter } from './log-filter.view.tsx';
import { logDays, numbersOfLog } from './log-in-short.ts';
import { LogTable } from './log-table.view.tsx';

type Status = Parameters<typeof show>[3];
const exportForm = z.strictObject({ password: passwordAgain() });
const byNumber = z.strictObject({ number: z.string().max(100).default('') });

/** The auditor's pages: who opened what, when and why, and whether the chain is whole. */
export function auditLogRoutes(): Route[] {
  return [
    { method: 'GET', path: '/access-book', needs: 'access-book.read', handle: (c, visit) => showBook(c, visit) },
    { method: 'POST', path: '/access-book', needs: 'access-book.read', handle: findCase },
    { method: 'GET', path: '/access-book/csv', needs: 'access-book.read', handle: (c, visit) => askBook(c, visit) },
    { method: 'POST', path: '/access-book/csv', needs: 'access-book.read', asksPassword: true, handle: sendBook },
    { method: 'POST', path: '/access-book/verification', needs: 'access-book.read', handle: showVerdict },
  ];
}

async function showBook(
  c: Context,
  visit: Visit,
  form: FormState = freshForm(),
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const asked = readLogAsked(c.req.query());
  const { t } = c.get('web');
  const shown = {
    page: await logPage(visit, asked),
    asked,
    numbers: await numbersOfLog(visit),
    people: await peopleOfLog(visit),
    form,
  };
  return show(
    c,
    { title: t('audit-log.title'), width: 'wide', scripts: ['form'], failed: status !== 200 },
    <BookView {...shown} />,
    status,
  );
}

/** A client by number: what is typed stays in the body, and only a number that the log knows comes into an address. */
async function findCase(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, byNumber);
  if (!read.ok) return showBook(c, visit, read.form, read.status);
  const reference = logReference(read.values.number);
  const known = isReference(reference) && (await caseOfReference(visit, reference)) !== null;
  if (!known) return showBook(c, visit, withError(read.form, 'number', 'audit-log.case.unknown'), 422);
  return c.redirect(logHref({ case: reference }), 303);
}

function askedForFile(c: Context): LogAsked {
  const { before: _before, ...asked } = readLogAsked(c.req.query());
  return asked;
}

/** The page that asks for the password again: what leaves here leaves our walls. */
async function askBook(
  c: Context,
  visit: Visit,
  form: FormState = freshForm(),
  status: Status = 200,
): Promise<Response> {
  const asked = askedForFile(c);
  const title = c.get('web').t('audit-log.export');
  return show(
    c,
    { title, failed: status !== 200, scripts: ['form'] },
    <ExportPage asked={asked} people={await peopleOfLog(visit)} form={form} />,
    status,
  );
}

/** The lines that are asked for, as a file. */
async function sendBook(c: Context, visit: Visit): Promise<Response> {
  const { t } = c.get('web');
  const asked = askedForFile(c);
  const read = await readForm(c.req, exportForm);
  if (!read.ok) return askBook(c, visit, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return askBook(c, visit, step.form, step.status);
  const taken = await logToExport(visit, asked);
  if (taken === null) return show(c, { title: t('audit-log.title'), failed: true }, <TooMany asked={asked} />, 422);
  return c.body(logAsCsv(taken, t), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="logboek-${today()}.csv"`,
  });
}

function TooMany({ asked }: { asked: LogAsked }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('audit-log.export.tooMany')} />
      <p>{t('audit-log.export.tooMany.text', { most: mostExported })}</p>
      <ButtonRow>
        <ButtonLink href={logHref(asked)}>{t('audit-log.back')}</ButtonLink>
      </ButtonRow>
    </div>
  );
}

interface BookViewProps {
  page: LogPage;
  asked: LogAsked;
  numbers: Parameters<typeof LogFilter>[0]['numbers'];
  people: Parameters<typeof LogFilter>[0]['people'];
  form: FormState;
}

function BookView({ page, asked, numbers, people, form }: BookViewProps) {
  const { t } = useShell();
  const { before: _before, ...everything } = asked;
  return (
    <div class="stack near">
      <PageHeader title={t('audit-log.title')}>
        <p class="off-paper">{t('audit-log.intro')}</p>
      </PageHeader>
      <LogFilter asked={asked} numbers={numbers} people={people} form={form} />
      {asked.show === undefined ? null : <p>{t(`audit-log.only.${asked.show}`, { days: logDays })}</p>}
      {asked.case === undefined ? null : (
        <p>
          {t('audit-log.only.case')} <Code>{`${asked.case.slice(0, 4)}-${asked.case.slice(4)}`}</Code>
        </p>
      )}
      {page.entries.length === 0 ? (
        <EmptyState title={t(Object.keys(asked).length === 0 ? 'audit-log.empty' : 'audit-log.empty.filter')} />
      ) : (
        <LogTable page={page} asked={asked} />
      )}
      <ButtonRow>
        {page.older === null ? null : (
          <ButtonLink href={logHref({ ...asked, before: page.older })} kind="quiet">
            {t('audit-log.older')}
          </ButtonLink>
        )}
        {asked.before === undefined ? null : (
          <ButtonLink href={logHref(everything)} kind="quiet">
            {t('audit-log.newest')}
          </ButtonLink>
        )}
        <ButtonLink href={logHref(everything, '/access-book/csv')} kind="quiet">
          {t('audit-log.export')}
        </ButtonLink>
        <PrintButton />
      </ButtonRow>
      <Form action="/access-book/verification">
        <Button kind="quiet">{t('audit-log.verify')}</Button>
      </Form>
    </div>
  );
}

async function showVerdict(c: Context, visit: Visit): Promise<Response> {
  const verdict = await verifyAsAuditor(visit);
  const { t } = c.get('web');
  return show(
    c,
    { title: t('audit-log.verdict.title'), scripts: ['form'] },
    <VerdictView verdict={verdict} at={new Date()} />,
  );
}

/**
 * The head of the chain, to print and keep: a later log that does not contain it has been cut or rewritten (design
 * question 18).
 */
function VerdictView({ verdict, at }: { verdict: ChainResult; at: Date }) {
  const { t, lang } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('audit-log.verdict.title')} />
      {verdict.ok ? (
        <Notice tone="done">{t('audit-log.verdict.whole', { entries: verdict.entries })}</Notice>
      ) : (
        <Notice tone="late">{t('audit-log.verdict.broken', { first: verdict.firstBad ?? 0 })}</Notice>
      )}
      <p>{t('audit-log.verdict.head', { when: dateAndTime(at, lang), entries: verdict.entries })}</p>
      <CodeBlock label={t('audit-log.verdict.code')} code={verdict.head.match(/.{1,8}/g)?.join(' ') ?? ''} />
      <p class="soft">{t('audit-log.verdict.keep')}</p>
      <ButtonRow>
        <PrintButton />
        <ButtonLink href="/access-book" kind="quiet">
          {t('audit-log.back')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
