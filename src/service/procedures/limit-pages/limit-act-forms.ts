import type { HonoRequest } from 'hono';
import {
  declareForm,
  type FormFields,
  type FormState,
  type FormValues,
  field,
  withError,
} from '#app/platform/web/index.ts';
import type { Proof } from '#app/service/limit-counting/index.ts';
import type { HandAct } from '../limits/index.ts';

/** What one can do with a limit on its page; each has a form of its own, which is also the end of its address. */
export const limitForms = ['state', 'day', 'proposal', 'lawyer', 'reading', 'start', 'pause', 'extension'] as const;
export type LimitFormName = (typeof limitForms)[number];

/** The papers of a client, to choose one that proves something. */
export type Papers = readonly { value: string; label: string }[];
type Result = { act: HandAct } | { wrong: FormState };

/** A form, and from what was filled in to what it does, or the form with what is wrong with it. */
function declareAct<const Fields extends FormFields>(
  fields: Fields,
  judge: (values: FormValues<Fields>, form: FormState, papers: Papers) => Result,
) {
  const declared = declareForm(fields);
  return {
    ...declared,
    async readAct(request: HonoRequest) {
      const read = await declared.read(request);
      return read.ok ? { ...read, judged: (papers: Papers) => judge(read.values, read.form, papers) } : read;
    },
  };
}

const optional = true;
const written = { max: 500, rows: 2 } as const;

export const limitActs = {
  state: declareAct(
    {
      state: field.choice('procedures.limits.act.state', ['done', 'dropped', 'reopened'], {
        words: (state) => `procedures.limits.act.${state}`,
      }),
      /** `letter:<id>` or `document:<id>`, one of those of this client. */
      proof: field.pick('procedures.limits.act.proof', {
        optional,
        max: 60,
        empty: 'procedures.limits.act.proof.none',
      }),
      reason: field.lines('procedures.limits.act.reason', { optional, ...written }),
    },
    ({ state, reason, proof }, form, papers) => {
      if (state === 'dropped' && reason === null)
        return { wrong: withError(form, 'reason', 'procedures.limits.act.reason.needed') };
      const shows = state === 'done' ? proofOf(proof, papers) : null;
      return { act: shows === null ? { what: state, reason } : { what: 'done', reason, proof: shows } };
    },
  ),
  day: declareAct(
    {
      day: field.day('procedures.limits.day.day', { near: true }),
      dayReason: field.lines('procedures.limits.day.reason', written),
    },
    ({ day, dayReason }) => ({ act: { what: 'day', day, reason: dayReason } }),
  ),
  proposal: declareAct({}, () => ({ act: { what: 'proposal' } })),
  /** The lawyer said that this is the day: nobody raises the alarm two working days before. */
  lawyer: declareAct(
    {
      lawyer: field.text('procedures.limits.lawyer.who', { max: 120 }),
      lawyerSaid: field.lines('procedures.limits.lawyer.said', { optional, ...written }),
    },
    ({ lawyer, lawyerSaid }) => ({ act: { what: 'lawyer', lawyer, reason: lawyerSaid } }),
  ),
  /** A reading that makes the day earlier and does not hold, a lawyer says. */
  reading: declareAct(
    {
      reading: field.pick('procedures.limits.reading.which', { max: 60, empty: 'procedures.limits.reading.none' }),
      readingLawyer: field.text('procedures.limits.lawyer.who', { max: 120 }),
      readingReason: field.lines('procedures.limits.reading.reason', written),
    },
    ({ reading, readingLawyer, readingReason }) => ({
      act: { what: 'reading', reading, lawyer: readingLawyer, reason: readingReason },
    }),
  ),
  start: declareAct(
    {
      start: field.day('procedures.limits.start.day', { near: true, past: true }),
      startReason: field.lines('procedures.limits.day.reason', written),
    },
    ({ start, startReason }) => ({ act: { what: 'start', start, reason: startReason } }),
  ),
  pause: declareAct(
    {
      asked: field.day('procedures.limits.pause.asked'),
      completed: field.day('procedures.limits.pause.completed'),
      pauseReason: field.lines('procedures.limits.pause.reason', written),
    },
    ({ asked, completed, pauseReason }, form) => {
      if (completed < asked) return { wrong: withError(form, 'completed', 'procedures.limits.pause.order') };
      return { act: { what: 'pause', asked, completed, reason: pauseReason } };
    },
  ),
  extension: declareAct(
    {
      weeks: field.text('procedures.limits.extension.weeks', {
        optional,
        max: 3,
        length: 'short',
        inputmode: 'numeric',
      }),
      until: field.day('procedures.limits.extension.until', { optional, near: true }),
      extensionReason: field.lines('procedures.limits.extension.reason', written),
    },
    ({ weeks, until, extensionReason }, form) => {
      if ((weeks === null) === (until === null))
        return { wrong: withError(form, 'weeks', 'procedures.limits.extension.one') };
      if (weeks !== null && !/^[1-9]\d?$/.test(weeks))
        return { wrong: withError(form, 'weeks', 'procedures.limits.extension.weeks.wrong') };
      const extension = weeks === null ? { until: until ?? '' } : { term: `P${weeks}W` };
      return { act: { what: 'extension', extension, reason: extensionReason } };
    },
  ),
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
