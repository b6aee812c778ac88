import { z } from 'zod';
import {
  Choice,
  choice,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  MailField,
  optionalTelephone,
  optionalText,
  TelephoneField,
  Tick,
  tick,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { clientOf, NoBsnField, noBsnReason } from '../client/index.ts';
import { type Around, type AroundRole, aroundRoles } from './around.ts';

export const aroundForm = z.strictObject({
  role: choice(aroundRoles),
  name: optionalText(100),
  organisation: optionalText(150),
  telephone: optionalTelephone(),
  mail: optionalText(200),
  note: optionalText(300),
  gone: tick(),
  noBsnReason: noBsnReason(),
});

/** Who it is, or the form with what is wrong: a role that this writer may not use is no choice. */
export function aroundFrom(
  values: z.output<typeof aroundForm>,
  form: FormState,
  roles: readonly AroundRole[],
): Around | FormState {
  const { noBsnReason: _reason, ...around } = values;
  if (!roles.includes(around.role)) return withError(form, 'role', 'web.form.choose');
  if (around.name === null && around.organisation === null) return withError(form, 'name', 'cases.around.who.needed');
  return around;
}

export function aroundAsTyped({ role, name, organisation, telephone, mail, note, gone }: Around): FormState['values'] {
  return {
    role,
    name: name ?? '',
    organisation: organisation ?? '',
    telephone: telephone ?? '',
    mail: mail ?? '',
    note: note ?? '',
    gone: gone ? 'yes' : '',
  };
}

interface AroundFormProps {
  action: string;
  form: FormState;
  roles: readonly AroundRole[];
  once?: string;
  version?: number;
}

export function AroundForm({ action, form, roles, once, version }: AroundFormProps) {
  const { t } = useShell();
  const fields = ['role', 'name', 'organisation', 'telephone', 'mail', 'note'] as const;
  const labels = Object.fromEntries(fields.map((field) => [field, t(`cases.around.${field}`)]));
  return (
    <>
      <ErrorSummary form={form} labels={labels} />
      <p>{t('cases.around.noAddress')}</p>
      <Form
        action={action}
        form={form}
        {...(once === undefined ? {} : { once })}
        {...(version === undefined ? {} : { version })}
      >
        <Choice
          name="role"
          legend={t('cases.around.role')}
          compact
          form={form}
          options={roles.map((value) => ({ value, label: t(`cases.around.role.${value}`) }))}
        />
        <Field name="name" label={t('cases.around.name')} length="middle" optional form={form} />
        <Field name="organisation" label={t('cases.around.organisation')} length="middle" optional form={form} />
        <TelephoneField name="telephone" label={t('cases.around.telephone')} optional form={form} />
        <MailField name="mail" label={t('cases.around.mail')} optional form={form} />
        <Field name="note" label={t('cases.around.note')} hint={t('cases.around.note.hint')} optional form={form} />
        {version === undefined ? null : (
          <Tick name="gone" legend={t('cases.around.still')} form={form} label={t('cases.around.gone')} />
        )}
        <NoBsnField form={form} />
        <FormFoot back={clientOf(action)}>{t('cases.save')}</FormFoot>
      </Form>
    </>
  );
}
