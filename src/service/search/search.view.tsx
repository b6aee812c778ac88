import { spokenNames } from '#app/platform/language/index.ts';
import {
  Button,
  Code,
  EmptyState,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { type ClientLine, groupedReference } from '#app/service/cases/index.ts';
import type { FoundClient, FoundPlace } from './search.store.ts';
import { SlashSetting } from './slash-setting.view.tsx';

interface SearchPageProps {
  form: FormState;
  /** Null when what was typed could not be searched for. */
  found: FoundClient | null;
  term: string;
}

/** One box over one's own clients and the pages that one may open; what was typed stays in it. */
export function SearchPage({ form, found, term }: SearchPageProps) {
  const { t } = useShell();
  const label = t(found?.clients === null ? 'search.label.pages' : 'search.label');
  return (
    <div class="stack">
      <PageHeader title={t('search.title')} />
      <ErrorSummary form={form} labels={{ term: label }} />
      <Form action="/search" form={form}>
        <div class="search">
          <Field name="term" label={label} type="search" form={form} />
          <Button>{t('search.go')}</Button>
        </div>
      </Form>
      {found === null ? null : <Results found={found} term={term} />}
      <SlashSetting />
    </div>
  );
}

function Results({ found, term }: { found: FoundClient; term: string }) {
  const { t } = useShell();
  const clients = found.clients?.lines ?? [];
  if (clients.length + found.places.length === 0) {
    return (
      <EmptyState title={t('search.nothing')}>
        <p>{t(found.clients === null ? 'search.nothing.pages' : 'search.nothing.text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {term === '' ? null : (
        <p class="hidden" role="status">
          {t('search.said', { count: clients.length + found.places.length })}
        </p>
      )}
      {clients.length === 0 ? null : (
        <Section title={t('search.clients')}>
          <Clients lines={clients} />
          {found.clients?.more ? <p>{t('cases.search.more')}</p> : null}
        </Section>
      )}
      {found.places.length === 0 ? null : (
        <Section title={t(term === '' ? 'search.everything' : 'search.places')}>
          <Places places={found.places} />
        </Section>
      )}
    </>
  );
}

function Clients({ lines }: { lines: readonly ClientLine[] }) {
  const { t, lang } = useShell();
  return (
    <ul class="ways many">
      {lines.map(({ reference, header }) => (
        <li>
          <a href={`/clients/${reference}`}>
            <bdi>{header.nameToUse ?? t('cases.noName')}</bdi> <Code>{groupedReference(reference)}</Code>
          </a>
          <span class="small soft">{spokenNames(header.languages, lang)}</span>
        </li>
      ))}
    </ul>
  );
}

function Places({ places }: { places: readonly FoundPlace[] }) {
  return (
    <ul class="ways many">
      {places.map(({ href, label }) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
