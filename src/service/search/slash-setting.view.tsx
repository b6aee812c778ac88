import { CsrfToken, useShell } from '#app/platform/web/index.ts';

/** A key alone as a shortcut can be switched off: whoever dictates would press it by speaking (WCAG 2.1.4). */
export function SlashSetting() {
  const { t, slash } = useShell();
  return (
    <form class="display" method="post" action="/weergave">
      <CsrfToken />
      <input type="hidden" name="place" value="/search" />
      <fieldset>
        <legend>{t('search.slash')}</legend>
        {(['on', 'off'] as const).map((value) => (
          <button name="slash" value={value} aria-pressed={(value === 'on') === slash ? 'true' : 'false'} type="submit">
            {t(`search.slash.${value}`)}
          </button>
        ))}
      </fieldset>
      <p class="small soft">{t('search.keys')}</p>
    </form>
  );
}
