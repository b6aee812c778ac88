import {
  Choice,
  DateField,
  Field,
  Form,
  FormFoot,
  type FormState,
  Section,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import type { OpenReferral } from './referrals.store.ts';
import { otherSideAnswers, refusalReasons, step, takeBackReasons } from './referrals.ts';

interface ActProps {
  reference: string;
  shown: OpenReferral;
  form: FormState;
}

/** What the other side said. */
export function OtherSideForm({ reference, shown, form }: ActProps) {
  const { t } = useShell();
  const possible = otherSideAnswers.filter((act) => step(shown.state, act) !== null);
  return (
    <Section
      title={t(shown.state === 'accepted' || shown.state === 'under-way' ? 'referrals.finish' : 'referrals.answer')}
    >
      <Form action={`/clients/${reference}/referrals/${shown.id}/answer`} form={form} version={shown.version}>
        <Choice
          name="act"
          legend={t('referrals.answer.what')}
          options={possible.map((act) => ({ value: act, label: t(`referrals.answer.${act}`) }))}
          form={form}
        />
        {possible.includes('refuse') ? (
          <SelectField
            name="reason"
            label={t('referrals.answer.reason')}
            hint={t('referrals.answer.reason.hint')}
            options={refusalReasons.map((reason) => ({ value: reason, label: t(`referrals.reason.${reason}`) }))}
            form={form}
          />
        ) : null}
        {possible.includes('accept') ? <TakeOverFields form={form} /> : null}
        <TextArea name="text" label={t('referrals.answer.text')} rows={2} optional form={form} />
        <FormFoot>{t('referrals.answer.save')}</FormFoot>
      </Form>
    </Section>
  );
}

/** Warm passing on: somebody with a name begins on a day, so that nobody falls between two installations. */
function TakeOverFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Field
        name="who"
        label={t('referrals.takeOver.who')}
        hint={t('referrals.takeOver.hint')}
        length="middle"
        optional
        form={form}
      />
      <DateField name="from" label={t('referrals.takeOver.from')} optional form={form} />
    </>
  );
}

/** Taking it back: before it went out it just stops; afterwards somebody tells the other side. */
export function TakeBackForm({ reference, shown, form, folded }: ActProps & { folded: boolean }) {
  const { t } = useShell();
  const isDraft = shown.state === 'draft';
  const isOpen = !folded || Object.keys(form.errors).length > 0;
  return (
    <details class="sheet" open={isOpen}>
      <summary>{t('referrals.back.title')}</summary>
      <Form action={`/clients/${reference}/referrals/${shown.id}/taking-back`} form={form} version={shown.version}>
        {isDraft ? null : <p>{t('referrals.back.tell')}</p>}
        <Choice
          name="why"
          legend={t('referrals.back.why')}
          options={takeBackReasons.map((reason) => ({ value: reason, label: t(`referrals.reason.${reason}`) }))}
          form={form}
        />
        <TextArea
          name="told"
          label={t(isDraft ? 'referrals.answer.text' : 'referrals.back.told')}
          rows={2}
          optional
          form={form}
        />
        <FormFoot kind="danger">{t('referrals.back.do')}</FormFoot>
      </Form>
    </details>
  );
}
