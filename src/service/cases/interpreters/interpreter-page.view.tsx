import { z } from 'zod';
import { dateAndTime, dayAndDate, type Translate } from '#app/platform/language/index.ts';
import {
  Badge,
  Choice,
  choice,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  optionalChoice,
  optionalText,
  Section,
  TextArea,
  Tick,
  tick,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { NoBsnField, noBsnReason } from '../client/index.ts';
import { CirclesTick } from './ask-form.view.tsx';
import type { StoredInterpreter } from './interpreters.store.ts';
import {
  type Interpreter,
  type InterpreterWish,
  interpreterStates,
  isComing,
  nextStates,
  wentWays,
} from './interpreters.ts';
import { isComparable, onVeto } from './veto.ts';

export const stepForm = z.strictObject({
  state: choice(interpreterStates),
  name: optionalText(120),
  outsideCircles: tick(),
  went: optionalChoice(wentWays),
  said: optionalText(1000),
  neverAgain: tick(),
  noBsnReason: noBsnReason(),
});

type Step = Pick<Interpreter, 'name' | 'state' | 'outsideCircles' | 'went' | 'said'> & { neverAgain: boolean };

/** What became of an interpreter, or the form with what is wrong with it. */
export function stepFrom(
  values: z.output<typeof stepForm>,
  form: FormState,
  { interpreter, wish }: { interpreter: Interpreter; wish: InterpreterWish },
): Step | FormState {
  const { noBsnReason: _reason, ...typed } = values;
  const outsideCircles = typed.outsideCircles || interpreter.outsideCircles;
  // A name that was written down stays: somebody else is asked anew.
  const step = { ...typed, name: interpreter.name ?? typed.name, outsideCircles };
  if (!nextStates[interpreter.state].includes(step.state)) return withError(form, 'state', 'web.form.choose');
  if (step.state === 'took-place' && step.went === null)
    return withError(form, 'went', 'cases.interpreters.went.needed');
  if (step.neverAgain && step.name === null) return withError(form, 'name', 'cases.interpreters.veto.whom');
  // What happened is written down whoever it was; but nobody on the veto is confirmed.
  if (step.state !== 'confirmed') return step;
  const names = [step.name, interpreter.through];
  if (names.some((name) => onVeto(name, wish.persons) !== null))
    return withError(form, 'name', 'cases.interpreters.veto.refused');
  if (!isComparable({ name: step.name, through: interpreter.through }, wish.persons))
    return withError(form, 'name', 'cases.interpreters.veto.script');
  // Asked anew: a circle may have been added since.
  if (wish.circles.length > 0 && step.name !== null && !typed.outsideCircles)
    return withError(form, 'outsideCircles', 'cases.interpreters.circles.ask');
  return step;
}

interface InterpreterPageProps {
  at: string;
  stored: StoredInterpreter;
  wish: InterpreterWish;
  form: FormState;
  writes: boolean;
}

/** One interpreter: when, who, how far it is; and what became of it. */
export function InterpreterPage(props: InterpreterPageProps) {
  const { t, lang } = useShell();
  const { interpreter } = props.stored;
  return (
    <>
      <ErrorSummary form={props.form} labels={labelsOf(t)} />
      <InterpreterFacts interpreter={interpreter} wish={props.wish} />
      {props.writes && nextStates[interpreter.state].length > 0 ? <StepForm {...props} /> : null}
      <Section title={t('cases.interpreters.history')}>
        <ol class="stack close">
          {interpreter.changes.map(({ at: when, name, state }) => (
            <li>
              {t(`cases.interpreters.told.${state}`, { name })}{' '}
              <span class="small soft">{dateAndTime(when, lang)}</span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

const labelsOf = (t: Translate) => ({
  state: t('cases.interpreters.becomes'),
  name: t('cases.interpreters.ask.name'),
  went: t('cases.interpreters.went'),
  said: t('cases.interpreters.said'),
  outsideCircles: t('cases.interpreters.circles'),
});

/** What becomes of it: the next state, who came, and how it went. */
function StepForm({ at, stored: { id, version, interpreter }, wish, form }: InterpreterPageProps) {
  const { t } = useShell();
  const labels = labelsOf(t);
  return (
    <Form action={`${at}/${id}`} form={form} version={version}>
      <Choice
        name="state"
        legend={labels.state}
        form={form}
        options={nextStates[interpreter.state].map((value) => ({
          value,
          label: t(`cases.interpreters.state.${value}`),
        }))}
      />
      {interpreter.name === null ? (
        <Field name="name" label={labels.name} hint={t('cases.interpreters.name.later')} optional form={form} />
      ) : null}
      <CirclesTick circles={wish.circles} form={form} />
      <Choice
        name="went"
        legend={labels.went}
        hint={t('cases.interpreters.went.hint')}
        compact
        form={form}
        options={wentWays.map((value) => ({ value, label: t(`cases.interpreters.went.${value}`) }))}
      />
      <TextArea
        name="said"
        label={labels.said}
        hint={t('cases.interpreters.said.hint')}
        rows={3}
        optional
        form={form}
      />
      <Tick
        name="neverAgain"
        legend={t('cases.interpreters.veto')}
        label={t('cases.interpreters.veto.add')}
        form={form}
      />
      <NoBsnField form={form} />
      <FormFoot back={at}>{t('cases.save')}</FormFoot>
    </Form>
  );
}

/** When, who and how far; a name that came to stand on the veto afterwards is said in red. */
export function InterpreterFacts({ interpreter, wish }: { interpreter: Interpreter; wish: InterpreterWish }) {
  const { t, lang } = useShell();
  const { name, through, how, day, time, state, went, said } = interpreter;
  const refused = isComing(state) && (onVeto(name, wish.persons) ?? onVeto(through, wish.persons)) !== null;
  const when = dayAndDate(day, lang);
  return (
    <>
      {refused ? <Notice tone="late" title={t('cases.interpreters.veto.comes')} /> : null}
      <p>
        <strong>{time === null ? when : t('procedures.limits.task.at', { day: when, time })}</strong>{' '}
        <Badge tone={isComing(state) ? 'info' : 'done'}>{t(`cases.interpreters.state.${state}`)}</Badge>
      </p>
      <p>
        {name === null ? t('cases.interpreters.noName') : <bdi>{name}</bdi>}
        {through === null ? null : (
          <>
            , <bdi>{through}</bdi>
          </>
        )}{' '}
        · {t(`cases.interpreters.how.${how}`)}
        {went === null ? null : <> · {t(`cases.interpreters.went.${went}`)}</>}
      </p>
      {said === null ? null : (
        <p class="small" dir="auto">
          {said}
        </p>
      )}
    </>
  );
}
