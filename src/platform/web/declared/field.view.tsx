import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { MessageKey } from '#app/platform/language/index.ts';
import {
  choice as choiceOf,
  choices as choicesOf,
  day as dayOf,
  nearDay,
  optionalChoice,
  optionalDay,
  optionalNearDay,
  optionalTelephone,
  optionalText,
  optionalTime,
  passwordAgain,
  telephone as telephoneOf,
  text as textOf,
  tick as tickOf,
  wholeNumber,
} from '../form/fields.ts';
import { Choice, DateField, Field, MailField, SelectField, TelephoneField, TextArea, Tick } from '../parts/index.ts';
import { PasswordAgain } from '../parts/password-again.view.tsx';
import type { Shell } from '../shell/shell.ts';
import type { FieldPlace, FieldVariation, FormField } from './form-field.ts';

interface Common {
  hint?: MessageKey;
}
interface Optional extends Common {
  /** May be left out; then its value is null. */
  optional: true;
}
interface TextLook {
  /** Most characters; 200 when left out. */
  max?: number;
  length?: 'short' | 'middle' | 'full';
  dir?: 'ltr' | 'auto';
  inputmode?: 'text' | 'numeric';
}
interface LinesLook {
  max?: number;
  rows?: number;
}
interface DayLook {
  /** Of what is to come, or runs: refused when it is more than ten years away. */
  near?: true;
  /** Of what was: today and yesterday with one press. */
  past?: true;
}
interface ChoiceLook<Value extends string> extends Common {
  /** The words of an answer. */
  words(value: Value): MessageKey;
  /** What stands under an answer. */
  hints?(value: Value): MessageKey;
  compact?: true;
}
interface SelectLook<Value extends string> extends Common {
  /** The answers as they are read, in the order in which they stand. */
  options(shell: Shell): readonly { value: Value; label: string; lang?: string }[];
  /** The line that chooses nothing. */
  empty?: MessageKey;
}

interface Drawing extends Pick<FieldVariation, 'id' | 'value'> {
  name: string;
  label: string;
  form: FieldPlace['form'];
  optional: boolean;
  hint?: Child;
}

interface PasswordLook {
  unlessFresh?: boolean;
  label?: MessageKey;
}

/** What the parts of the shell want of every field. */
function drawing(
  { name, form, shell, vary }: FieldPlace,
  label: MessageKey,
  options: Common & { optional?: true },
): Drawing {
  const hint = vary.hint ?? (options.hint === undefined ? undefined : shell.t(options.hint));
  return {
    name,
    form,
    label: vary.label ?? shell.t(label),
    optional: options.optional === true,
    ...(hint === undefined ? {} : { hint }),
    ...(vary.id === undefined ? {} : { id: vary.id }),
    ...(vary.value === undefined ? {} : { value: vary.value }),
  };
}

/** The same for a group of answers, whose name is its legend. */
function group(place: FieldPlace, label: MessageKey, options: Common) {
  const { label: legend, optional: _optional, value: _value, ...rest } = drawing(place, label, options);
  return { ...rest, legend, ...(place.vary.chosen === undefined ? {} : { chosen: place.vary.chosen }) };
}

const asText = (value: string | null) => value ?? '';
/** A day as people type it here. */
const typedDay = (iso: string | null) => (iso === null ? '' : iso.split('-').reverse().join('-'));

const ofText = { kept: z.string(), typed: asText, words: asText };
const ofNoText = { kept: z.string().nullable(), blank: null, typed: asText, words: asText };

/** One line of text. */
function text(label: MessageKey, options: TextLook & Optional): FormField<string | null>;
function text(label: MessageKey, options?: TextLook & Common): FormField<string>;
function text(
  label: MessageKey,
  options: TextLook & Common & { optional?: true } = {},
): FormField<string> | FormField<string | null> {
  const { max, optional, hint: _hint, ...look } = options;
  const draw = (place: FieldPlace) => (
    <Field {...drawing(place, label, options)} {...look} suggestions={place.vary.suggestions ?? []} />
  );
  return optional === true
    ? { label, draw, ...ofNoText, read: optionalText(max) }
    : { label, draw, ...ofText, read: textOf(max) };
}

/** Several lines of text. */
function lines(label: MessageKey, options: LinesLook & Optional): FormField<string | null>;
function lines(label: MessageKey, options?: LinesLook & Common): FormField<string>;
function lines(
  label: MessageKey,
  options: LinesLook & Common & { optional?: true } = {},
): FormField<string> | FormField<string | null> {
  const { max, optional, rows } = options;
  const draw = (place: FieldPlace) => (
    <TextArea {...drawing(place, label, options)} {...(rows === undefined ? {} : { rows })} />
  );
  return optional === true
    ? { label, draw, ...ofNoText, read: optionalText(max) }
    : { label, draw, ...ofText, read: textOf(max) };
}

/** A telephone number; exempt from the BSN test (design question 16). */
function telephone(label: MessageKey, options: Optional): FormField<string | null>;
function telephone(label: MessageKey, options?: Common): FormField<string>;
function telephone(
  label: MessageKey,
  options: Common & { optional?: true } = {},
): FormField<string> | FormField<string | null> {
  const draw = (place: FieldPlace) => <TelephoneField {...drawing(place, label, options)} />;
  return options.optional === true
    ? { label, draw, ...ofNoText, read: optionalTelephone() }
    : { label, draw, ...ofText, read: telephoneOf() };
}

/** A mail address that may be left out. */
function mail(label: MessageKey, options: Common & { max?: number } = {}): FormField<string | null> {
  const draw = (place: FieldPlace) => <MailField {...drawing(place, label, { ...options, optional: true })} />;
  return { label, draw, ...ofNoText, read: optionalText(options.max) };
}

/** A day, as ISO text. */
function day(label: MessageKey, options: DayLook & Optional): FormField<string | null>;
function day(label: MessageKey, options?: DayLook & Common): FormField<string>;
function day(
  label: MessageKey,
  options: DayLook & Common & { optional?: true } = {},
): FormField<string> | FormField<string | null> {
  const draw = (place: FieldPlace) => <DateField {...drawing(place, label, options)} past={options.past === true} />;
  const told = { label, draw, typed: typedDay, words: typedDay };
  return options.optional === true
    ? { ...told, kept: z.iso.date().nullable(), blank: null, read: options.near ? optionalNearDay() : optionalDay() }
    : { ...told, kept: z.iso.date(), read: options.near ? nearDay() : dayOf() };
}

/** An hour as somebody writes it; which one that is, the module says. */
function hour(label: MessageKey, options: Common = {}): FormField<string | null> {
  const draw = (place: FieldPlace) => (
    <Field {...drawing(place, label, { ...options, optional: true })} length="short" />
  );
  return { label, draw, ...ofNoText, read: optionalTime() };
}

/** One of a few answers, all in sight. */
function choice<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: ChoiceLook<Values[number]> & Optional,
): FormField<Values[number] | null>;
function choice<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: ChoiceLook<Values[number]>,
): FormField<Values[number]>;
function choice<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: ChoiceLook<Values[number]> & { optional?: true },
) {
  const draw = (place: FieldPlace) => <Choice {...group(place, label, options)} {...answers(place, values, options)} />;
  const words = (value: Values[number] | null, { t }: Shell) => (value === null ? '' : t(options.words(value)));
  const told = { label, draw, typed: asText, words };
  return options.optional === true
    ? { ...told, kept: z.enum(values).nullable(), blank: null, read: optionalChoice(values) }
    : { ...told, kept: z.enum(values), read: choiceOf(values) };
}

/** Any number of a few answers. */
function choices<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: ChoiceLook<Values[number]>,
): FormField<Values[number][]> {
  return {
    label,
    read: choicesOf(values),
    kept: z.array(z.enum(values)),
    blank: [],
    draw: (place) => <Choice {...group(place, label, options)} {...answers(place, values, options)} many />,
    typed: (chosen) => chosen,
    words: (chosen, { t }) => chosen.map((value) => t(options.words(value))).join(', '),
  };
}

function answers<Value extends string>(
  { shell: { t }, vary }: FieldPlace,
  values: readonly Value[],
  { words, hints, compact }: ChoiceLook<Value>,
) {
  const own = values.map((value) => ({
    value,
    label: t(words(value)),
    ...(hints === undefined ? {} : { hint: t(hints(value)) }),
  }));
  return { options: vary.options ?? own, compact: compact === true };
}

/** One of many answers, in a list that opens. */
function select<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: SelectLook<Values[number]> & Optional,
): FormField<Values[number] | null>;
function select<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: SelectLook<Values[number]>,
): FormField<Values[number]>;
function select<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: SelectLook<Values[number]> & { optional?: true },
) {
  const draw = (place: FieldPlace) => (
    <SelectField
      {...drawing(place, label, options)}
      options={options.options(place.shell)}
      {...emptyLine(place, options.empty)}
    />
  );
  const words = (value: Values[number] | null, shell: Shell) =>
    options.options(shell).find((option) => option.value === value)?.label ?? '';
  const told = { label, draw, typed: asText, words };
  return options.optional === true
    ? { ...told, kept: z.enum(values).nullable(), blank: null, read: optionalChoice(values) }
    : { ...told, kept: z.enum(values), read: choiceOf(values) };
}

/** One of those that only the page knows (a colleague, a region), by id; the module judges whether it is one of them. */
function pick(label: MessageKey, options: Optional & { empty?: MessageKey }): FormField<string | null>;
function pick(label: MessageKey, options?: Common & { empty?: MessageKey }): FormField<string>;
function pick(
  label: MessageKey,
  options: Common & { optional?: true; empty?: MessageKey } = {},
): FormField<string> | FormField<string | null> {
  const draw = (place: FieldPlace) => (
    <SelectField
      {...drawing(place, label, options)}
      options={(place.vary.options ?? []).map(({ value, label: words, lang }) => ({
        value,
        label: String(words),
        ...(lang === undefined ? {} : { lang }),
      }))}
      {...emptyLine(place, options.empty)}
    />
  );
  return options.optional === true
    ? { label, draw, ...ofNoText, read: optionalText(36) }
    : { label, draw, ...ofText, read: textOf(36) };
}

const emptyLine = ({ shell: { t }, vary }: FieldPlace, empty: MessageKey | undefined) => {
  const words = vary.empty ?? (empty === undefined ? undefined : t(empty));
  return words === undefined ? {} : { empty: words };
};

/** A box to tick; `says` stands beside the box, the label above it. */
function tick(label: MessageKey, says: MessageKey, options: Common = {}): FormField<boolean> {
  return {
    label,
    read: tickOf(),
    kept: z.boolean(),
    blank: false,
    draw: (place) => <Tick {...group(place, label, options)} label={place.shell.t(says)} />,
    typed: (value) => (value ? 'yes' : ''),
    words: (value, { t }) => (value ? t(says) : ''),
  };
}

/** A whole number between two bounds. */
function number(label: MessageKey, [min, max]: readonly [number, number], options: Common = {}): FormField<number> {
  const draw = (place: FieldPlace) => (
    <Field {...drawing(place, label, options)} inputmode="numeric" length="short" dir="ltr" />
  );
  return { label, draw, read: wholeNumber(min, max), kept: z.int(), typed: String, words: String };
}

/** The password once more, for a route with `asksPassword`; `unlessFresh` where a sign-in of just now is enough. */
function password({ unlessFresh = false, label = 'routing.stepUp' }: PasswordLook = {}): FormField<string> {
  return {
    label,
    read: passwordAgain(),
    kept: z.never(),
    isPassword: true,
    draw: ({ form, shell, vary }) => (
      <PasswordAgain
        form={form}
        unlessFresh={unlessFresh}
        label={vary.label ?? shell.t(label)}
        {...(vary.id === undefined ? {} : { id: vary.id })}
      />
    ),
    typed: () => '',
    words: () => '',
  };
}

/** Which button was pressed, or what goes with a form unseen; drawn by the page where it is a button. */
function hidden<Value>(label: MessageKey, read: z.ZodType<Value>, kept: z.ZodType<Value>): FormField<Value> {
  return {
    label,
    read,
    kept,
    draw: ({ name, vary, form }) => (
      <input type="hidden" name={name} value={vary.value ?? String(form.values[name] ?? '')} />
    ),
    typed: (value) => String(value ?? ''),
    words: () => '',
  };
}

/** The kinds of fields that forms are declared with. */
export const field = {
  text,
  lines,
  telephone,
  mail,
  day,
  hour,
  choice,
  choices,
  select,
  pick,
  tick,
  number,
  password,
  hidden,
};
