import type { Child } from 'hono/jsx';
import { spokenChoice, spokenLanguages } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Button,
  Choice,
  DateField,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  MailField,
  Notice,
  PageHeader,
  Section,
  SelectField,
  TelephoneField,
  Tick,
  typedText,
  useShell,
} from '#app/platform/web/index.ts';
import { CareFields, LanguageFields, NeedFields, PlaceFields, ReachFields } from './form-fields.view.tsx';
import type { ContactDetails } from './public.store.ts';
import { BackToStart, CallUs, DangerNotice, LanguageRow } from './public.view.tsx';
import { openedMark } from './receipt.ts';

/** Where somebody registers another person. */
export const referrerPath = '/start/for-someone';

export interface FormPageProps {
  receiptKey: Uint8Array;
  form: FormState;
  contact: ContactDetails;
  notice: Child;
}

/** One plain page about somebody else. The client's name may stay empty, and so may nearly everything. */
export function FormPage({ receiptKey, form, contact, notice }: FormPageProps) {
  const { t, place } = useShell();
  const key = form.key ?? newId();
  return (
    <div class="stack">
      {place === null ? null : <LanguageRow place={place} />}
      <PageHeader title={t('intake.form.ref.title')}>
        <p>{t('intake.form.ref.intro')}</p>
      </PageHeader>
      <DangerNotice />
      {notice}
      <ErrorSummary
        form={form}
        labels={{
          organisation: t('intake.form.ref.organisation'),
          role: t('intake.form.ref.role'),
          consent: t('intake.form.ref.consent.question'),
          mustNotKnow: t('intake.form.ref.mustNotKnow'),
          question: t('intake.form.ref.question'),
        }}
      />
      <Form action={referrerPath} form={form} once={key}>
        <input type="hidden" name="opened" value={typedText(form, 'opened') ?? openedMark(receiptKey, key)} />
        <Trap />
        <ReferrerFields form={form} />
        <ReachFields form={form}>
          <Tick name="viaReferrer" legend={t('intake.form.or')} label={t('intake.form.ref.viaReferrer')} form={form} />
        </ReachFields>
        <CareFields form={form} />
        <LanguageFields form={form} />
        <PlaceFields form={form} />
        <NeedFields form={form} />
        <Button wide>{t('intake.ask.on')}</Button>
      </Form>
      <CallUs contact={contact}>
        <p>{t('intake.call.instead')}</p>
      </CallUs>
      <BackToStart />
    </div>
  );
}

function ReferrerFields({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  const spoken = spokenLanguages.map((value) => ({ value, label: spokenChoice(value, lang) }));
  return (
    <>
      <Section title={t('intake.form.ref.you')}>
        <Field name="organisation" label={t('intake.form.ref.organisation')} form={form} />
        <Field name="role" label={t('intake.form.ref.role')} form={form} />
        <p>{t('intake.form.ref.ownWay')}</p>
        <TelephoneField name="ownTelephone" label={t('intake.form.ref.ownTelephone')} form={form} />
        <MailField name="ownMail" label={t('intake.form.ref.ownMail')} form={form} />
      </Section>
      <Section title={t('intake.form.ref.consent')}>
        <Choice
          name="consent"
          legend={t('intake.form.ref.consent.question')}
          options={(['agrees', 'not-asked', 'refused'] as const).map((value) => ({
            value,
            label: t(`intake.consent.${value}`),
          }))}
          form={form}
        />
        <SelectField name="consentLanguage" label={t('intake.form.ref.consentLanguage')} options={spoken} form={form} />
        <DateField name="consentDay" label={t('intake.form.ref.consentDay')} form={form} />
      </Section>
    </>
  );
}

/** A field that only programs see. */
export function Trap() {
  const { t } = useShell();
  return (
    <div class="hidden" aria-hidden="true">
      <label for="website">{t('intake.form.leaveEmpty')}</label>
      <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
    </div>
  );
}

export function RefusedNotice() {
  const { t } = useShell();
  return (
    <Notice tone="soon" title={t('intake.refused.title')} announce>
      <p>{t('intake.refused.nothing')}</p>
      <p>{t('intake.refused.then')}</p>
    </Notice>
  );
}

export function NotReady({ contact }: { contact: ContactDetails }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('intake.notReady.title')} />
      <DangerNotice />
      <p>{t('intake.notReady.text')}</p>
      <CallUs contact={contact} />
      <BackToStart />
    </div>
  );
}

export function NotReadyNotice({ contact }: { contact: ContactDetails }) {
  const { t } = useShell();
  return (
    <Notice tone="soon" title={t('intake.notReady.title')} announce>
      <p>{t('intake.notReady.text')}</p>
      <CallUs contact={contact} />
    </Notice>
  );
}

/** Nobody can keep anything more now: a flood, or a full disk. */
export function FullPage({ contact }: { contact: ContactDetails }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('intake.full.title')}>
        <p>{t('intake.full.text')}</p>
      </PageHeader>
      <CallUs contact={contact}>
        <p>{t('intake.full.nobody')}</p>
      </CallUs>
      <DangerNotice />
      <BackToStart />
    </div>
  );
}
