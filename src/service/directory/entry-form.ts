import { z } from 'zod';
import { spokenLanguages } from '#app/platform/language/index.ts';
import {
  choice,
  choices,
  numbersRight,
  optionalChoice,
  optionalTelephone,
  optionalText,
  passwordAgain,
  text,
  tick,
} from '#app/platform/web/index.ts';
import { directoryNeeds, type OrganisationContent, organisationKinds, sexes, urgencies } from './organisation.ts';

/** How sure a colleague is of the entry. */
export const sureness = ['HIGH', 'MEDIUM', 'LOW'] as const;

/** A whole number between these, typed with digits; null when nothing was typed. */
function optionalWhole(least: number, most: number) {
  return optionalText(4)
    .refine((typed) => typed === null || (/^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most), {
      message: 'directory.form.number',
    })
    .transform((typed) => (typed === null ? null : Number(typed)));
}

export const entryForm = z.strictObject({
  name: text(120),
  kind: choice(organisationKinds),
  does: text(600),
  doesEn: optionalText(600),
  forWhom: optionalText(400),
  forWhomEn: optionalText(400),
  needs: choices(directoryNeeds),
  municipalities: optionalText(2000).transform(listOf),
  languages: choices(spokenLanguages),
  telephone: optionalTelephone(),
  numbersRight: numbersRight(),
  telephonePublic: tick(),
  hours: optionalText(200),
  hoursEn: optionalText(200),
  website: optionalText(200),
  howToRefer: optionalText(1000),
  waiting: optionalText(200),
  answersWithin: optionalWhole(1, 90),
  sexes: choices(sexes),
  fromAge: optionalWhole(0, 120),
  toAge: optionalWhole(0, 120),
  urgency: optionalChoice(urgencies),
  source: text(300),
  confidence: choice(sureness),
  public: tick(),
  ended: tick(),
  password: passwordAgain(),
});
export type EntryValues = Omit<z.output<typeof entryForm>, 'password'>;

/** The press "it still holds", and from which page. */
export const checkForm = z.strictObject({ back: optionalChoice(['checking'] as const) });

/** The form of the page with which somebody searches; everything may be left out. */
/** How urgent somebody can say that it is; later is soon enough for nobody who looks. */
export const soon = ['now', 'days'] as const;

export const searchForm = z.strictObject({
  words: optionalText(100).refine((value) => value === null || value.length > 0),
  need: optionalChoice(directoryNeeds),
  region: z.union([z.literal(''), z.uuid()]).default(''),
  language: optionalChoice(spokenLanguages),
  sex: optionalChoice(sexes),
  age: optionalWhole(0, 120),
  urgency: optionalChoice(soon),
});

/** What was typed, as the directory keeps it. Looked at by a colleague it is no longer "dated". */
export function typedContent(values: EntryValues): OrganisationContent {
  const { does, doesEn, forWhom, forWhomEn, hours, hoursEn, numbersRight: _said, ...kept } = values;
  return {
    ...kept,
    does: { nl: does, en: doesEn },
    forWhom: forWhom === null ? null : { nl: forWhom, en: forWhomEn },
    ...(hours === null ? {} : { hours: { nl: hours, en: hoursEn } }),
    dated: false,
  };
}

/** An entry as it is in the fields of the form. How sure the colleague is, each one says anew. */
export function entryFieldsOf(content: OrganisationContent): Record<string, string | string[]> {
  return {
    name: content.name,
    kind: content.kind,
    does: content.does.nl,
    doesEn: content.does.en ?? '',
    forWhom: content.forWhom?.nl ?? '',
    forWhomEn: content.forWhom?.en ?? '',
    needs: content.needs,
    municipalities: content.municipalities.join(', '),
    languages: content.languages,
    telephone: content.telephone ?? '',
    telephonePublic: content.telephonePublic === true ? ['yes'] : [],
    hours: content.hours?.nl ?? '',
    hoursEn: content.hours?.en ?? '',
    website: content.website ?? '',
    howToRefer: content.howToRefer ?? '',
    waiting: content.waiting ?? '',
    answersWithin: shown(content.answersWithin),
    sexes: content.sexes ?? [],
    fromAge: shown(content.fromAge),
    toAge: shown(content.toAge),
    urgency: content.urgency ?? '',
    source: content.source,
    confidence: sureness.find((one) => one === content.confidence) ?? '',
    public: content.public ? ['yes'] : [],
    ended: content.ended ? ['yes'] : [],
  };
}

const shown = (number: number | null | undefined) => (number == null ? '' : String(number));

/** Lists are typed as people write them: with commas or each on a line. */
function listOf(typed: string | null): string[] {
  const parts = (typed ?? '').split(/[,;\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
