import { useShell } from '../shell/shell.ts';

/**
 * Reads the sentences of an element of this page aloud, with a voice of this machine only: others send the text away
 * (design question 44). Stays hidden without its script (`aloud`) and where there is no such voice.
 */
export function ReadAloud({ of }: { of: string }) {
  const { t, lang } = useShell();
  return (
    <div class="row off-paper" data-aloud={of} data-lang={lang} hidden>
      <button class="button quiet" type="button" data-aloud-read>
        {t('web.aloud.read')}
      </button>
      <button class="button quiet" type="button" data-aloud-stop hidden>
        {t('web.aloud.stop')}
      </button>
      <label for={`${of}-speed`}>{t('web.aloud.speed')}</label>
      <select class="input" id={`${of}-speed`} data-aloud-speed autocomplete="off">
        <option value="0.75">{t('web.aloud.slow')}</option>
        <option value="0.9" selected>
          {t('web.aloud.calm')}
        </option>
        <option value="1.1">{t('web.aloud.fast')}</option>
      </select>
    </div>
  );
}
