import { z } from 'zod';
import { type SpokenLanguage, spokenLanguages, spokenOptions } from '#app/platform/language/index.ts';
import {
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  optionalChoice,
  optionalDay,
  SelectField,
  typedDay,
  useShell,
  wholeNumber,
  withError,
} from '#app/platform/web/index.ts';
import { mostPlaces, type Profile } from './profile.ts';

const language = () => optionalChoice(spokenLanguages);

export const profileForm = z.strictObject({
  language1: language(),
  language2: language(),
  language3: language(),
  language4: language(),
  language5: language(),
  language6: language(),
  trainingValidUntil: optionalDay(),
  places: wholeNumber(0, mostPlaces),
  awayFrom: optionalDay(),
  awayUntil: optionalDay(),
});

/**
 * The form with what is wrong with the days away; null when they fit: both or neither, and the first before the last.
 */
export function awayError({ awayFrom, awayUntil }: z.output<typeof profileForm>, form: FormState): FormState | null {
  if (awayFrom === null && awayUntil === null) return null;
  if (awayFrom === null) return withError(form, 'awayFrom', 'volunteers.away.both');
  if (awayUntil === null) return withError(form, 'awayUntil', 'volunteers.away.both');
  return awayUntil < awayFrom ? withError(form, 'awayUntil', 'volunteers.away.order') : null;
}

const languageFields = ['language1', 'language2', 'language3', 'language4', 'language5', 'language6'] as const;

/** The form's answers as a profile. A language that stands twice counts once. */
export function profileFrom(values: z.output<typeof profileForm>): Profile {
  const chosen = languageFields.map((name) => values[name]).filter((one): one is SpokenLanguage => one !== null);
  const { trainingValidUntil, places, awayFrom, awayUntil } = values;
  const away = awayFrom === null || awayUntil === null ? {} : { away: { from: awayFrom, until: awayUntil } };
  return { languages: [...new Set(chosen)], trainingValidUntil, places, ...away };
}

/** A profile as it is in the form; Dutch for who has none yet. */
export function profileAsTyped(profile: Profile | null): FormState['values'] {
  const { languages, trainingValidUntil, places, away }: Profile = profile ?? {
    languages: ['nl'],
    trainingValidUntil: null,
    places: 1,
  };
  return {
    ...Object.fromEntries(languageFields.map((name, place) => [name, languages[place] ?? ''])),
    trainingValidUntil: typedDay(trainingValidUntil),
    places: String(places),
    awayFrom: typedDay(away?.from),
    awayUntil: typedDay(away?.until),
  };
}

export function ProfileForm({ action, form, version }: { action: string; form: FormState; version: number }) {
  const { t, lang } = useShell();
  const options = spokenOptions(lang);
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{
          trainingValidUntil: t('volunteers.training'),
          places: t('volunteers.places'),
          awayFrom: t('volunteers.away.from'),
          awayUntil: t('volunteers.away.until'),
        }}
      />
      <Form action={action} form={form} version={version}>
        <div class="thirds">
          {languageFields.map((name, place) => (
            <SelectField
              name={name}
              label={t('volunteers.language', { number: place + 1 })}
              options={options}
              empty={t('volunteers.language.none')}
              optional={place > 0}
              form={form}
            />
          ))}
        </div>
        <DateField
          name="trainingValidUntil"
          label={t('volunteers.training')}
          hint={t('volunteers.training.hint')}
          optional
          form={form}
        />
        <Field
          name="places"
          label={t('volunteers.places')}
          hint={t('volunteers.places.hint')}
          inputmode="numeric"
          length="short"
          form={form}
        />
        <fieldset class="choice">
          <legend>{t('volunteers.away')}</legend>
          <p class="hint">{t('volunteers.away.hint')}</p>
          <DateField name="awayFrom" label={t('volunteers.away.from')} optional form={form} />
          <DateField name="awayUntil" label={t('volunteers.away.until')} optional form={form} />
        </fieldset>
        <FormFoot back="/people">{t('volunteers.save')}</FormFoot>
      </Form>
    </>
  );
}
