import { z } from 'zod';
import {
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  MailField,
  optionalTelephone,
  optionalText,
  TelephoneField,
  TextArea,
  Tick,
  tick,
  useShell,
} from '#app/platform/web/index.ts';
import { clientOf, NoBsnField, noBsnReason } from '../client/index.ts';
import type { SafeContact } from '../records/index.ts';

/**
 * How the client can be reached and where the client stays. Telephone numbers have fields of their own kind: they are
 * exempt from the BSN test.
 */
export const contactForm = z.strictObject({
  telephone1: optionalTelephone(),
  telephone2: optionalTelephone(),
  mail: optionalText(200),
  throughSomeone: optionalText(300),
  withCode: tick(),
  staysAt: optionalText(500),
  noBsnReason: noBsnReason(),
});

/** The form's answers as the sealed document. */
export function contactFrom(values: z.output<typeof contactForm>): SafeContact {
  const way = (kind: SafeContact['ways'][number]['kind'], value: string | null) =>
    value === null ? [] : [{ kind, value }];
  const { telephone1, telephone2, mail, throughSomeone, withCode, staysAt } = values;
  return {
    ways: [
      ...way('telephone', telephone1),
      ...way('telephone', telephone2),
      ...way('mail', mail),
      ...way('through-someone', throughSomeone),
      ...way('with-code', withCode ? '' : null),
    ],
    staysAt,
  };
}

/** The document as it is in the form. */
export function contactAsTyped({ ways, staysAt }: SafeContact): FormState['values'] {
  const of = (kind: string) => ways.filter((way) => way.kind === kind).map((way) => way.value);
  const [telephone1 = '', telephone2 = ''] = of('telephone');
  return {
    telephone1,
    telephone2,
    mail: of('mail')[0] ?? '',
    throughSomeone: of('through-someone').join('; '),
    withCode: of('with-code').length > 0 ? 'yes' : '',
    staysAt: staysAt ?? '',
  };
}

export function ContactForm({ action, form, version }: { action: string; form: FormState; version?: number }) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{
          telephone1: t('cases.contact.telephone'),
          telephone2: t('cases.contact.telephone2'),
          mail: t('cases.contact.mail'),
          throughSomeone: t('cases.contact.through-someone'),
          staysAt: t('cases.contact.staysAt'),
        }}
      />
      <Form action={action} form={form} {...(version === undefined ? {} : { version })}>
        <TelephoneField name="telephone1" label={t('cases.contact.telephone')} optional form={form} />
        <TelephoneField name="telephone2" label={t('cases.contact.telephone2')} optional form={form} />
        <MailField name="mail" label={t('cases.contact.mail')} optional form={form} />
        <Field name="throughSomeone" label={t('cases.contact.through-someone')} optional form={form} />
        <Tick name="withCode" legend={t('cases.contact.code')} form={form} label={t('cases.contact.with-code')} />
        <TextArea name="staysAt" label={t('cases.contact.staysAt')} optional rows={3} form={form} />
        <NoBsnField form={form} />
        <FormFoot back={clientOf(action)}>{t('cases.save')}</FormFoot>
      </Form>
    </>
  );
}
