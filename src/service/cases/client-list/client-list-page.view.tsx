import {
  Button,
  ButtonRow,
  EmptyState,
  Field,
  Form,
  type FormState,
  type Order,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import type { ClientLine } from './client-line.ts';
import { ClientListFilter, listAddress } from './client-list-filter.view.tsx';
import type { NumbersOfClients } from './client-numbers.ts';
import type { ClientOrder } from './client-order.ts';
import { type ClientFilter, lapsingDays, quietDays } from './client-rows.ts';
import { ClientCards, ClientTable } from './client-table.view.tsx';

interface ClientListPageProps {
  filter: ClientFilter;
  order: Order<ClientOrder>;
  lines: readonly ClientLine[];
  more: boolean;
  /** What a coordinator narrows by; null for whoever is a volunteer. */
  parts: NumbersOfClients | null;
}

/** "My clients", by due day or as one chose; every view of it is an address. */
export function ClientListPage({ filter, order, lines, more, parts }: ClientListPageProps) {
  const { t } = useShell();
  const hrefOf = (other: Order<ClientOrder>) => listAddress({ ...filter, page: 1 }, other);
  return (
    <div class="stack near">
      <PageHeader title={t('cases.list')} />
      {parts === null ? null : (
        <>
          <SearchForm />
          <ClientListFilter filter={filter} order={order} {...parts} />
          <Rule filter={filter} order={order} />
        </>
      )}
      {lines.length === 0 ? (
        <NobodyHere filter={filter} seesVolunteers={parts !== null} />
      ) : parts === null ? (
        <ClientCards lines={lines} />
      ) : (
        <ClientTable lines={lines} sorted={{ order, hrefOf }} />
      )}
      <OtherPages page={filter.page} more={more} hrefOf={(page) => listAddress({ ...filter, page }, order)} />
    </div>
  );
}

/** What a search found, the search box above it. */
export function FoundPage({
  form,
  lines,
  more,
  seesVolunteers,
}: Pick<ClientListPageProps, 'lines' | 'more'> & { form: FormState; seesVolunteers: boolean }) {
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
      {lines.length === 0 ? null : seesVolunteers ? <ClientTable lines={lines} /> : <ClientCards lines={lines} />}
      {more ? <p>{t('cases.search.more')}</p> : null}
    </div>
  );
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

/** The rule by which a narrowed list chooses, in words: a number on the first page means exactly this. */
function Rule({ filter, order }: { filter: ClientFilter; order: Order<ClientOrder> }) {
  const { t } = useShell();
  if (filter.quiet) return <p class="soft">{t('cases.rule.quiet', { days: quietDays })}</p>;
  if (order.by === 'contact') return <p class="soft">{t('cases.rule.contact')}</p>;
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
