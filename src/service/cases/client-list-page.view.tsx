import {
  Button,
  ButtonRow,
  EmptyState,
  Field,
  Form,
  type FormState,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import type { ClientLine } from './client-line.ts';
import { type ClientFilter, lapsingDays, quietDays } from './client-rows.ts';
import { Clients } from './client-table.view.tsx';

interface ClientListPageProps {
  filter: ClientFilter;
  lines: readonly ClientLine[];
  more: boolean;
  seesVolunteers: boolean;
}

/** "My clients", by due day, with its filters as plain links. */
export function ClientListPage({ filter, lines, more, seesVolunteers }: ClientListPageProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('cases.list')} />
      {seesVolunteers ? <SearchForm /> : null}
      {seesVolunteers ? <Filters filter={filter} /> : null}
      {seesVolunteers ? <Rule filter={filter} /> : null}
      {lines.length === 0 ? (
        <NobodyHere filter={filter} seesVolunteers={seesVolunteers} />
      ) : (
        <Clients lines={lines} seesVolunteers={seesVolunteers} />
      )}
      <OtherPages page={filter.page} more={more} hrefOf={(page) => listAddress({ ...filter, page })} />
    </div>
  );
}

/** What a search found, the search box above it. */
export function FoundPage({
  form,
  lines,
  more,
  seesVolunteers,
}: Omit<ClientListPageProps, 'filter'> & { form: FormState }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader
        title={t('cases.search.found', { count: lines.length })}
        above={<a href="/clients">{t('cases.list')}</a>}
      />
      <SearchForm form={form} />
      {lines.length === 0 && form.errors.term === undefined ? (
        <EmptyState title={t('cases.search.nobody')}>
          <p>{t('cases.search.nobody.text')}</p>
        </EmptyState>
      ) : null}
      {lines.length === 0 ? null : <Clients lines={lines} seesVolunteers={seesVolunteers} />}
      {more ? <p>{t('cases.search.more')}</p> : null}
    </div>
  );
}

/** The address of a list: codes only, and nothing that is the ordinary case. */
function listAddress({ status, withoutVolunteer, worry, quiet, lapsing, page }: ClientFilter): string {
  const query = new URLSearchParams();
  if (status !== 'open') query.set('status', status);
  if (withoutVolunteer) query.set('volunteer', 'none');
  if (worry) query.set('worry', 'open');
  if (quiet) query.set('contact', 'none');
  if (lapsing) query.set('access', 'lapsing');
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '/clients' : `/clients?${text}`;
}

/** The term travels in the body: an address with a name in it would stay in histories and logs. */
function SearchForm({ form }: { form?: FormState }) {
  const { t } = useShell();
  return (
    <Form action="/clients/search" {...(form ? { form } : {})}>
      <div class="row end">
        <Field name="term" label={t('cases.search')} type="search" length="middle" form={form} />
        <Button kind="quiet">{t('cases.search.go')}</Button>
      </div>
    </Form>
  );
}

function Filters({ filter }: { filter: ClientFilter }) {
  const { t } = useShell();
  const views = [
    { status: 'open', withoutVolunteer: false, label: t('cases.filter.open') },
    { status: 'open', withoutVolunteer: false, worry: true, label: t('cases.filter.worry') },
    { status: 'open', withoutVolunteer: true, label: t('cases.filter.withoutVolunteer') },
    { status: 'open', withoutVolunteer: false, quiet: true, label: t('cases.filter.quiet', { days: quietDays }) },
    { status: 'open', withoutVolunteer: false, lapsing: true, label: t('cases.filter.lapsing') },
    { status: 'closed', withoutVolunteer: false, label: t('cases.filter.closed') },
  ] as const;
  return (
    <nav aria-label={t('cases.filter')}>
      <ul class="filter">
        {views.map(({ label, ...view }) => (
          <li>
            <a
              href={listAddress({ ...view, page: 1 })}
              aria-current={
                listAddress({ ...view, page: 1 }) === listAddress({ ...filter, page: 1 }) ? 'page' : undefined
              }
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The rule by which a narrowed list chooses, in words: a number on the first page means exactly this. */
function Rule({ filter }: { filter: ClientFilter }) {
  const { t } = useShell();
  if (filter.quiet) return <p class="soft">{t('cases.rule.quiet', { days: quietDays })}</p>;
  return filter.lapsing ? <p class="soft">{t('cases.rule.lapsing', { days: lapsingDays })}</p> : null;
}

function NobodyHere({ filter, seesVolunteers }: { filter: ClientFilter; seesVolunteers: boolean }) {
  const { t } = useShell();
  const narrowed = listAddress(filter) !== '/clients';
  return (
    <EmptyState title={t('cases.list.empty')}>
      <p>
        {t(
          narrowed
            ? 'cases.list.empty.filter'
            : seesVolunteers
              ? 'cases.list.empty.coordinator'
              : 'cases.list.empty.volunteer',
        )}
      </p>
      {narrowed ? (
        <ButtonRow>
          <a class="button quiet" href="/clients">
            {t('cases.list.all')}
          </a>
        </ButtonRow>
      ) : null}
    </EmptyState>
  );
}

interface OtherPagesProps {
  page: number;
  more: boolean;
  hrefOf: (page: number) => string;
  /** Of a timeline the next page is the older one, and is called so. */
  inTime?: boolean;
}

/** Earlier and later pages without a total: counting a whole region would cost more than showing fifty of it. */
export function OtherPages({ page, more, hrefOf, inTime = false }: OtherPagesProps) {
  const { t } = useShell();
  if (page === 1 && !more) return null;
  return (
    <nav class="pages" aria-label={t('web.pages')}>
      {page > 1 ? (
        <a class="button quiet" rel="prev" href={hrefOf(page - 1)}>
          {t(inTime ? 'cases.timeline.newer' : 'web.pages.previous')}
        </a>
      ) : null}
      {more ? (
        <a class="button quiet" rel="next" href={hrefOf(page + 1)}>
          {t(inTime ? 'cases.timeline.older' : 'web.pages.next')}
        </a>
      ) : null}
    </nav>
  );
}
