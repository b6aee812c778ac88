import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { BookEntry, ChainVerdict } from '#app/platform/audit/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  CodeBlock,
  DataTable,
  EmptyState,
  Form,
  Notice,
  PageHeader,
  PrintButton,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { Act } from './act.view.tsx';
import { type BookPage, bookPage, caseOfReference, isPersonAct, verifyAsAuditor } from './audit-log.store.ts';
import { caseInWords, reasonInWords, whoInWords } from './audit-log.ts';
import { bookDays, bookKinds } from './book-in-short.ts';

/** Codes only: names are never in an address. */
const filterSchema = z.object({
  person: z.uuid().optional(),
  case: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    .optional(),
  before: z.coerce.number().int().positive().optional(),
  show: z.enum(bookKinds).optional(),
});
type Filter = z.infer<typeof filterSchema>;

/** The auditor's pages: who opened what, when and why, and whether the chain is whole. */
export function accessBookRoutes(): Route[] {
  return [
    { method: 'GET', path: '/access-book', needs: 'access-book.read', handle: showBook },
    { method: 'POST', path: '/access-book/verification', needs: 'access-book.read', handle: showVerdict },
  ];
}

async function showBook(c: Context, visit: Visit): Promise<Response> {
  const read = filterSchema.safeParse(c.req.query());
  const filter: Filter = read.success ? read.data : {};
  const caseId = filter.case === undefined ? undefined : await caseOfReference(visit, filter.case);
  const { person, before, show: kind } = filter;
  const page =
    caseId === null ? noEntries : await bookPage(visit, withoutUndefined({ person, case: caseId, before, show: kind }));
  const { t } = c.get('web');
  return show(
    c,
    { title: t('audit.title'), width: 'wide', scripts: ['form'] },
    <BookView page={page} filter={filter} />,
  );
}

const noEntries: BookPage = { entries: [], names: new Map(), references: new Map(), older: null };

function withoutUndefined<Given extends object>(
  given: Given,
): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Given]?: Exclude<Given[Key], undefined>;
  };
}

function BookView({ page, filter }: { page: BookPage; filter: Filter }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('audit.title')} />
      <p>{t('audit.intro')}</p>
      <ButtonRow>
        <Form action="/access-book/verification">
          <Button kind="quiet">{t('audit.verify')}</Button>
        </Form>
        <PrintButton />
      </ButtonRow>
      {filter.person !== undefined || filter.case !== undefined || filter.show !== undefined ? (
        <p>
          {filter.show === undefined ? t('audit.filtered') : t(`audit.only.${filter.show}`, { days: bookDays })}{' '}
          <a href="/access-book">{t('audit.all')}</a>
        </p>
      ) : null}
      {page.entries.length === 0 ? <EmptyState title={t('audit.empty')} /> : <BookTable page={page} />}
      {page.older === null ? null : (
        <ButtonLink href={olderHref(filter, page.older)} kind="quiet">
          {t('audit.older')}
        </ButtonLink>
      )}
    </div>
  );
}

function olderHref({ person, case: reference, show: kind }: Filter, before: number): string {
  const query = new URLSearchParams({
    ...(person ? { person } : {}),
    ...(reference ? { case: reference } : {}),
    ...(kind ? { show: kind } : {}),
    before: String(before),
  });
  return `/access-book?${query}`;
}

function BookTable({ page }: { page: BookPage }) {
  const { t, lang } = useShell();
  const columns = [
    { head: t('audit.column.when') },
    { head: t('audit.column.who') },
    { head: t('audit.column.what') },
    { head: t('audit.column.case') },
    { head: t('audit.column.why') },
    { head: t('audit.column.number'), number: true },
  ];
  const rows = page.entries.map((entry) => [
    <time datetime={entry.at}>{dateAndTime(entry.at, lang)}</time>,
    <Who entry={entry} names={page.names} />,
    <Act entry={entry} aboutPerson={isPersonAct(entry)} names={page.names} />,
    <CaseLink entry={entry} references={page.references} />,
    reasonInWords(entry, t),
    String(entry.seq),
  ]);
  return <DataTable id="book" caption={t('audit.table')} hideCaption stacks columns={columns} rows={rows} />;
}

function Who({ entry, names }: { entry: BookEntry; names: ReadonlyMap<string, string> }) {
  const { t } = useShell();
  const who = whoInWords(entry, names, t);
  return entry.person ? (
    <a href={`/access-book?person=${entry.person}`}>
      <bdi>{who}</bdi>
    </a>
  ) : (
    <span class="soft">{who}</span>
  );
}

function CaseLink({ entry, references }: { entry: BookEntry; references: ReadonlyMap<string, string> }) {
  if (entry.case === undefined) return null;
  const reference = entry.reference ?? references.get(entry.case);
  const text = <Code>{caseInWords(entry, references)}</Code>;
  return reference === undefined ? text : <a href={`/access-book?case=${reference}`}>{text}</a>;
}

async function showVerdict(c: Context, visit: Visit): Promise<Response> {
  const verdict = await verifyAsAuditor(visit);
  const { t } = c.get('web');
  return show(
    c,
    { title: t('audit.verdict.title'), scripts: ['form'] },
    <VerdictView verdict={verdict} at={new Date()} />,
  );
}

/**
 * The head of the chain, to print and keep: a later log that does not contain it has been cut or rewritten (design
 * question 18).
 */
function VerdictView({ verdict, at }: { verdict: ChainVerdict; at: Date }) {
  const { t, lang } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('audit.verdict.title')} />
      {verdict.ok ? (
        <Notice tone="done">{t('audit.verdict.whole', { entries: verdict.entries })}</Notice>
      ) : (
        <Notice tone="late">{t('audit.verdict.broken', { first: verdict.firstBad ?? 0 })}</Notice>
      )}
      <p>{t('audit.verdict.head', { when: dateAndTime(at, lang), entries: verdict.entries })}</p>
      <CodeBlock label={t('audit.verdict.code')} code={verdict.head.match(/.{1,8}/g)?.join(' ') ?? ''} />
      <p class="soft">{t('audit.verdict.keep')}</p>
      <ButtonRow>
        <PrintButton />
        <ButtonLink href="/access-book" kind="quiet">
          {t('audit.back')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
