import {
  Choice,
  DateField,
  DescriptionList,
  Field,
  Form,
  FormFoot,
  type FormState,
  Section,
  SelectField,
  TextArea,
  typedText,
  useShell,
} from '#app/platform/web/index.ts';
import { type OpenReferral, otherSideAnswers, refusalReasons, step, takeBackReasons, whatStops } from './referrals.ts';

interface ActProps {
  reference: string;
  shown: OpenReferral;
  form: FormState;
}

/** What the other side said: of what can follow, what nothing stops. */
export function OtherSideForm({ reference, shown, form, agreed }: ActProps & { agreed: boolean }) {
  const { t } = useShell();
  const { state } = shown;
  const possible = otherSideAnswers.filter(
    (act) => step(state, act) !== null && whatStops(act, { state, agreed }) === null,
  );
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

/** What was typed for a step that is refused as a whole: its field is not offered any more, and its words stay readable. */
export function StoppedWords({ form }: { form: FormState }) {
  const { t } = useShell();
  if (form.whole === undefined) return null;
  const labels = {
    day: t('referrals.talk.day'),
    time: t('referrals.talk.time'),
    place: t('referrals.talk.place'),
    who: t('referrals.takeOver.who'),
    from: t('referrals.takeOver.from'),
    text: t('referrals.answer.text'),
  };
  const facts = Object.entries(labels).flatMap(([name, term]) => {
    const words = typedText(form, name) ?? '';
    return words === '' ? [] : [{ term, value: <bdi>{words}</bdi> }];
  });
  return facts.length === 0 ? null : <DescriptionList facts={facts} />;
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
