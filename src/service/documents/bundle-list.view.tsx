import { longDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Breadcrumb,
  ButtonLink,
  ButtonRow,
  EmptyState,
  PageHeader,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import type { StoredBundle } from './bundle.store.ts';

/** Shut: the client does not agree (any more) that the receiver gets something. */
type ListedBundle = StoredBundle & { isShut: boolean };

interface BundleListPageProps {
  reference: string;
  bundles: readonly ListedBundle[];
  mayMake: boolean;
}

/** What was sent to whom, when, by whom. */
export function BundleListPage({ reference, bundles, mayMake }: BundleListPageProps) {
  const { t } = useShell();
  const dossier = `/clients/${reference}/dossier`;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: dossier, label: t('documents.title') }]} />
      <PageHeader title={t('documents.bundle.list')}>
        <p class="soft">{t('documents.bundle.list.lead')}</p>
      </PageHeader>
      {bundles.length === 0 ? (
        <EmptyState title={t('documents.bundle.none')} />
      ) : (
        <Table
          of={bundlesAt(`/clients/${reference}/bundles`)}
          id="bundles"
          caption={t('documents.bundle.table')}
          hideCaption
          rows={bundles}
        />
      )}
      {mayMake ? (
        <ButtonRow>
          <ButtonLink href={`/clients/${reference}/bundles/new`}>{t('documents.bundle.new')}</ButtonLink>
        </ButtonRow>
      ) : null}
    </div>
  );
}

const bundlesAt = (at: string) =>
  table<ListedBundle>('cards', {
    receiver: {
      head: 'documents.bundle.receiver',
      cell: ({ id, isShut, document: { receiver, made } }, { t }) => (
        <>
          <a href={`${at}/${id}`}>
            <bdi>{receiver}</bdi>
          </a>{' '}
          {made === null ? <Badge tone="soon">{t('documents.bundle.notMade')}</Badge> : null}
          {made !== null && isShut ? <Badge tone="late">{t('documents.bundle.shut.badge')}</Badge> : null}
        </>
      ),
    },
    day: {
      head: 'documents.bundle.day',
      cell: ({ day, document: { made } }, { lang }) => longDate(made?.at ?? day, lang),
    },
    by: {
      head: 'documents.bundle.by',
      cell: ({ document: { made, chosenBy } }) => <bdi>{made?.name ?? chosenBy}</bdi>,
    },
    documents: {
      head: 'documents.bundle.documents',
      isNumber: true,
      cell: ({ document: { exhibits } }) => exhibits.length,
    },
    hash: {
      head: 'documents.bundle.hash',
      cell: ({ document: { made } }) => (made === null ? '–' : <span class="small">{shortHash(made.hash)}</span>),
    },
  });

/** The beginning of a checksum in groups, enough to read out. */
export const shortHash = (hash: string) => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
