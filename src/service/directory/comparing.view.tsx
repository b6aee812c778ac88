import type { Child } from 'hono/jsx';
import { longDate } from '#app/platform/language/index.ts';
import { Breadcrumb, EmptyState, PageHeader, Table, table, useShell } from '#app/platform/web/index.ts';
import { entryFacts, trusted } from './entry.view.tsx';
import type { Entry } from './organisation.ts';

interface ComparedRow {
  term: string;
  values: readonly Child[];
}

const compared = (entries: readonly Entry[]) =>
  table<ComparedRow>('numbers', {
    what: { head: 'directory.compare.what', cell: ({ term }) => term },
    ...Object.fromEntries(
      entries.map(({ content }, at) => [
        `entry-${at}`,
        { head: () => content.name, cell: ({ values }: ComparedRow) => values[at] ?? null },
      ]),
    ),
  });

/** A few organisations beside one another; a row in which nobody knows anything is left out. */
export function ComparePage({ entries }: { entries: readonly Entry[] }) {
  const shell = useShell();
  const { t, lang } = shell;
  const facts = entries.map((entry) => entryFacts(trusted(entry), shell));
  const rows = (facts[0] ?? []).flatMap(({ term }, at) => {
    const values = facts.map((one) => one[at]?.value ?? null);
    return values.every((value) => value === null)
      ? []
      : [{ term, values: values.map((value) => value ?? t('web.unknown')) }];
  });
  const looked = entries.map(({ checkedBy, checkedOn }) =>
    checkedBy === null ? t('directory.unlooked') : longDate(checkedOn, lang),
  );
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/directory', label: t('directory.title') }]} />
      <PageHeader title={t('directory.compare')} />
      {entries.length < 2 ? (
        <EmptyState title={t('directory.compare.two')}>
          <p>{t('directory.compare.how')}</p>
        </EmptyState>
      ) : (
        <Table
          of={compared(entries)}
          id="compared"
          caption={t('directory.compare')}
          hideCaption
          rows={[...rows, { term: t('directory.field.checked'), values: looked }]}
        />
      )}
    </div>
  );
}
