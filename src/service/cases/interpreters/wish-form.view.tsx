import { z } from 'zod';
import { spokenLanguages, spokenOptions } from '#app/platform/language/index.ts';
import {
  Choice,
  choice,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  optionalChoice,
  optionalText,
  SelectField,
  TextArea,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { NoBsnField, noBsnReason } from '../client/index.ts';
import { type InterpreterWish, interpreterSexes, interpreterWays, mostVetoes } from './interpreters.ts';

export const wishForm = z.strictObject({
  language: optionalChoice(spokenLanguages),
  dialect: optionalText(80),
  sex: choice(interpreterSexes),
  how: choice(interpreterWays),
  persons: optionalText(3000),
  circles: optionalText(3000),
  noBsnReason: noBsnReason(),
});

/** What was filled in, or the form with what is wrong with it. One name on a line. */
export function wishFrom(values: z.output<typeof wishForm>, form: FormState): InterpreterWish | FormState {
  const { noBsnReason: _reason, persons, circles, ...rest } = values;
  const wish = { ...rest, persons: linesOf(persons), circles: linesOf(circles) };
  for (const name of ['persons', 'circles'] as const) {
    if (wish[name].length > mostVetoes) return withError(form, name, 'cases.interpreters.veto.tooMany');
    if (wish[name].some((line) => line.length > 120)) return withError(form, name, 'cases.interpreters.veto.tooLong');
  }
  return wish;
}

const linesOf = (text: string | null) => [
  ...new Set(
    (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

export const wishAsTyped = ({
  language,
  dialect,
  persons,
  circles,
  ...rest
}: InterpreterWish): FormState['values'] => ({
  ...rest,
  language: language ?? '',
  dialect: dialect ?? '',
  persons: persons.join('\n'),
  circles: circles.join('\n'),
});

/** What the client wishes, and whom not. */
export function WishForm(props: { at: string; form: FormState; once: string; version: number }) {
  const { t, lang } = useShell();
  const { at, form, once, version } = props;
  const labels = Object.fromEntries(
    (['language', 'dialect', 'sex', 'how', 'persons', 'circles'] as const).map((name) => [
      name,
      t(`cases.interpreters.wish.${name}`),
    ]),
  );
  return (
    <>
      <ErrorSummary form={form} labels={labels} />
      <Form action={`${at}/wish`} form={form} once={once} version={version}>
        <SelectField
          name="language"
          label={t('cases.interpreters.wish.language')}
          options={spokenOptions(lang)}
          empty={t('cases.language.unknown')}
          optional
          form={form}
        />
        <Field
          name="dialect"
          label={t('cases.interpreters.wish.dialect')}
          hint={t('cases.interpreters.wish.dialect.hint')}
          length="middle"
          optional
          form={form}
        />
        <Choice
          name="sex"
          legend={t('cases.interpreters.wish.sex')}
          compact
          form={form}
          options={interpreterSexes.map((value) => ({ value, label: t(`cases.interpreters.sex.${value}`) }))}
        />
        <Choice
          name="how"
          legend={t('cases.interpreters.wish.how')}
          compact
          form={form}
          options={interpreterWays.map((value) => ({ value, label: t(`cases.interpreters.how.${value}`) }))}
        />
        <WhomNot form={form} />
        <NoBsnField form={form} />
        <FormFoot back={at}>{t('cases.save')}</FormFoot>
      </Form>
    </>
  );
}

/** The veto: names, and circles that nobody may come from. */
function WhomNot({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <TextArea
        name="persons"
        label={t('cases.interpreters.wish.persons')}
        hint={t('cases.interpreters.wish.persons.hint')}
        rows={4}
        optional
        form={form}
      />
      <TextArea
        name="circles"
        label={t('cases.interpreters.wish.circles')}
        hint={t('cases.interpreters.wish.circles.hint')}
        rows={3}
        optional
        form={form}
      />
    </>
  );
}
