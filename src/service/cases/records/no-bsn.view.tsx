import { type FormField, type FormState, optionalText, TextArea, useShell } from '#app/platform/web/index.ts';

/** A reason has no digits: the number itself must not come in by this field. */
export function noBsnReason() {
  return optionalText(300).refine((reason) => reason === null || !/\d/.test(reason), 'cases.noBsn.digits');
}

/** Shown to a coordinator once something looked like a BSN (design question 16). */
export function NoBsnField({ form }: { form: FormState }) {
  const { t } = useShell();
  const refused = Object.values(form.errors).some((error) => error.key === 'web.form.bsn');
  const given = form.values.noBsnReason !== undefined && form.values.noBsnReason !== '';
  if (!refused && !given && form.errors.noBsnReason === undefined) return null;
  return <TextArea name="noBsnReason" label={t('cases.noBsn')} hint={t('cases.noBsn.hint')} rows={2} form={form} />;
}

/** The same as a field of a declared form, under the name `noBsnReason`. */
export const noBsn: FormField<string | null> = {
  label: 'cases.noBsn',
  read: noBsnReason(),
  kept: optionalText(300),
  blank: null,
  draw: ({ form }) => <NoBsnField form={form} />,
  typed: (reason) => reason ?? '',
  words: (reason) => reason ?? '',
};
