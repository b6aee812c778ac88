import { useShell } from '../shell/shell.ts';

/** Opens the page as it will are on paper; works without script, unlike a print button. */
export function PrintLink({ href, label }: { href: string; label?: string }) {
  const { t } = useShell();
  return (
    <a class="button quiet print-link" href={href}>
      {label ?? t('web.print')}
    </a>
  );
}

/** Prints this page. Needs the `form` script; without it a sentence says where the browser has its own. */
export function PrintButton({ label }: { label?: string }) {
  const { t } = useShell();
  return (
    <>
      <button class="button quiet" type="button" data-print hidden>
        {label ?? t('web.print')}
      </button>
      <noscript>
        <p class="off-paper">{t('web.print.byHand')}</p>
      </noscript>
    </>
  );
}
