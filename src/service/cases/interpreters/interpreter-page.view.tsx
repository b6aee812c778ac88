import { dateAndTime, dayAndDate } from '#app/platform/language/index.ts';
import {
  Badge,
  declareForm,
  type FormState,
  type FormValues,
  field,
  Notice,
  Section,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { noBsn } from '../records/index.ts';
import { askedAbout } from './ask-form.view.tsx';
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

const optional = true;

/** What becomes of it: the next state, who came, and how it went. */
export const stepForm = declareForm({
  state: field.choice('cases.interpreters.becomes', interpreterStates, {
    words: (state) => `cases.interpreters.state.${state}`,
  }),
  name: field.text('cases.interpreters.ask.name', { optional, max: 120, hint: 'cases.interpreters.name.later' }),
  outsideCircles: field.tick('cases.interpreters.circles', 'cases.interpreters.circles.asked'),
  went: field.choice('cases.interpreters.went', wentWays, {
    optional,
    compact: true,
    hint: 'cases.interpreters.went.hint',
    words: (went) => `cases.interpreters.went.${went}`,
  }),
  said: field.lines('cases.interpreters.said', {
    optional,
    max: 1000,
    rows: 3,
    hint: 'cases.interpreters.said.hint',
  }),
  neverAgain: field.tick('cases.interpreters.veto', 'cases.interpreters.veto.add'),
  noBsnReason: noBsn,
});

type Step = Pick<Interpreter, 'name' | 'state' | 'outsideCircles' | 'went' | 'said'> & { neverAgain: boolean };

/** What became of an interpreter, or the form with what is wrong with it. */
export function stepFrom(
  values: FormValues<typeof stepForm.fields>,
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
      <stepForm.Summary form={props.form} />
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

function StepForm({ at, stored: { id, version, interpreter }, wish, form }: InterpreterPageProps) {
  const { t } = useShell();
  const options = nextStates[interpreter.state].map((value) => ({
    value,
    label: t(`cases.interpreters.state.${value}`),
  }));
  const vary = {
    state: { options },
    ...(interpreter.name === null ? {} : { name: null }),
    outsideCircles: askedAbout(wish),
  };
  const action = `${at}/${id}`;
  return <stepForm.Form {...{ action, form, version, vary }} summary={false} save={t('cases.save')} back={at} />;
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
