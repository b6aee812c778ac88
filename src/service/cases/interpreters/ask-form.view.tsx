import { today } from '#app/platform/language/index.ts';
import { declareForm, type FormState, type FormValues, field, withError } from '#app/platform/web/index.ts';
import { typedTime } from '../client/index.ts';
import { noBsn } from '../records/index.ts';
import type { askInterpreter } from './interpreters.store.ts';
import { askedWays, type InterpreterWish } from './interpreters.ts';
import { isComparable, onVeto } from './veto.ts';

const optional = true;

/** Asking an interpreter, for a day. */
export const askForm = declareForm({
  how: field.choice('cases.interpreters.ask.how', askedWays, {
    compact: true,
    words: (how) => `cases.interpreters.how.${how}`,
  }),
  name: field.text('cases.interpreters.ask.name', {
    optional,
    max: 120,
    length: 'middle',
    hint: 'cases.interpreters.ask.name.hint',
  }),
  through: field.text('cases.interpreters.ask.through', { optional, max: 120, length: 'middle' }),
  day: field.day('cases.interpreters.ask.day'),
  time: field.hour('cases.interpreters.ask.time'),
  outsideCircles: field.tick('cases.interpreters.circles', 'cases.interpreters.circles.asked'),
  noBsnReason: noBsn,
});

/** Whether an interpreter belongs to a circle only a question tells; where there is none, nothing is asked. */
export const askedAbout = ({ circles }: InterpreterWish) =>
  circles.length === 0 ? null : { hint: <bdi>{circles.join(' · ')}</bdi> };

/** Who is asked, or the form with what is wrong: a name on the veto is refused, and so is not asking about the circles. */
export function askedFrom(
  values: FormValues<typeof askForm.fields>,
  form: FormState,
  wish: InterpreterWish,
): Parameters<typeof askInterpreter>[1] | FormState {
  const { noBsnReason: _reason, time: typed, ...rest } = values;
  const time = typed === null ? null : typedTime(typed);
  if (time === undefined) return withError(form, 'time', 'cases.note.at.wrong');
  if (rest.name === null && rest.through === null) return withError(form, 'name', 'cases.interpreters.who.needed');
  if (rest.day < today().toString()) return withError(form, 'day', 'cases.interpreters.day.past');
  if (onVeto(rest.name, wish.persons) !== null || onVeto(rest.through, wish.persons) !== null)
    return withError(form, 'name', 'cases.interpreters.veto.refused');
  if (!isComparable(rest, wish.persons)) return withError(form, 'name', 'cases.interpreters.veto.script');
  if (wish.circles.length > 0 && rest.name !== null && !rest.outsideCircles)
    return withError(form, 'outsideCircles', 'cases.interpreters.circles.ask');
  return { ...rest, time };
}
