import { z } from 'zod';
import { always, sealedDocument, sometimes } from '#app/platform/sealed-documents/index.ts';

const mostLanguages = 6;
export const mostPlaces = 10;

/** What a volunteer can do, as far as matching needs it. Sealed to the team of the region. */
export const profileSchema = sealedDocument({
  /** Spoken languages, BCP 47. */
  languages: always(z.array(z.string()).max(mostLanguages)),
  /** Last day on which the training counts; null when it is not known. */
  trainingValidUntil: always(z.iso.date().nullable()),
  /** Days on which the volunteer is away, both included; reminders then go to the coordinator. Left out: none. */
  away: sometimes(
    sealedDocument({ from: always(z.iso.date()), until: always(z.iso.date()) }).refine(
      ({ from, until }) => from <= until,
    ),
  ),
  /** How many clients the volunteer can have at the same time. */
  places: always(z.int().min(0).max(mostPlaces)),
});
export type Profile = z.infer<typeof profileSchema>;

/** The last day of an absence that includes this day; else null. */
export function awayUntil(profile: Profile | null, day: string): string | null {
  const away = profile?.away;
  return away !== undefined && away.from <= day && day <= away.until ? away.until : null;
}

/** What a region can offer by the profiles of its active volunteers: languages and places, without names. */
export function offerOf(profiles: readonly Profile[]): { languages: string[]; places: number } {
  return {
    languages: [...new Set(profiles.flatMap((profile) => profile.languages))].sort(),
    places: profiles.reduce((total, profile) => total + profile.places, 0),
  };
}
