import { declareForm, type FormValues, field } from '#app/platform/web/index.ts';
import { directoryNeeds, type Entry } from '#app/service/directory/index.ts';
import { parts, type ReferralWish } from './referrals.ts';

/** To whom, for what, what we ask, and what of the client goes with it. Nothing is chosen beforehand. */
export const referralForm = declareForm({
  organisation: field.pick('referrals.field.organisation', { max: 40 }),
  need: field.select('referrals.field.need', directoryNeeds, {
    options: ({ t }) => directoryNeeds.map((need) => ({ value: need, label: t(`directory.need.${need}`) })),
  }),
  question: field.lines('referrals.field.question', { max: 2000, rows: 4, hint: 'referrals.field.question.hint' }),
  parts: field.choices('referrals.field.parts', parts, {
    hint: 'referrals.field.parts.hint',
    words: (part) => `referrals.part.${part}`,
    hints: (part) => (part === 'reach' ? 'referrals.part.reach.hint' : null),
  }),
});

/** What was typed, with the organisation as it is called now; null when it is not in the directory. */
export function wishOf(
  values: FormValues<typeof referralForm.fields>,
  directory: readonly Entry[],
): ReferralWish | null {
  const entry = directory.find(({ code }) => code === values.organisation);
  if (entry === undefined) return null;
  return {
    ...values,
    organisation: { code: entry.code, name: entry.content.name },
    parts: parts.filter((part) => values.parts.includes(part)),
  };
}
