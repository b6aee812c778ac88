import type { Child } from 'hono/jsx';
import { today } from '#app/platform/language/index.ts';
import { errorText, type FormState, typedText } from '../form/form-state.ts';
import { useShell } from '../shell/shell.ts';

export interface FieldProps {
  name: string;
  label: string;
  hint?: Child;
  form?: FormState | undefined;
  value?: string | undefined;
  optional?: boolean;
  /** Needed when two forms on one page share a field name. */
  id?: string;
}

/** `date` is for a list that is narrowed in its address: nothing but a day can be typed there. */
type TextKind = 'text' | 'email' | 'tel' | 'password' | 'search' | 'date';

export interface TextFieldProps extends FieldProps {
  type?: TextKind;
  /** Off unless said otherwise: a shared browser must not offer names and codes to the next reader. */
  autocomplete?: 'off' | 'username' | 'current-password' | 'new-password' | 'one-time-code';
  inputmode?: 'text' | 'numeric' | 'tel' | 'email';
  /** Expected length in characters; sets the width, never cuts. */
  length?: 'short' | 'middle' | 'full';
  /** Direction of what is typed, for codes and numbers in right-to-left pages. */
  dir?: 'ltr' | 'auto';
  /** What is likely meant, offered by the browser; anything else may be typed as well. */
  suggestions?: readonly string[];
}

/** One line of text with label, hint and error. Keeps what was typed, except in password fields. */
export function Field(props: TextFieldProps) {
  const { type = 'text', autocomplete = 'off', length = 'full', dir = 'auto', suggestions = [] } = props;
  const ids = fieldIds(props);
  return (
    <FieldFrame {...props}>
      <input
        class={`input ${length}`}
        id={ids.control}
        name={props.name}
        type={type}
        value={type === 'password' ? undefined : shownValue(props)}
        autocomplete={autocomplete}
        inputmode={props.inputmode}
        dir={dir}
        list={suggestions.length > 0 ? `${ids.control}-list` : undefined}
        spellcheck={type === 'text'}
        aria-describedby={ids.described}
        aria-invalid={ids.invalid}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={`${ids.control}-list`}>
          {suggestions.map((suggestion) => (
            <option value={suggestion} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

interface DateFieldProps extends FieldProps {
  /** Of what was, mostly just now: today and yesterday with one press where there is script. */
  past?: boolean;
}

/** A date typed as people write it (27-11-2026, or figures alone on a telephone); the hint shows how. */
export function DateField({ past = false, ...props }: DateFieldProps) {
  const { t } = useShell();
  const field = (
    <Field {...props} hint={props.hint ?? t('web.dateHint')} inputmode="numeric" length="short" dir="ltr" />
  );
  if (!past) return field;
  const days = [
    { day: today(), label: t('web.date.today') },
    { day: today().subtract({ days: 1 }), label: t('web.date.yesterday') },
  ];
  return (
    <div class="dated">
      {field}
      <p class="row days" hidden data-days={fieldIds(props).control}>
        {days.map(({ day, label }) => (
          <button class="button quiet" type="button" data-day={day.toString().split('-').reverse().join('-')}>
            {label}
          </button>
        ))}
      </p>
    </div>
  );
}

/** Label, hint and error around a control; the error stands between hint and control so that it is read first. */
export function FieldFrame({ children, ...props }: FieldProps & { children?: Child }) {
  const { t } = useShell();
  const ids = fieldIds(props);
  const error = props.form?.errors[props.name];
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={ids.control}>
        {props.label}
        {props.optional === true ? <span class="soft"> {t('web.optional')}</span> : null}
      </label>
      {props.hint === undefined ? null : (
        <p class="hint" id={ids.hint}>
          {props.hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="field-error" id={ids.error}>
          <span class="hidden">{t('web.errorPrefix')} </span>
          {errorText(t, error)}
        </p>
      )}
      {children}
    </div>
  );
}

/** The ids that tie label, hint, error and control together. */
export function fieldIds({ id, name, hint, form }: Pick<FieldProps, 'id' | 'name' | 'hint' | 'form'>) {
  const control = id ?? name;
  const wrong = form?.errors[name] !== undefined;
  const described = [hint === undefined ? null : `${control}-hint`, wrong ? `${control}-error` : null].filter(Boolean);
  return {
    control,
    hint: `${control}-hint`,
    error: `${control}-error`,
    described: described.length > 0 ? described.join(' ') : undefined,
    invalid: wrong ? ('true' as const) : undefined,
  };
}

/** What was typed, or else the value that the page gave. */
export function shownValue({ form, name, value }: FieldProps): string {
  return typedText(form, name) ?? value ?? '';
}
