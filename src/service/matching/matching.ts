import { plainLanguage } from '#app/platform/language/index.ts';

/** A volunteer of the region as matching sees them. */
export interface VolunteerCandidate {
  personId: string;
  name: string;
  /** Null as long as nobody wrote the volunteer's profile. */
  profile: { languages: readonly string[]; trainingValidUntil: string | null; places: number } | null;
  /** How many clients the volunteer has now. */
  load: number;
  /** Is the volunteer kept out of this client's file? Then nobody asks, whatever else fits. */
  keptOut?: boolean;
}

export interface AssignmentWish {
  /** Languages of the client, the best one first. */
  languages: readonly string[];
  today: Temporal.PlainDate;
  /** Last day of the match that is asked for. */
  until: Temporal.PlainDate;
}

export type FitReason =
  | { code: 'best-language' | 'other-language'; language: string }
  | { code: 'no-language' | 'no-profile' | 'no-training' | 'full' | 'kept-out' }
  | { code: 'training' | 'training-ended' | 'training-ends-before'; day: string }
  | { code: 'room'; load: number; places: number };

export interface Ranked {
  candidate: VolunteerCandidate;
  /** May the volunteer be asked now? Without a valid training or a free place nobody is. */
  available: boolean;
  /** Why the volunteer ranks here, in the order in which it counted. */
  reasons: FitReason[];
}

/** How many are proposed at once; the others are one press away. */
export const shortList = 5;

/**
 * Ranks the volunteers of a region for one client: who may be asked first, then language in common (the client's best
 * one before another), training to the end of the match, free places, lighter load, name. The order of the input does
 * not matter.
 */
export function rank(candidates: readonly VolunteerCandidate[], wish: AssignmentWish): Ranked[] {
  return candidates
    .map((candidate) => ({ ranked: judge(candidate, wish), weights: weightsOf(candidate, wish) }))
    .sort((one, other) => compare(one.weights, other.weights) || byName(one.ranked.candidate, other.ranked.candidate))
    .map(({ ranked }) => ranked);
}

function judge(candidate: VolunteerCandidate, wish: AssignmentWish): Ranked {
  return {
    candidate,
    available: isAvailable(candidate, wish),
    reasons: candidate.keptOut
      ? [{ code: 'kept-out' }]
      : candidate.profile
        ? reasonsOf(candidate.profile, candidate.load, wish)
        : [{ code: 'no-profile' }],
  };
}

function isAvailable({ profile, load, keptOut = false }: VolunteerCandidate, { today }: AssignmentWish): boolean {
  return (
    !keptOut &&
    profile !== null &&
    load < profile.places &&
    profile.trainingValidUntil !== null &&
    profile.trainingValidUntil >= today.toString()
  );
}

function reasonsOf(
  profile: NonNullable<VolunteerCandidate['profile']>,
  load: number,
  wish: AssignmentWish,
): FitReason[] {
  return [
    languageReason(profile.languages, wish.languages),
    trainingReason(profile.trainingValidUntil, wish),
    load < profile.places ? { code: 'room', load, places: profile.places } : { code: 'full' },
  ];
}

function languageReason(spoken: readonly string[], wanted: readonly string[]): FitReason {
  const language = commonLanguage(spoken, wanted);
  if (language === null) return { code: 'no-language' };
  return { code: language === wanted[0] ? 'best-language' : 'other-language', language };
}

/** The languages of the client that the volunteer speaks, the client's best one first. */
function commonLanguage(spoken: readonly string[], wanted: readonly string[]): string | null {
  const hers = new Set(spoken.map(plainLanguage));
  return wanted.find((language) => hers.has(plainLanguage(language))) ?? null;
}

function trainingReason(validUntil: string | null, { today, until }: AssignmentWish): FitReason {
  if (validUntil === null) return { code: 'no-training' };
  if (validUntil < today.toString()) return { code: 'training-ended', day: validUntil };
  return { code: validUntil < until.toString() ? 'training-ends-before' : 'training', day: validUntil };
}

/** What counts, heaviest first; more is better. */
function weightsOf(candidate: VolunteerCandidate, wish: AssignmentWish): number[] {
  const { profile, load } = candidate;
  const language = profile ? commonLanguage(profile.languages, wish.languages) : null;
  const trained = profile?.trainingValidUntil != null && profile.trainingValidUntil >= wish.until.toString();
  return [
    Number(isAvailable(candidate, wish)),
    language === null ? 0 : language === wish.languages[0] ? 2 : 1,
    Number(trained),
    (profile?.places ?? 0) - load,
    -load,
  ];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((weight, at) => weight !== other[at]);
  return place === -1 ? 0 : (other[place] ?? 0) - (one[place] ?? 0);
}

/** Names in Dutch order; the id last, so that two of the same name never change places. */
function byName(one: VolunteerCandidate, other: VolunteerCandidate): number {
  return one.name.localeCompare(other.name, 'nl') || (one.personId < other.personId ? -1 : 1);
}
