import { errorText, type FormState, hasErrors } from '../form/form-state.ts';
import { useShell } from '../shell/shell.ts';

interface ErrorSummaryProps {
  form: FormState;
  /** Labels of the fields by name, so that "Vul dit in" says what is to be filled in. */
  labels?: Readonly<Record<string, string>>;
  /** The form has a password: that one field is empty again. */
  withPassword?: boolean;
  /** False where a page only shows what a summary looks like. */
  focus?: boolean;
}

/** "Naam: "; a question keeps its own sign. */
function introduced(label: string | undefined): string {
  if (label === undefined) return '';
  return label.endsWith('?') ? `${label} ` : `${label}: `;
}

/**
 * What went wrong, at the top of the page, each line a link to its field. Draws nothing when all is well.
 * It has the focus when the page comes back, so that whoever listens or tabs starts there; with or without script.
 */
export function ErrorSummary({ form, labels = {}, withPassword = false, focus = true }: ErrorSummaryProps) {
  const { t } = useShell();
  if (!hasErrors(form)) return null;
  return (
    <section class="notice late error-summary" aria-labelledby="error-summary" tabindex={-1} autofocus={focus}>
      <h2 id="error-summary">{t('web.errorSummary')}</h2>
      {form.whole === undefined ? null : <p>{errorText(t, form.whole)}</p>}
      <ul>
        {Object.entries(form.errors).map(([field, error]) => (
          <li>
            <a href={`#${field}`}>
              {introduced(labels[field])}
              {errorText(t, error)}
            </a>
          </li>
        ))}
      </ul>
      <p class="small">{t(withPassword ? 'web.nothingLost.butPassword' : 'web.nothingLost')}</p>
    </section>
  );
}
