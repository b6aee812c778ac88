import { Button, Field, Form, type FormState, useShell } from '#app/platform/web/index.ts';

/** The question for the code of a registration, wherever it is asked. */
export function CodeForm({ action, form, look }: { action: string; form: FormState; look: string }) {
  const { t } = useShell();
  return (
    <Form action={action} form={form}>
      <Field
        name="code"
        label={t('intake.code.label')}
        hint={t('intake.code.hint')}
        inputmode="numeric"
        length="middle"
        dir="ltr"
        form={form}
      />
      <Button wide>{look}</Button>
    </Form>
  );
}
