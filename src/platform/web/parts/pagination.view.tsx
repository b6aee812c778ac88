import { useShell } from '../shell/shell.ts';

interface PaginationProps {
  page: number;
  pages: number;
  /** The address of a page of the list; codes only, never words. */
  hrefOf: (page: number) => string;
}

/** Back and further through a list. Draws nothing for a single page. */
export function Pagination({ page, pages, hrefOf }: PaginationProps) {
  const { t } = useShell();
  if (pages <= 1) return null;
  return (
    <nav class="pages" aria-label={t('web.pages')}>
      {page > 1 ? (
        <a class="button quiet" rel="prev" href={hrefOf(page - 1)}>
          {t('web.pages.previous')}
        </a>
      ) : null}
      <p class="soft">{t('web.pages.place', { page, pages })}</p>
      {page < pages ? (
        <a class="button quiet" rel="next" href={hrefOf(page + 1)}>
          {t('web.pages.next')}
        </a>
      ) : null}
    </nav>
  );
}
