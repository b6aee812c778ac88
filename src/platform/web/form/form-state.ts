import type { MessageKey, MessageValues, Translate } from '#app/platform/language/index.ts';

/** What is wrong with a field, as a message with its values ("at most 200 characters"). */
export interface FieldError {
  key: MessageKey;
  values?: MessageValues;
}

/** What a form needs to be drawn again just as it was typed. */
export interface FormState {
  values: Readonly<Record<string, string | readonly string[]>>;
  errors: Readonly<Record<string, FieldError>>;
  /** What is wrong with the form as a whole. */
  whole?: FieldError;
  key?: string;
  version?: number;
}

/** A form before anything was sent, filled with what is known already. */
export function freshForm(values: FormState['values'] = {}): FormState {
  return { values, errors: {} };
}

/** The form with one more error, for rules that only the module can check. */
export function withError(form: FormState, field: string, key: MessageKey, values?: MessageValues): FormState {
  return { ...form, errors: { ...form.errors, [field]: values === undefined ? { key } : { key, values } } };
}

/** The form with a sentence about the whole. */
export function withWhole(form: FormState, key: MessageKey, values?: MessageValues): FormState {
  return { ...form, whole: values === undefined ? { key } : { key, values } };
}

export function hasErrors(form: FormState): boolean {
  return form.whole !== undefined || Object.keys(form.errors).length > 0;
}

export function errorText(t: Translate, error: FieldError): string {
  return t(error.key, error.values);
}

/** The text typed in a field of one value. */
export function typedText(form: FormState | undefined, name: string): string | undefined {
  const value = form?.values[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** All values chosen in a group. */
export function typedChoices(form: FormState | undefined, name: string): readonly string[] {
  const value = form?.values[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
