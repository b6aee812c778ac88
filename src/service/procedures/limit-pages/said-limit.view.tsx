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
      <p>{t('procedures.limits.said.text')}</p>
      <ErrorSummary
        form={form}
        labels={{
          what: t('procedures.limits.said.what'),
          day: t('procedures.limits.said.day'),
          who: t('procedures.limits.said.who'),
          on: t('procedures.limits.said.on'),
          at: t('procedures.limits.said.at'),
          limit: t('procedures.limits.said.limit'),
        }}
      />
      <Form action={`${at}/limits`} form={form} once={newId()}>
        <Field
          name="what"
          label={t('procedures.limits.said.what')}
          hint={t('procedures.limits.said.what.hint')}
          form={form}
        />
        <DateField name="day" label={t('procedures.limits.said.day')} form={form} />
        <Field name="who" label={t('procedures.limits.said.who')} form={form} />
        <DateField name="on" past label={t('procedures.limits.said.on')} form={form} />
        <Field
          name="at"
          label={t('procedures.limits.said.at')}
          hint={t('procedures.time.hint')}
          length="short"
          form={form}
          optional
        />
        {limits.length === 0 ? null : (
          <SelectField
            name="limit"
            label={t('procedures.limits.said.limit')}
            hint={t('procedures.limits.said.limit.hint')}
            empty={t('procedures.limits.said.limit.none')}
            options={limits}
            form={form}
            optional
          />
        )}
        <FormFoot back={at}>{t('procedures.limits.said.save')}</FormFoot>
      </Form>
    </>
  );
}
