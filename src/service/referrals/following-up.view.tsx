import { dayAndDate, longDate, spokenLanguages, spokenName } from '#app/platform/language/index.ts';
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
import type { Talk } from './following-up.ts';
import { helped, type OpenReferral, type ReferralOutcome } from './referrals.ts';

interface FormProps {
  reference: string;
  shown: OpenReferral;
  form: FormState;
}

/** When that talk is, so that nobody plans it a second time. */
export function PlannedTalks({ reference, talks }: { reference: string; talks: readonly Talk[] }) {
  const { t, lang } = useShell();
  return talks.map(({ task, day, time }) => (
    <p>
      <a href={`/clients/${reference}/tasks/${task}`}>{t('procedures.limits.task.three-way-talk')}</a>:{' '}
      {time === null ? dayAndDate(day, lang) : t('procedures.limits.task.at', { day: dayAndDate(day, lang), time })}
    </p>
  ));
}

/** A talk of three: the client, one of us, and whoever takes over. */
export function TalkForm({ reference, shown, form }: FormProps) {
  const { t } = useShell();
  const isOpen = Object.keys(form.errors).length > 0 || form.whole !== undefined;
  return (
    <details class="sheet" open={isOpen}>
      <summary>{t('referrals.talk')}</summary>
      <Form action={`/clients/${reference}/referrals/${shown.id}/talk`} form={form}>
        <p>{t('referrals.talk.what')}</p>
        <DateField name="day" label={t('referrals.talk.day')} form={form} />
        <Field name="time" label={t('referrals.talk.time')} length="short" optional form={form} />
        <Field name="place" label={t('referrals.talk.place')} hint={t('referrals.talk.hint')} optional form={form} />
        <FormFoot kind="quiet">{t('referrals.talk.plan')}</FormFoot>
      </Form>
    </details>
  );
}

/** Did it work? Asked after two weeks and after two months; whoever knows sooner says so sooner. */
export function OutcomeForm({ reference, shown, form }: FormProps) {
  const { t, lang } = useShell();
  return (
    <Section title={t('referrals.outcome')}>
      <Form action={`/clients/${reference}/referrals/${shown.id}/outcome`} form={form} version={shown.version}>
        <p>{t('referrals.outcome.what')}</p>
        <Choice
          name="helped"
          legend={t('referrals.outcome.helped')}
          options={helped.map((one) => ({ value: one, label: t(`referrals.helped.${one}`) }))}
          form={form}
        />
        <SelectField
          name="language"
          label={t('referrals.outcome.language')}
          hint={t('referrals.outcome.language.hint')}
          empty={t('referrals.outcome.language.none')}
          options={spokenLanguages.map((code) => ({ value: code, label: spokenName(code, lang) }))}
          form={form}
        />
        <TextArea name="words" label={t('referrals.answer.text')} rows={2} optional form={form} />
        <FormFoot>{t('referrals.answer.save')}</FormFoot>
      </Form>
    </Section>
  );
}

/** What was said each time it was asked. */
export function Outcomes({ outcomes }: { outcomes: readonly ReferralOutcome[] }) {
  const { t, lang } = useShell();
  if (outcomes.length === 0) return null;
  return (
    <Section title={t('referrals.outcomes')}>
      <ol class="stack close">
        {outcomes.map(({ at, name, helped: said, language, text }) => (
          <li>
            <p>
              {t('referrals.outcome.said', { name, day: longDate(at, lang), helped: t(`referrals.helped.${said}`) })}
              {language === null ? null : ` · ${spokenName(language, lang)}`}
            </p>
            {text === null ? null : (
              <p class="small soft">
                <bdi>{text}</bdi>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
