import { z } from 'zod';
import { spokenLanguages } from '#app/platform/language/index.ts';
import { choices, optionalText, passwordAgain, text, tick, wholeNumber } from '#app/platform/web/index.ts';
import { postcodeSpan } from './region-coverage.ts';

/** What a region covers and offers; the intake team's proposal reads it (design question 26). */
export interface RegionSettings {
  name: string;
  municipalities: string[];
  postcodes: string[];
  /** Languages in which the region can help, BCP 47. */
  languages: string[];
  places: number;
  at_a_distance: boolean;
  mailbox: string | null;
}

const postcode = /^\d{2,4}(\s*-\s*\d{4})?$/;

/** A beginning, a whole one, or a span that goes forward. */
function isPostcode(part: string): boolean {
  const [from, to] = postcodeSpan(part);
  return postcode.test(part) && from <= to;
}

/** Lists are typed as people write them: with commas or each on a line. */
export function typedList(typed: string | null): string[] {
  const parts = (typed ?? '').split(/[,;\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** An organisation's mailbox, which may be left out. */
export const mailboxField = optionalText(200).refine(
  (value) => value === null || /^[^\s@]+@[^\s@]+$/.test(value),
  'people.region.mailbox.shape',
);

/** The form of a region. */
export const regionForm = z.strictObject({
  name: text(80),
  municipalities: optionalText(4000).transform(typedList),
  postcodes: optionalText(2000)
    .transform(typedList)
    .refine((parts) => parts.every(isPostcode), 'people.region.postcodes.shape'),
  places: wholeNumber(0, 1000),
  languages: choices(spokenLanguages),
  distance: tick(),
  mailbox: mailboxField,
  password: passwordAgain(),
});

/** Form values as the database keeps them. */
export function settingsOf({ distance, ...values }: Omit<z.output<typeof regionForm>, 'password'>): RegionSettings {
  return { ...values, at_a_distance: distance };
}

/** Settings as they are in the fields of the form. */
export function regionFieldsOf(region: RegionSettings): Record<string, string | string[]> {
  return {
    name: region.name,
    municipalities: region.municipalities.join(', '),
    postcodes: region.postcodes.join(', '),
    places: String(region.places),
    languages: region.languages,
    distance: region.at_a_distance ? ['yes'] : [],
    mailbox: region.mailbox ?? '',
  };
}
