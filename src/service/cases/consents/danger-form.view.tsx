import {
  Choice,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PasswordAgain,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { clientOf, NoBsnField } from '../client/index.ts';
import { dangerPurposes, dangerReasons } from './danger.ts';

interface DangerFormProps {
  action: string;
  form: FormState;
  once: string;
  /** Names that whoever types may mean. */
  known: readonly string[];
}

/** What may go out, to whom, and why it cannot wait for the client's yes. */
export function DangerForm({ action, form, once, known }: DangerFormProps) {
  const { t } = useShell();
  return (
    <>
      <Notice tone="late" title={t('cases.danger.first')}>
        <p>{t('cases.danger.what')}</p>
      </Notice>
      <ErrorSummary
        form={form}
        labels={{
          purpose: t('cases.consent.purpose'),
          receiver: t('cases.danger.receiver'),
          reason: t('cases.danger.reason'),
          why: t('cases.danger.why'),
          password: t('routing.stepUp'),
        }}
      />
      <Form action={action} form={form} once={once}>
        <PasswordAgain form={form} unlessFresh />
        <Choice
          name="purpose"
          legend={t('cases.danger.purpose')}
          form={form}
          options={dangerPurposes.map((value) => ({ value, label: t(`cases.danger.purpose.${value}`) }))}
        />
        <Field name="receiver" label={t('cases.danger.receiver')} suggestions={known} form={form} />
        <Choice
          name="reason"
          legend={t('cases.danger.reason')}
          form={form}
          options={dangerReasons.map((value) => ({ value, label: t(`cases.danger.reason.${value}`) }))}
        />
        <TextArea name="why" label={t('cases.danger.why')} hint={t('cases.danger.why.hint')} rows={3} form={form} />
        <NoBsnField form={form} />
        <FormFoot back={clientOf(action)} kind="danger">
          {t('cases.danger.do')}
        </FormFoot>
      </Form>
    </>
  );
}
