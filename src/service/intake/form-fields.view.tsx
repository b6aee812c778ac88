import type { Child } from 'hono/jsx';
import { spokenChoice, spokenLanguages } from '#app/platform/language/index.ts';
import {
  Choice,
  Field,
  type FormState,
  MailField,
  Section,
  SelectField,
  TelephoneField,
  TextArea,
  Tick,
  useShell,
} from '#app/platform/web/index.ts';
import { interpreterNeeds, messageRules, needs } from './intake.ts';

/**
 * The questions about the client on the form of a referrer; a client's own form asks one a page (`step-fields.tsx`).
 */
interface Asked {
  form: FormState;
}

/** The one question that must be answered: how to reach the client without danger. */
export function ReachFields({ form, children }: Asked & { children?: Child }) {
  const { t } = useShell();
  return (
    <Section title={t('intake.form.ref.reach')}>
      <p>{t('intake.form.ref.reach.hint')}</p>
      <TelephoneField name="telephone" label={t('intake.form.telephone')} form={form} />
      <MailField name="mail" label={t('intake.form.mail')} form={form} />
      <Field name="someone" label={t('intake.form.ref.someone')} hint={t('intake.form.someone.hint')} form={form} />
      <TelephoneField name="someoneTelephone" label={t('intake.form.someoneTelephone')} form={form} />
      <Tick name="withCode" legend={t('intake.form.without')} label={t('intake.form.ref.withCode')} form={form} />
      {children}
    </Section>
  );
}

/** What to mind when reaching the client. */
export function CareFields({ form }: Asked) {
  const { t } = useShell();
  return (
    <Section title={t('intake.form.ref.care')}>
      <Field
        name="nameToUse"
        label={t('intake.form.ref.nameToUse')}
        hint={t('intake.form.nameToUse.hint')}
        form={form}
        optional
      />
      <Field name="when" label={t('intake.form.ref.when')} hint={t('intake.form.when.hint')} form={form} optional />
      <Field name="askFor" label={t('intake.form.ref.askFor')} form={form} optional />
      <Choice
        name="leaveMessage"
        legend={t('intake.form.leaveMessage')}
        options={messageRules.map((value) => ({ value, label: t(`intake.rule.${value}`) }))}
        form={form}
      />
      <Field
        name="mustNotKnow"
        label={t('intake.form.ref.mustNotKnow')}
        hint={t('intake.form.mustNotKnow.hint')}
        form={form}
        optional
      />
    </Section>
  );
}

export function LanguageFields({ form }: Asked) {
  const { t, lang } = useShell();
  const options = spokenLanguages.map((value) => ({ value, label: spokenChoice(value, lang) }));
  return (
    <Section title={t('intake.form.ref.languages')}>
      <SelectField name="spoken" label={t('intake.form.ref.spoken')} options={options} form={form} optional />
      <Field name="spokenElse" label={t('intake.form.ref.spokenElse')} form={form} optional />
      <SelectField
        name="reads"
        label={t('intake.form.ref.reads')}
        options={[{ value: 'none', label: t('intake.form.readsNone') }, ...options]}
        form={form}
        optional
      />
      <Choice
        name="interpreter"
        legend={t('intake.form.ref.interpreter')}
        options={interpreterNeeds.map((value) => ({ value, label: t(`intake.interpreter.${value}`) }))}
        form={form}
      />
    </Section>
  );
}

export function PlaceFields({ form }: Asked) {
  const { t } = useShell();
  return (
    <Section title={t('intake.form.ref.place')}>
      <Field name="place" label={t('intake.form.place')} hint={t('intake.form.place.hint')} form={form} optional />
      <Tick name="placeUnsaid" legend={t('intake.form.or')} label={t('intake.form.ref.placeUnsaid')} form={form} />
    </Section>
  );
}

export function NeedFields({ form }: Asked) {
  const { t } = useShell();
  return (
    <Section title={t('intake.form.ref.needs')}>
      <Choice
        name="needs"
        legend={t('intake.form.needs')}
        many
        options={needs.map((value) => ({ value, label: t(`intake.need.${value}`) }))}
        form={form}
      />
      <TextArea
        name="question"
        label={t('intake.form.ref.question')}
        hint={t('intake.form.ref.question.hint')}
        rows={4}
        form={form}
        optional
      />
    </Section>
  );
}
