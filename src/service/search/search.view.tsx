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
import type { FoundPapers } from '#app/service/documents/index.ts';
import type { FoundClient, FoundPlace } from './search.store.ts';
import { SlashSetting } from './slash-setting.view.tsx';
import type { FoundThings } from './things.ts';

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
  const things = found.things.reduce((sum, { found: fits }) => sum + fits.length, 0);
  const papers = found.papers?.found ?? [];
  const count = clients.length + papers.length + found.places.length + things;
  if (count === 0) {
    return (
      <EmptyState title={t('search.nothing')}>
        <p>{t(found.clients === null ? 'search.nothing.pages' : 'search.nothing.text')}</p>
        <Elsewhere found={found} />
      </EmptyState>
    );
  }
  return (
    <>
      {term === '' ? null : (
        <p class="hidden" role="status">
          {t('search.said', { count })}
        </p>
      )}
      <div class="two">
        {clients.length === 0 ? null : (
          <Section title={t('search.clients')}>
            <Clients lines={clients} />
            {found.clients?.more ? <p>{t('cases.search.more')}</p> : null}
          </Section>
        )}
        {papers.length === 0 ? null : (
          <Section title={t('search.papers')}>
            <Papers papers={papers} />
            {found.papers?.more ? <p>{t('search.papers.more')}</p> : null}
          </Section>
        )}
        {found.things.map((one) => (
          <Section title={t(`search.things.${one.kind}`)}>
            <Things found={one} />
          </Section>
        ))}
        {found.places.length === 0 ? null : (
          <Section title={t(term === '' ? 'search.everything' : 'search.places')}>
            <Places places={found.places} />
          </Section>
        )}
      </div>
      {term === '' ? null : <Elsewhere found={found} />}
    </>
  );
}

function Things({ found: { found } }: { found: FoundThings }) {
  return (
    <ul class="ways many">
      {found.map(({ href, label, note }) => (
        <li>
          <a href={href}>
            <bdi>{label}</bdi>
          </a>
          {note === '' ? null : <span>{note}</span>}
        </li>
      ))}
    </ul>
  );
}

function Papers({ papers }: { papers: FoundPapers['found'] }) {
  const { t } = useShell();
  return (
    <ul class="ways many">
      {papers.map(({ href, label, name, note }) => (
        <li>
          <a href={href}>
            <bdi>{label}</bdi>
          </a>
          <span>
            <bdi>{name ?? t('cases.noName')}</bdi> · <bdi>{note}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is written in letters and reports is looked for on the page of the client; and of a long list not every client. */
function Elsewhere({ found: { papers } }: { found: FoundClient }) {
  const { t } = useShell();
  if (papers === null) return null;
  return (
    <p class="soft">
      {t('search.elsewhere')} {papers.unlooked > 0 ? t('search.papers.unlooked', { count: papers.unlooked }) : null}
    </p>
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
