import { longDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Breadcrumb,
  ButtonLink,
  ButtonRow,
  DataTable,
  EmptyState,
  PageHeader,
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
        <Bundles at={`/clients/${reference}/bundles`} bundles={bundles} />
      )}
      {mayMake ? (
        <ButtonRow>
          <ButtonLink href={`/clients/${reference}/bundles/new`}>{t('documents.bundle.new')}</ButtonLink>
        </ButtonRow>
      ) : null}
    </div>
  );
}

function Bundles({ at, bundles }: { at: string; bundles: readonly ListedBundle[] }) {
  const { t, lang } = useShell();
  return (
    <DataTable
      id="bundles"
      caption={t('documents.bundle.table')}
      hideCaption
      stacks
      columns={[
        { head: t('documents.bundle.receiver') },
        { head: t('documents.bundle.day') },
        { head: t('documents.bundle.by') },
        { head: t('documents.bundle.documents'), number: true },
        { head: t('documents.bundle.hash') },
      ]}
      rows={bundles.map(({ id, day, isShut, document: { receiver, made, chosenBy, exhibits } }) => [
        <>
          <a href={`${at}/${id}`}>
            <bdi>{receiver}</bdi>
          </a>{' '}
          {made === null ? <Badge tone="soon">{t('documents.bundle.notMade')}</Badge> : null}
          {made !== null && isShut ? <Badge tone="late">{t('documents.bundle.shut.badge')}</Badge> : null}
        </>,
        longDate(made?.at ?? day, lang),
        <bdi>{made?.name ?? chosenBy}</bdi>,
        exhibits.length,
        made === null ? '–' : <span class="small">{shortHash(made.hash)}</span>,
      ])}
    />
  );
}

/** The beginning of a checksum in groups, enough to read out. */
export const shortHash = (hash: string) => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
