import { z } from 'zod';
import { type Translate, today } from '#app/platform/language/index.ts';
import {
  Choice,
  choice,
  choices,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  optionalChoice,
  optionalText,
  SelectField,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { clientOf, dayName, NoBsnField, noBsnReason, usualDays } from '../client/index.ts';
import {
  type ContactChoices,
  channels,
  clockOf,
  minuteFrom,
  type Period,
  sayings,
  secretFrom,
  sharings,
  wrongHours,
} from '../contact-rule/index.ts';
import { type ContactRules, messageRules } from '../records/index.ts';

const dayChoices = ['every', 'weekdays', 'weekend', '1', '2', '3', '4', '5', '6', '7'] as const;
type DayChoice = (typeof dayChoices)[number];
const rows = [1, 2, 3] as const;

export const ruleForm = z.strictObject({
  channels: choices(channels),
  when: choice(['any', 'hours']),
  days1: optionalChoice(dayChoices),
  from1: optionalText(8),
  to1: optionalText(8),
  days2: optionalChoice(dayChoices),
  from2: optionalText(8),
  to2: optionalText(8),
  days3: optionalChoice(dayChoices),
  from3: optionalText(8),
  to3: optionalText(8),
  shared: choice(sharings),
  ourName: choice(['never', 'may']),
  say: choice(sayings),
  leaveMessage: choice(messageRules),
  secretFrom: choices(secretFrom),
  askFor: optionalText(80),
  codeWord: optionalText(40),
  noBsnReason: noBsnReason(),
});
type Typed = z.output<typeof ruleForm>;

/** What was chosen, or the form with what only this module can know to be wrong. */
export function ruleFrom(
  typed: Typed,
  form: FormState,
): (Pick<ContactRules, 'askFor' | 'leaveMessage'> & { choices: ContactChoices }) | FormState {
  const hours = typed.when === 'any' ? [] : hoursFrom(typed, form);
  if ('errors' in hours) return hours;
  const { shared, say, askFor, leaveMessage, codeWord } = typed;
  // Whoever may speak only after the word needs the word.
  if (say === 'nothing' && codeWord === null) return withError(form, 'codeWord', 'cases.rule.form.codeWord.needed');
  const chosen = { channels: typed.channels, shared, say, codeWord, secretFrom: typed.secretFrom };
  return {
    askFor,
    leaveMessage,
    choices: { ...chosen, hours, ourName: typed.ourName === 'may', askedOn: today().toString() },
  };
}

function hoursFrom(typed: Typed, form: FormState): Period[] | FormState {
  const hours: Period[] = [];
  for (const row of rows) {
    const [days, from, to] = [typed[`days${row}`], typed[`from${row}`], typed[`to${row}`]];
    if (days === null && from === null && to === null) continue;
    if (days === null) return withError(form, `days${row}`, 'web.form.choose');
    const [begins, ends] = [minuteFrom(from ?? ''), minuteFrom(to ?? '')];
    if (begins === null) return withError(form, `from${row}`, 'cases.rule.hours.time');
    if (ends === null) return withError(form, `to${row}`, 'cases.rule.hours.noEnd');
    const period = { days: [...daysOf(days)], from: begins, to: ends };
    if (wrongHours([period]) === 'ends-early') return withError(form, `to${row}`, 'cases.rule.hours.endsEarly');
    hours.push(period);
  }
  if (hours.length === 0) return withError(form, 'days1', 'cases.rule.hours.none');
  return wrongHours(hours) === null ? hours : withError(form, 'when', 'cases.rule.hours.neverEnds');
}

const isUsual = (days: DayChoice): days is keyof typeof usualDays => days in usualDays;
const daysOf = (days: DayChoice): readonly number[] => (isUsual(days) ? usualDays[days] : [Number(days)]);

/** The rule as it is in the form; nothing is ticked that nobody chose. */
export function ruleAsTyped({ choices: chosen, askFor, leaveMessage }: ContactRules): FormState['values'] {
  const always = { askFor: askFor ?? '', leaveMessage };
  if (chosen === undefined) return always;
  const { hours, ourName, shared, say, codeWord } = chosen;
  return {
    ...always,
    channels: [...chosen.channels],
    secretFrom: [...chosen.secretFrom],
    when: hours.length === 0 ? 'any' : 'hours',
    shared,
    say,
    ourName: ourName ? 'may' : 'never',
    codeWord: codeWord ?? '',
    ...Object.fromEntries(
      hours.flatMap(({ days, from, to }, at) => [
        [`days${at + 1}`, dayChoiceOf(days)],
        [`from${at + 1}`, clockOf(from)],
        [`to${at + 1}`, clockOf(to)],
      ]),
    ),
  };
}

const dayChoiceOf = (days: readonly number[]): DayChoice | '' =>
  dayChoices.find((one) => daysOf(one).join() === days.join()) ?? '';

/** What is safe, as choices; `version` is the header that was seen. */
export function RuleForm({ action, form, version }: { action: string; form: FormState; version: number }) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary form={form} labels={labelsOf(t)} />
      <Form action={action} form={form} version={version}>
        <WaysAndHours form={form} />
        <WhatIsSaid form={form} />
        <Field name="askFor" label={t('cases.details.askFor')} optional length="middle" form={form} />
        <Field
          name="codeWord"
          label={t('cases.rule.form.codeWord')}
          hint={t('cases.rule.form.codeWord.hint')}
          optional
          length="middle"
          form={form}
        />
        <NoBsnField form={form} />
        <FormFoot back={clientOf(action)}>{t('cases.rule.form.save')}</FormFoot>
      </Form>
    </>
  );
}

/** What the summary of errors calls the fields. */
function labelsOf(t: Translate): Record<string, string> {
  const labels = (['when', 'shared', 'ourName', 'say', 'codeWord'] as const).map((name) => [
    name,
    t(`cases.rule.form.${name}`),
  ]);
  const ofRows = rows.flatMap((row) => [
    [`days${row}`, t('cases.rule.form.days', { row })],
    [`from${row}`, t('cases.rule.form.from', { row })],
    [`to${row}`, t('cases.rule.form.to', { row })],
  ]);
  return { ...Object.fromEntries([...labels, ...ofRows]), leaveMessage: t('cases.details.message') };
}

/** By which ways, when, and who must not know of it. */
function WaysAndHours({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Choice
        name="channels"
        legend={t('cases.rule.form.channels')}
        many
        compact
        form={form}
        options={channels.map((value) => ({ value, label: t(`cases.rule.channel.${value}`) }))}
      />
      <Choice
        name="when"
        legend={t('cases.rule.form.when')}
        compact
        form={form}
        options={(['any', 'hours'] as const).map((value) => ({ value, label: t(`cases.rule.when.${value}`) }))}
      />
      <Hours form={form} />
      <Choice
        name="secretFrom"
        legend={t('cases.rule.form.secretFrom')}
        many
        compact
        form={form}
        options={secretFrom.map((value) => ({ value, label: t(`cases.rule.secretFrom.${value}`) }))}
      />
    </>
  );
}

/** Whose telephone it is, and what may be said on it or left there. */
function WhatIsSaid({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Choice
        name="shared"
        legend={t('cases.rule.form.shared')}
        form={form}
        options={sharings.map((value) => ({ value, label: t(`cases.rule.shared.${value}`) }))}
      />
      <Choice
        name="say"
        legend={t('cases.rule.form.say')}
        form={form}
        options={sayings.map((value) => ({ value, label: t(`cases.rule.say.${value}`) }))}
      />
      <Choice
        name="ourName"
        legend={t('cases.rule.form.ourName')}
        compact
        form={form}
        options={(['never', 'may'] as const).map((value) => ({ value, label: t(`cases.rule.ourName.${value}`) }))}
      />
      <Choice
        name="leaveMessage"
        legend={t('cases.details.message')}
        form={form}
        options={messageRules.map((value) => ({ value, label: t(`cases.details.message.${value}`) }))}
      />
    </>
  );
}

/** Up to three lines of days and hours; empty ones say nothing. */
function Hours({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  const days = dayChoices.map((value) => ({
    value,
    label: isUsual(value) ? t(`cases.rule.days.${value}`) : dayName(Number(value), lang),
  }));
  const line = (row: (typeof rows)[number]) => (
    <div class="hours">
      <SelectField
        name={`days${row}`}
        label={t('cases.rule.form.days', { row })}
        options={days}
        empty="–"
        form={form}
      />
      <Field name={`from${row}`} label={t('cases.rule.form.from', { row })} length="short" form={form} />
      <Field name={`to${row}`} label={t('cases.rule.form.to', { row })} length="short" form={form} />
    </div>
  );
  const [first, ...others] = rows;
  const isUsed = others.some((row) => [`days${row}`, `from${row}`, `to${row}`].some((name) => isFilled(form, name)));
  return (
    <>
      <p class="hint">{t('cases.rule.form.hours.hint')}</p>
      {line(first)}
      <details open={isUsed}>
        <summary>{t('cases.rule.form.hours.more')}</summary>
        <div class="stack">{others.map(line)}</div>
      </details>
    </>
  );
}

const isFilled = ({ values, errors }: FormState, name: string) =>
  errors[name] !== undefined || !['', undefined].includes(values[name]?.toString());
