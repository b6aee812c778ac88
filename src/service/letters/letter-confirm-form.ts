import { z } from 'zod';
import { type Lang, longDate } from '#app/platform/language/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  optionalChoice,
  optionalDay,
  optionalNearDay,
  optionalText,
  withError,
} from '#app/platform/web/index.ts';
import { kindKeys, kinds, type LetterOutcome, outcomeKeys } from '#app/service/letter-reader/index.ts';
import type { LetterPlace } from '#app/service/procedures/index.ts';
import type { LimitChoice } from './letter-confirm.ts';
import { placeKey } from './letter-event.ts';
import { readingOf } from './letter-facts.ts';
import { foundFacts, type LetterFacts, type LimitProposal, proposalsOf } from './letter-proposals.ts';
import type { KeptLetter } from './letters.store.ts';

export const choiceField = (key: string) => `choice_${key}`;
export const dayField = (key: string) => `day_${key}`;
export const reasonField = (key: string) => `reason_${key}`;

const factFields = {
  kind: choice([...kindKeys, 'unknown']),
  outcome: optionalChoice(outcomeKeys),
  letterDate: optionalDay(),
  sentDate: optionalDay(),
  /** The facts that the limits on the page were counted from. */
  basis: optionalText(200),
  /** Where on the map it belongs: a key of a place, or `none`. */
  place: optionalText(200),
};

const limitFields = {
  choice: optionalChoice(['take', 'change', 'leave']),
  day: optionalNearDay(),
  reason: optionalText(500),
};

/** A form has the fields of every limit that any kind could start, so that another kind can be chosen on the page. */
export function confirmSchema(letter: KeptLetter) {
  const keys = new Set(
    [...kindKeys, 'unknown' as const].flatMap((kind) =>
      [null, ...outcomesOf(kind)].flatMap((outcome) =>
        proposalsOf(readingOf(letter), { ...foundFacts(letter.document.reading), kind, outcome }).map(({ key }) => key),
      ),
    ),
  );
  const ofLimits = [...keys].flatMap((key) => [
    [choiceField(key), limitFields.choice] as const,
    [dayField(key), limitFields.day] as const,
    [reasonField(key), limitFields.reason] as const,
  ]);
  return z.strictObject({ ...factFields, ...Object.fromEntries(ofLimits) });
}

const factsRead = z.object({
  kind: z.enum([...kindKeys, 'unknown']),
  outcome: z.enum(outcomeKeys).nullable(),
  letterDate: z.string().nullable(),
  sentDate: z.string().nullable(),
});

/** The facts of a form that was read. */
export function factsOfForm(values: Record<string, unknown>): LetterFacts {
  const { kind, outcome, letterDate, sentDate } = factsRead.parse(values);
  return { kind, outcome: outcomesOf(kind).find((known) => known === outcome) ?? null, letterDate, sentDate };
}

/** The outcomes that a letter of this kind may have. */
function outcomesOf(kind: string): readonly LetterOutcome[] {
  return (kinds.find(({ key }) => key === kind)?.outcomes ?? []).map(({ outcome }) => outcome);
}

/** What the limits on a page were counted from, in one word. */
export function basisOf({ kind, outcome, letterDate, sentDate }: LetterFacts): string {
  return [kind, outcome, letterDate, sentDate].map((part) => part ?? '').join('/');
}

/** The place on the map that a form chose: the likeliest where it says nothing, or something that is not there (any more). */
export function placeOfForm(values: Record<string, unknown>, places: readonly LetterPlace[]): LetterPlace | null {
  if (values.place === noPlace) return null;
  return places.find((place) => placeKey(place) === values.place) ?? places[0] ?? null;
}

/** Chosen where a letter belongs to nothing on the map. */
export const noPlace = 'none';

/** What was chosen for each limit, or the form with what is missing. */
export function choicesOfForm(
  values: Record<string, unknown>,
  proposals: readonly LimitProposal[],
  form: FormState,
): { choices: LimitChoice[]; form: FormState; complete: boolean } {
  const choices: LimitChoice[] = [];
  let state = form;
  for (const { key, days } of proposals) {
    const chosen = z.enum(['take', 'change', 'leave']).nullish().parse(values[choiceField(key)]) ?? null;
    const day = z.string().nullish().parse(values[dayField(key)]) ?? null;
    const reason = z.string().nullish().parse(values[reasonField(key)]) ?? null;
    const needsReason = chosen === 'leave' || (chosen === 'change' && days !== null);
    if (chosen === null || (chosen === 'take' && days === null)) {
      state = withError(state, choiceField(key), 'web.form.choose');
    } else if (chosen === 'change' && day === null)
      state = withError(state, dayField(key), 'letters.confirm.dayNeeded');
    else if (needsReason && reason === null) state = withError(state, reasonField(key), 'letters.confirm.reasonNeeded');
    else choices.push({ key, choice: chosen, day: chosen === 'change' ? day : null, reason });
  }
  return { choices, form: state, complete: choices.length === proposals.length };
}

/** The form as it stands before anything was typed: everything as the system found it. */
export function formOfFacts({ kind, outcome, letterDate, sentDate }: LetterFacts, lang: Lang): FormState {
  const written = (day: string | null) => (day === null ? '' : longDate(day, lang));
  return freshForm({
    kind,
    outcome: outcome ?? '',
    letterDate: written(letterDate),
    sentDate: written(sentDate),
  });
}
