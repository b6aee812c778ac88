import { newId } from '#app/platform/vault/index.ts';
import {
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  SelectField,
  useShell,
} from '#app/platform/web/index.ts';

interface SaidFormProps {
  /** The client's address. */
  at: string;
  form: FormState;
  limits: readonly { value: string; label: string }[];
}

/** What was said, for which day, by whom and when. */
export function SaidForm({ at, form, limits }: SaidFormProps) {
  const { t } = useShell();
  return (
    <>
      <p>{t('limits.said.text')}</p>
      <ErrorSummary
        form={form}
        labels={{
          what: t('limits.said.what'),
          day: t('limits.said.day'),
          who: t('limits.said.who'),
          on: t('limits.said.on'),
          at: t('limits.said.at'),
          limit: t('limits.said.limit'),
        }}
      />
      <Form action={`${at}/limits`} form={form} once={newId()}>
        <Field name="what" label={t('limits.said.what')} hint={t('limits.said.what.hint')} form={form} />
        <DateField name="day" label={t('limits.said.day')} form={form} />
        <Field name="who" label={t('limits.said.who')} form={form} />
        <DateField name="on" past label={t('limits.said.on')} form={form} />
        <Field
          name="at"
          label={t('limits.said.at')}
          hint={t('procedures.time.hint')}
          length="short"
          form={form}
          optional
        />
        {limits.length === 0 ? null : (
          <SelectField
            name="limit"
            label={t('limits.said.limit')}
            hint={t('limits.said.limit.hint')}
            empty={t('limits.said.limit.none')}
            options={limits}
            form={form}
            optional
          />
        )}
        <FormFoot back={at}>{t('limits.said.save')}</FormFoot>
      </Form>
    </>
  );
}
