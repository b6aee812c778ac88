import { type Lang, spokenLanguages, spokenOptions } from '#app/platform/language/index.ts';
import { declareForm, type FormValues, field } from '#app/platform/web/index.ts';
import { type CaseHeader, interpreterNeeds, noBsn, readingSkills, scripts } from '../records/index.ts';

const optional = true;
const options = ({ lang }: { lang: Lang }) => spokenOptions(lang);
const languages = ['language1', 'language2', 'language3', 'reads'] as const;

/** Name to use and languages, as the coordinator changes them. */
export const detailsForm = declareForm(
  {
    nameToUse: field.text('cases.details.name', {
      optional,
      max: 80,
      length: 'middle',
      hint: 'cases.details.name.hint',
    }),
    language1: field.select('cases.details.language1', spokenLanguages, {
      optional,
      unmarked: true,
      options,
      empty: 'cases.language.unknown',
    }),
    language2: field.select('cases.details.language2', spokenLanguages, {
      optional,
      options,
      empty: 'cases.language.none',
    }),
    language3: field.select('cases.details.language3', spokenLanguages, {
      optional,
      options,
      empty: 'cases.language.none',
    }),
    reads: field.select('cases.details.reads', spokenLanguages, {
      optional,
      options,
      empty: 'cases.language.readsUnknown',
    }),
    readingSkill: field.choice('cases.details.readingSkill', readingSkills, {
      optional,
      compact: true,
      words: (skill) => `cases.details.readingSkill.${skill}`,
    }),
    script: field.select('cases.details.script', scripts, {
      optional,
      options: ({ t }) => scripts.map((value) => ({ value, label: t(`cases.script.${value}`) })),
      empty: 'cases.details.script.unknown',
    }),
    interpreter: field.choice('cases.details.interpreter', interpreterNeeds, {
      compact: true,
      words: (need) => `cases.details.interpreter.${need}`,
    }),
    noBsnReason: noBsn,
  },
  [{ fields: languages, Around: ({ children }) => <div class="thirds">{children}</div> }],
);
type DetailsValues = FormValues<typeof detailsForm.fields>;

/** The form's answers as a header; the rules of contact stay. A language that stands twice counts once. */
export function headerFrom(values: DetailsValues, { contactRules }: Pick<CaseHeader, 'contactRules'>): CaseHeader {
  const { nameToUse, language1, language2, language3, reads, interpreter } = values;
  const languages = [...new Set([language1, language2, language3].filter((one) => one !== null))];
  return { nameToUse, languages, reads, ...readingFrom(values), interpreter, contactRules };
}

/** Whoever knows the script, or the language that is read, reads. */
function readingFrom({ readingSkill, script, reads }: DetailsValues): Pick<CaseHeader, 'reading'> {
  if (readingSkill === null && script === null && reads === null) return {};
  return { reading: { skill: readingSkill ?? 'reads', script } };
}

/** A header as it stands in the form. */
export function headerValues({ nameToUse, languages: spoken, reads, reading, interpreter }: CaseHeader) {
  const known = (value: string | null | undefined) => spokenLanguages.find((one) => one === value) ?? null;
  const [language1, language2, language3] = [0, 1, 2].map((place) => known(spoken[place]));
  return {
    nameToUse,
    language1: language1 ?? null,
    language2: language2 ?? null,
    language3: language3 ?? null,
    reads: known(reads),
    readingSkill: reading?.skill ?? null,
    script: reading?.script ?? null,
    interpreter,
  };
}
