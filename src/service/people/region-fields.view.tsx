import type { Translate } from '#app/platform/language/index.ts';
import { spokenLanguages, spokenName, spokenNames } from '#app/platform/language/index.ts';
import {
  Choice,
  ErrorSummary,
  Field,
  type FormState,
  MailField,
  PasswordAgain,
  type Shell,
  TextArea,
  Tick,
  useShell,
} from '#app/platform/web/index.ts';
import type { RegionSettings } from './regions.ts';

/** What the fields of a region are called. */
function labelsOf(t: Translate) {
  return {
    name: t('people.region.name'),
    municipalities: t('people.region.municipalities'),
    postcodes: t('people.region.postcodes'),
    places: t('people.region.places'),
    languages: t('people.region.languages'),
    distance: t('people.region.distance'),
    mailbox: t('people.region.mailbox'),
  };
}

/** What is wrong with a region's form, at the top of it. */
export function RegionErrors({ form }: { form: FormState }) {
  const { t } = useShell();
  const labels = { ...labelsOf(t), password: t('routing.stepUp') };
  return <ErrorSummary form={form} labels={labels} />;
}

/** The fields of a region, for a new one and for a change. */
export function RegionFields({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  const labels = labelsOf(t);
  return (
    <>
      <PasswordAgain form={form} unlessFresh />
      <Field name="name" label={labels.name} form={form} />
      <TextArea
        name="municipalities"
        label={labels.municipalities}
        hint={t('people.region.list.hint')}
        rows={3}
        optional
        form={form}
      />
      <TextArea
        name="postcodes"
        label={labels.postcodes}
        hint={t('people.region.postcodes.hint')}
        rows={2}
        optional
        form={form}
      />
      <Field
        name="places"
        label={labels.places}
        hint={t('people.region.places.hint')}
        inputmode="numeric"
        length="short"
        dir="ltr"
        form={form}
      />
      <details open={form.errors.languages !== undefined}>
        <summary>{t('people.region.languages.open', { count: typedCount(form) })}</summary>
        <Choice
          name="languages"
          legend={labels.languages}
          hint={t('people.region.languages.hint')}
          many
          options={spokenLanguages.map((code) => ({ value: code, label: spokenName(code, lang) }))}
          form={form}
        />
      </details>
      <Tick name="distance" legend={labels.distance} label={t('people.region.distance.yes')} form={form} />
      <MailField name="mailbox" label={labels.mailbox} hint={t('people.region.mailbox.hint')} optional form={form} />
    </>
  );
}

/** How many languages are ticked, for the line that opens their long list. */
function typedCount({ values }: FormState): number {
  return Array.isArray(values.languages) ? values.languages.length : 0;
}

/** A region's settings as facts, for reading and for comparing. */
export function regionSettingsFacts(
  region: RegionSettings,
  { t, lang }: Pick<Shell, 't' | 'lang'>,
): { term: string; value: string | null }[] {
  const labels = labelsOf(t);
  return [
    { term: labels.municipalities, value: region.municipalities.join(', ') || null },
    { term: labels.postcodes, value: region.postcodes.join(', ') || null },
    { term: labels.places, value: String(region.places) },
    { term: labels.languages, value: spokenNames(region.languages, lang) || null },
    { term: labels.distance, value: t(region.at_a_distance ? 'people.yes' : 'people.no') },
    { term: labels.mailbox, value: region.mailbox },
  ];
}
