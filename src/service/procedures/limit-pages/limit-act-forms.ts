import { z } from 'zod';
import {
  choice,
  day,
  type FormState,
  nearDay,
  optionalNearDay,
  optionalText,
  text,
  withError,
} from '#app/platform/web/index.ts';
import type { Proof } from '#app/service/limit-counting/index.ts';
import type { HandAct } from '../limits/index.ts';

/** What one can do with a limit on its page; each has a form of its own, which is also the end of its address. */
export const limitForms = ['state', 'day', 'proposal', 'lawyer', 'reading', 'start', 'pause', 'extension'] as const;
export type LimitFormName = (typeof limitForms)[number];

const reason = text(500);

export const limitFormSchemas = {
  state: z.strictObject({
    state: choice(['done', 'dropped', 'reopened']),
    reason: optionalText(500),
    /** `letter:<id>` or `document:<id>`, one of those of this client. */
    proof: optionalText(60),
  }),
  day: z.strictObject({ day: nearDay(), dayReason: reason }),
  proposal: z.strictObject({}),
  lawyer: z.strictObject({ lawyer: text(120), lawyerSaid: optionalText(500) }),
  reading: z.strictObject({ reading: text(60), readingLawyer: text(120), readingReason: reason }),
  start: z.strictObject({ start: nearDay(), startReason: reason }),
  pause: z.strictObject({ asked: day(), completed: day(), pauseReason: reason }),
  extension: z.strictObject({ weeks: optionalText(3), until: optionalNearDay(), extensionReason: reason }),
} satisfies Record<LimitFormName, z.ZodType>;

/** The papers of a client, to choose one that proves something. */
export type Papers = readonly { value: string; label: string }[];
type Read = {
  [Name in LimitFormName]: (
    values: z.output<(typeof limitFormSchemas)[Name]>,
    form: FormState,
    papers: Papers,
  ) => Result;
};
type Result = { act: HandAct } | { wrong: FormState };

/** From what was filled in to what it does, or the form with what is wrong with it. */
export const limitFormActs: Read = {
  state({ state, reason: why, proof }, form, papers) {
    if (state === 'dropped' && why === null)
      return { wrong: withError(form, 'reason', 'procedures.limits.act.reason.needed') };
    const shows = state === 'done' ? proofOf(proof, papers) : null;
    return { act: shows === null ? { what: state, reason: why } : { what: 'done', reason: why, proof: shows } };
  },
  day: (values) => ({ act: { what: 'day', day: values.day, reason: values.dayReason } }),
  proposal: () => ({ act: { what: 'proposal' } }),
  lawyer: ({ lawyer, lawyerSaid }) => ({ act: { what: 'lawyer', lawyer, reason: lawyerSaid } }),
  reading: ({ reading, readingLawyer, readingReason }) => ({
    act: { what: 'reading', reading, lawyer: readingLawyer, reason: readingReason },
  }),
  start: (values) => ({ act: { what: 'start', start: values.start, reason: values.startReason } }),
  pause({ asked, completed, pauseReason }, form) {
    if (completed < asked) return { wrong: withError(form, 'completed', 'procedures.limits.pause.order') };
    return { act: { what: 'pause', asked, completed, reason: pauseReason } };
  },
  extension({ weeks, until, extensionReason }, form) {
    if ((weeks === null) === (until === null))
      return { wrong: withError(form, 'weeks', 'procedures.limits.extension.one') };
    if (weeks !== null && !/^[1-9]\d?$/.test(weeks))
      return { wrong: withError(form, 'weeks', 'procedures.limits.extension.weeks.wrong') };
    const extension = weeks === null ? { until: until ?? '' } : { term: `P${weeks}W` };
    return { act: { what: 'extension', extension, reason: extensionReason } };
  },
};

/** The field that a sentence stands with when no day can be counted from what was told. */
export const impossibleAt: Readonly<Record<LimitFormName, string>> = {
  state: 'state',
  day: 'day',
  proposal: 'state',
  lawyer: 'lawyer',
  reading: 'reading',
  start: 'start',
  pause: 'asked',
  extension: 'until',
};

/** The paper that was chosen, if it is one of those of this client. */
export function proofOf(value: string | null, papers: Papers): Proof | null {
  const [kind, id = ''] = (papers.find((one) => one.value === value)?.value ?? '').split(':');
  return kind === 'letter' || kind === 'document' ? { kind, id } : null;
}
