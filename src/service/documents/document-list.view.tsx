import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  EmptyState,
  ErrorSummary,
  Field,
  FoldNarrow,
  Form,
  type FormState,
  PageHeader,
  SelectField,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { dateInWords, issuerInWords, titleOf } from './document-words.ts';
import { type DocumentEntry, documentKinds } from './documents.ts';

interface DocumentsPageProps {
  reference: string;
  entries: readonly DocumentEntry[];
  /** The filter that was sent; null on the whole dossier. */
  filter: FormState | null;
  mayAdd: boolean;
  mayBundle: boolean;
}

/** The papers of a client in order of time, with the ways to add one and to make a bundle. */
export function DocumentsPage({ reference, entries, filter, mayAdd, mayBundle }: DocumentsPageProps) {
  const { t } = useShell();
  const at = `/clients/${reference}`;
  return (
    <div class="stack">
      <PageHeader title={t('documents.title')}>
        <p class="soft">{t('documents.lead')}</p>
      </PageHeader>
      <ButtonRow>
        {mayAdd ? <ButtonLink href={`${at}/dossier/new`}>{t('documents.add')}</ButtonLink> : null}
        {mayBundle ? (
          <ButtonLink href={`${at}/bundles/new`} kind="quiet">
            {t('documents.bundle.new')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={`${at}/bundles`} kind="quiet">
          {t('documents.bundle.list')}
        </ButtonLink>
      </ButtonRow>
      <FilterForm at={at} filter={filter} />
      {entries.length === 0 ? (
        <Nothing at={at} isFiltered={filter !== null} />
      ) : (
        <DocumentTables at={at} entries={entries} />
      )}
    </div>
  );
}

/** Words of a title travel in the body: an address with them would stay in histories and logs. */
function FilterForm({ at, filter }: { at: string; filter: FormState | null }) {
  const { t } = useShell();
  const form = filter ?? undefined;
  const labels = {
    words: t('documents.filter.words'),
    kind: t('documents.field.kind'),
    from: t('documents.filter.from'),
    to: t('documents.filter.to'),
  };
  return (
    <details open={filter !== null}>
      <summary>{t('documents.filter')}</summary>
      {filter === null ? null : <ErrorSummary form={filter} labels={labels} />}
      <Form action={`${at}/dossier/search`}>
        <Field name="words" label={labels.words} type="search" length="middle" form={form} />
        <SelectField
          name="kind"
          label={labels.kind}
          form={form}
          empty={t('documents.filter.everyKind')}
          options={documentKinds.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))}
        />
        <div class="row end">
          <DateField name="from" label={labels.from} form={form} />
          <DateField name="to" label={labels.to} form={form} />
        </div>
        <ButtonRow>
          <Button kind="quiet">{t('documents.filter.go')}</Button>
          {filter === null ? null : (
            <ButtonLink href={`${at}/dossier`} kind="quiet">
              {t('documents.filter.all')}
            </ButtonLink>
          )}
        </ButtonRow>
      </Form>
    </details>
  );
}

/** So many fill the first screens of a phone. */
const firstInSight = 8;

const documents = (at: string) =>
  table<DocumentEntry>('cards', {
    title: {
      head: 'documents.field.title',
      cell: (entry, { lang, t }) => (
        <>
          <a href={`${at}/dossier/${entry.id}`}>
            <bdi>{titleOf(entry, lang)}</bdi>
          </a>{' '}
          {entry.letterKind === null ? null : <Badge>{t('documents.isLetter')}</Badge>}
        </>
      ),
    },
    date: { head: 'documents.field.date', cell: ({ date }, { lang }) => dateInWords(date, lang) },
    issuer: {
      head: 'documents.field.issuer',
      cell: (entry, { lang, t }) => <bdi>{issuerInWords(entry, lang) ?? t('web.unknown')}</bdi>,
    },
    original: { head: 'documents.field.original', cell: ({ original }, { t }) => t(`documents.original.${original}`) },
    pages: { head: 'documents.field.pages', isNumber: true, cell: ({ pages }) => pages.length },
  });

function DocumentTables({ at, entries }: { at: string; entries: readonly DocumentEntry[] }) {
  const { t } = useShell();
  const shared = { of: documents(at), caption: t('documents.table', { count: entries.length }) };
  const later = entries.slice(firstInSight);
  return (
    <>
      <Table {...shared} id="documents" rows={entries.slice(0, firstInSight)} />
      {later.length === 0 ? null : (
        <FoldNarrow summary={t('documents.table.more', { count: later.length })}>
          <Table {...shared} id="documents-more" hideCaption rows={later} />
        </FoldNarrow>
      )}
    </>
  );
}

function Nothing({ at, isFiltered }: { at: string; isFiltered: boolean }) {
  const { t } = useShell();
  if (!isFiltered) {
    return (
      <EmptyState title={t('documents.empty')}>
        <p>{t('documents.empty.text')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('documents.filter.nothing')}>
      <ButtonRow>
        <ButtonLink href={`${at}/dossier`} kind="quiet">
          {t('documents.filter.all')}
        </ButtonLink>
      </ButtonRow>
    </EmptyState>
  );
}
