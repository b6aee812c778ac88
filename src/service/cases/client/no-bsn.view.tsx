import { type FormState, TextArea, useShell } from '#app/platform/web/index.ts';

/** Shown to a coordinator once something looked like a BSN (design question 16). */
export function NoBsnField({ form }: { form: FormState }) {
  const { t } = useShell();
  const refused = Object.values(form.errors).some((error) => error.key === 'web.form.bsn');
  const given = form.values.noBsnReason !== undefined && form.values.noBsnReason !== '';
  if (!refused && !given && form.errors.noBsnReason === undefined) return null;
  return <TextArea name="noBsnReason" label={t('cases.noBsn')} hint={t('cases.noBsn.hint')} rows={2} form={form} />;
}
