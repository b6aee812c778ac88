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
  useShell,
} from '#app/platform/web/index.ts';
import { clientOf, NoBsnField, noBsnReason } from '../client/index.ts';
import { type CaseHeader, interpreterNeeds, readingSkills, scripts } from '../records/index.ts';

const language = () => optionalChoice(spokenLanguages);

/** Name, languages and rules of contact, as the coordinator changes them. */
export const detailsForm = z.strictObject({
  nameToUse: optionalText(80),
  language1: language(),
  language2: language(),
  language3: language(),
  reads: language(),
  readingSkill: optionalChoice(readingSkills),
  script: optionalChoice(scripts),
  interpreter: choice(interpreterNeeds),
  noBsnReason: noBsnReason(),
});

/** The form's answers as a header; the rules of contact stay. A language that stands twice counts once. */
export function headerFrom(
  values: z.output<typeof detailsForm>,
  { contactRules }: Pick<CaseHeader, 'contactRules'>,
): CaseHeader {
  const { nameToUse, language1, language2, language3, reads, interpreter } = values;
  const languages = [...new Set([language1, language2, language3].filter((one) => one !== null))];
  return { nameToUse, languages, reads, ...readingFrom(values), interpreter, contactRules };
}

/** Whoever knows the script, or the language that is read, reads. */
function readingFrom({ readingSkill, script, reads }: z.output<typeof detailsForm>): Pick<CaseHeader, 'reading'> {
  if (readingSkill === null && script === null && reads === null) return {};
  return { reading: { skill: readingSkill ?? 'reads', script } };
}

/** A header as it is in the form. */
export function headerAsTyped(header: CaseHeader): FormState['values'] {
  const { nameToUse, languages, reads, reading, interpreter } = header;
  const [language1 = '', language2 = '', language3 = ''] = languages;
  return {
    nameToUse: nameToUse ?? '',
    language1,
    language2,
    language3,
    reads: reads ?? '',
    readingSkill: reading?.skill ?? '',
    script: reading?.script ?? '',
    interpreter,
  };
}

/** The form itself; `version` is the header that was seen. */
export function DetailsForm({ action, form, version }: { action: string; form: FormState; version?: number }) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary
        form={form}
        labels={{
          nameToUse: t('cases.details.name'),
        }}
      />
      <Form action={action} form={form} {...(version === undefined ? {} : { version })}>
        <Field
          name="nameToUse"
          label={t('cases.details.name')}
          hint={t('cases.details.name.hint')}
          optional
          length="middle"
          form={form}
        />
        <div class="thirds">
          <Languages form={form} />
        </div>
        <Choice
          name="readingSkill"
          legend={t('cases.details.readingSkill')}
          compact
          form={form}
          options={readingSkills.map((value) => ({ value, label: t(`cases.details.readingSkill.${value}`) }))}
        />
        <SelectField
          name="script"
          label={t('cases.details.script')}
          options={scripts.map((value) => ({ value, label: t(`cases.script.${value}`) }))}
          empty={t('cases.details.script.unknown')}
          optional
          form={form}
        />
        <Choice
          name="interpreter"
          legend={t('cases.details.interpreter')}
          compact
          form={form}
          options={interpreterNeeds.map((value) => ({ value, label: t(`cases.details.interpreter.${value}`) }))}
        />
        <NoBsnField form={form} />
        <FormFoot back={clientOf(action)}>{t('cases.save')}</FormFoot>
      </Form>
    </>
  );
}

function Languages({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  const options = spokenOptions(lang);
  return (
    <>
      {languageFields.map(({ name, empty, optional }) => (
        <SelectField
          name={name}
          label={t(`cases.details.${name}`)}
          options={options}
          empty={t(`cases.language.${empty}`)}
          optional={optional}
          form={form}
        />
      ))}
    </>
  );
}

const languageFields = [
  { name: 'language1', empty: 'unknown', optional: false },
  { name: 'language2', empty: 'none', optional: true },
  { name: 'language3', empty: 'none', optional: true },
  { name: 'reads', empty: 'readsUnknown', optional: true },
] as const;
