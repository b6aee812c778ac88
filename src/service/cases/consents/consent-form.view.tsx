import { z } from 'zod';
import { spokenLanguages, spokenOptions, today } from '#app/platform/language/index.ts';
import {
  Choice,
  choice,
  DateField,
  day,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  optionalChoice,
  optionalText,
  SelectField,
  TextArea,
  Tick,
  text,
  tick,
  typedDay,
  typedText,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { clientOf, NoBsnField, noBsnReason } from '../client/index.ts';
import { type Consent, type ConsentPurpose, consentPurposes, consentWays, needsReceiver } from './consent.ts';
import { asTyped, type KnownReceiver, receiverOf, receiversLike } from './receiver.ts';

export const consentForm = z.strictObject({
  purpose: choice(consentPurposes),
  receiver: optionalText(200),
  /** Whom was meant, when what was typed was near to a name that we know. */
  meant: optionalText(200),
  text: text(2000),
  how: choice(consentWays),
  language: optionalChoice(spokenLanguages),
  interpreter: tick(),
  from: day(),
  until: day(),
  noBsnReason: noBsnReason(),
});
type Typed = z.output<typeof consentForm>;

const usualMonths = 6;
const longestYears = 2;

/** A new consent: agreed today, aloud, for half a year. */
export const newConsent = (
  purpose: ConsentPurpose | null,
  receiver: string | null,
  language: string | null,
): FormState['values'] => ({
  ...(purpose === null ? {} : { purpose }),
  receiver: receiver ?? '',
  how: 'spoken',
  language: language ?? '',
  from: typedDay(today().toString()),
  until: typedDay(today().add({ months: usualMonths }).toString()),
});

/** The consent in the form, or the form with what only this module can know to be wrong. */
export function consentFrom(
  typed: Typed,
  form: FormState,
  known: readonly KnownReceiver[],
): Omit<Consent, 'takenBack'> | FormState {
  const { noBsnReason: _reason, meant, ...consent } = typed;
  const now = today();
  const receiver = receiverOf(consent.receiver, meant, known);
  if (needsReceiver(consent.purpose) && consent.receiver === null)
    return withError(form, 'receiver', 'cases.consent.receiver.needed');
  if (receiver === null) return withError(form, 'meant', 'cases.consent.meant.needed');
  if (consent.from > now.toString()) return withError(form, 'from', 'cases.note.future');
  if (consent.until < now.toString()) return withError(form, 'until', 'cases.consent.until.past');
  if (consent.until > now.add({ years: longestYears }).toString())
    return withError(form, 'until', 'cases.consent.until.far');
  return { ...consent, ...receiver };
}

interface ConsentFormProps {
  action: string;
  form: FormState;
  once: string;
  /** Whom it may be about. */
  known: readonly KnownReceiver[];
}

/** What for, to whom, in which words, how it was agreed, and until when. */
export function ConsentForm({ action, form, once, known }: ConsentFormProps) {
  const { t } = useShell();
  const labels = (['purpose', 'receiver', 'meant', 'text', 'how', 'from', 'until'] as const).map(
    (field) => [field, t(`cases.consent.${field}`)] as const,
  );
  return (
    <>
      <ErrorSummary form={form} labels={Object.fromEntries(labels)} />
      <Form action={action} form={form} once={once}>
        <Choice
          name="purpose"
          legend={t('cases.consent.purpose')}
          form={form}
          options={consentPurposes.map((value) => ({ value, label: t(`cases.consent.purpose.${value}`) }))}
        />
        <Field
          name="receiver"
          label={t('cases.consent.receiver')}
          hint={t('cases.consent.receiver.hint')}
          suggestions={known.map(({ name }) => name)}
          optional
          form={form}
        />
        <Meant form={form} known={known} />
        <TextArea
          name="text"
          label={t('cases.consent.text')}
          hint={t('cases.consent.text.hint')}
          rows={3}
          form={form}
        />
        <HowAgreed form={form} />
        <DateField name="from" label={t('cases.consent.from')} form={form} />
        <DateField name="until" label={t('cases.consent.until')} form={form} />
        <NoBsnField form={form} />
        <FormFoot back={clientOf(action)}>{t('cases.save')}</FormFoot>
      </Form>
    </>
  );
}

/** By which way, in which language, and whether an interpreter was there. */
function HowAgreed({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  return (
    <>
      <Choice
        name="how"
        legend={t('cases.consent.how')}
        compact
        form={form}
        options={consentWays.map((value) => ({ value, label: t(`cases.consent.how.${value}`) }))}
      />
      <SelectField
        name="language"
        label={t('cases.consent.language')}
        options={spokenOptions(lang)}
        empty={t('cases.language.unknown')}
        optional
        form={form}
      />
      <Tick
        name="interpreter"
        legend={t('cases.consent.interpreter')}
        form={form}
        label={t('cases.consent.interpreter.yes')}
      />
    </>
  );
}

/**
 * "Did you mean …?": only after something was typed that is near to a name that we know, and never decided for the
 * colleague.
 */
function Meant({ form, known }: Pick<ConsentFormProps, 'form' | 'known'>) {
  const { t } = useShell();
  const typed = typedText(form, 'receiver') ?? '';
  const like = receiversLike(typed, known);
  if (form.errors.meant === undefined && form.values.meant === undefined) return null;
  if (like.length === 0) return null;
  return (
    <Choice
      name="meant"
      legend={t('cases.consent.meant')}
      form={form}
      options={[
        ...like.map(({ name }) => ({ value: name, label: <bdi>{name}</bdi> })),
        { value: asTyped, label: t('cases.consent.meant.asTyped', { typed }) },
      ]}
    />
  );
}
