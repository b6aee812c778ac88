import { useShell } from '#app/platform/web/index.ts';

/**
 * Reads the sentences of an element of this page aloud, with a voice of this machine only: others send the text away
 * (design question 44). Stays hidden without its script (`aloud`) and where there is no such voice.
 */
export function ReadAloud({ of }: { of: string }) {
  const { t, lang } = useShell();
  return (
    <div class="row off-paper" data-aloud={of} data-lang={lang} hidden>
      <button class="button quiet" type="button" data-aloud-read>
        {t('letters.aloud.read')}
      </button>
      <button class="button quiet" type="button" data-aloud-stop hidden>
        {t('letters.aloud.stop')}
      </button>
      <label for={`${of}-speed`}>{t('letters.aloud.speed')}</label>
      <select class="input" id={`${of}-speed`} data-aloud-speed autocomplete="off">
        <option value="0.75">{t('letters.aloud.slow')}</option>
        <option value="0.9" selected>
          {t('letters.aloud.calm')}
        </option>
        <option value="1.1">{t('letters.aloud.fast')}</option>
      </select>
    </div>
  );
}
