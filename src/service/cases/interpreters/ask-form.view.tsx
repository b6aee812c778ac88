import { z } from 'zod';
import { today } from '#app/platform/language/index.ts';
import {
  Choice,
  choice,
  DateField,
  day,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  optionalText,
  optionalTime,
  Tick,
  tick,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { NoBsnField, noBsnReason, timeOf } from '../client/index.ts';
import type { askInterpreter } from './interpreters.store.ts';
import { askedWays, type InterpreterWish } from './interpreters.ts';
import { isComparable, onVeto } from './veto.ts';

export const askForm = z.strictObject({
  name: optionalText(120),
  through: optionalText(120),
  how: choice(askedWays),
  day: day(),
  time: optionalTime(),
  outsideCircles: tick(),
  noBsnReason: noBsnReason(),
});

/** Who is asked, or the form with what is wrong: a name on the veto is refused, and so is not asking about the circles. */
export function askedFrom(
  values: z.output<typeof askForm>,
  form: FormState,
  wish: InterpreterWish,
): Parameters<typeof askInterpreter>[1] | FormState {
  const { noBsnReason: _reason, time: typed, ...rest } = values;
  const time = typed === null ? null : timeOf(typed);
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

/** Asking an interpreter, for a day. */
export function AskForm(props: { at: string; form: FormState; once: string; wish: InterpreterWish }) {
  const { t } = useShell();
  const { at, form, once, wish } = props;
  const labels = Object.fromEntries(
    (['name', 'through', 'how', 'day', 'time'] as const).map((name) => [name, t(`cases.interpreters.ask.${name}`)]),
  );
  return (
    <>
      <ErrorSummary form={form} labels={{ ...labels, outsideCircles: t('cases.interpreters.circles') }} />
      <Form action={at} form={form} once={once}>
        <Choice
          name="how"
          legend={t('cases.interpreters.ask.how')}
          compact
          form={form}
          options={askedWays.map((value) => ({ value, label: t(`cases.interpreters.how.${value}`) }))}
        />
        <Field
          name="name"
          label={t('cases.interpreters.ask.name')}
          hint={t('cases.interpreters.ask.name.hint')}
          length="middle"
          optional
          form={form}
        />
        <Field name="through" label={t('cases.interpreters.ask.through')} length="middle" optional form={form} />
        <DateField name="day" label={t('cases.interpreters.ask.day')} form={form} />
        <Field name="time" label={t('cases.interpreters.ask.time')} length="short" optional form={form} />
        <CirclesTick circles={wish.circles} form={form} />
        <NoBsnField form={form} />
        <FormFoot back={at}>{t('cases.interpreters.ask.save')}</FormFoot>
      </Form>
    </>
  );
}

/** Whether an interpreter belongs to a circle only a question tells. */
export function CirclesTick({ circles, form }: { circles: readonly string[]; form: FormState }) {
  const { t } = useShell();
  if (circles.length === 0) return null;
  return (
    <Tick
      name="outsideCircles"
      legend={t('cases.interpreters.circles')}
      hint={<bdi>{circles.join(' · ')}</bdi>}
      label={t('cases.interpreters.circles.asked')}
      form={form}
    />
  );
}
