import type { Child } from 'hono/jsx';
import { useShell } from '../shell/shell.ts';

/** The heading of a page, with a quiet line above it and what matters most under it. */
export function PageHeader({ title, above, children }: { title: Child; above?: Child; children?: Child }) {
  return (
    <div class="page-header stack close">
      {above === undefined ? null : <p class="soft">{above}</p>}
      <h1>{title}</h1>
      {children}
    </div>
  );
}

export interface Crumb {
  href: string;
  label: Child;
}

/** The way back up; the page itself is not in it. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useShell();
  return (
    <nav class="breadcrumb" aria-label={t('web.breadcrumb')}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
