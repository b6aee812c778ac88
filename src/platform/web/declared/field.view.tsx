import { z } from 'zod';
import type { MessageKey } from '#app/platform/language/index.ts';
import {
  day as dayOf,
  nearDay,
  optionalDay,
  optionalNearDay,
  optionalTelephone,
  optionalText,
  optionalTime,
  passwordAgain,
  numbersRight as readNumbersRight,
  telephone as telephoneOf,
  text as textOf,
  wholeNumber,
} from '../form/fields.ts';
import { DateField, Field, MailField, NumbersRight, TelephoneField, TextArea } from '../parts/index.ts';
import { PasswordAgain } from '../parts/password-again.view.tsx';
import { choice, choices, pick, select, tick } from './answer-fields.view.tsx';
import { type Common, drawingOf, type Optional, ofNoText, ofText, typedDay } from './drawing.ts';
import type { FieldPlace, FormField } from './form-field.ts';

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

interface PasswordLook {
  unlessFresh?: boolean;
  label?: MessageKey;
}

/** One line of text. */
function text(label: MessageKey, options: TextLook & Optional): FormField<string | null>;
function text(label: MessageKey, options?: TextLook & Common): FormField<string>;
function text(
  label: MessageKey,
  options: TextLook & Common & { optional?: true } = {},
): FormField<string> | FormField<string | null> {
  const { max, optional, hint: _hint, ...look } = options;
  const draw = (place: FieldPlace) => (
    <Field {...drawingOf(place, label, options)} {...look} suggestions={place.vary.suggestions ?? []} />
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
    <TextArea {...drawingOf(place, label, options)} {...(rows === undefined ? {} : { rows })} />
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
  const draw = (place: FieldPlace) => <TelephoneField {...drawingOf(place, label, options)} />;
  return options.optional === true
    ? { label, draw, ...ofNoText, read: optionalTelephone() }
    : { label, draw, ...ofText, read: telephoneOf() };
}

/** A mail address that may be left out. */
function mail(label: MessageKey, options: Common & { max?: number } = {}): FormField<string | null> {
  const draw = (place: FieldPlace) => <MailField {...drawingOf(place, label, { ...options, optional: true })} />;
  return { label, draw, ...ofNoText, read: optionalText(options.max) };
}

/** A day, as ISO text. */
function day(label: MessageKey, options: DayLook & Optional): FormField<string | null>;
function day(label: MessageKey, options?: DayLook & Common): FormField<string>;
function day(
  label: MessageKey,
  options: DayLook & Common & { optional?: true } = {},
): FormField<string> | FormField<string | null> {
  const draw = (place: FieldPlace) => <DateField {...drawingOf(place, label, options)} past={options.past === true} />;
  const told = { label, draw, typed: typedDay, words: typedDay };
  return options.optional === true
    ? { ...told, kept: z.iso.date().nullable(), blank: null, read: options.near ? optionalNearDay() : optionalDay() }
    : { ...told, kept: z.iso.date(), read: options.near ? nearDay() : dayOf() };
}

/** An hour as somebody writes it; which one that is, the module says. */
function hour(label: MessageKey, options: Common = {}): FormField<string | null> {
  const draw = (place: FieldPlace) => (
    <Field {...drawingOf(place, label, { ...options, optional: true })} length="short" />
  );
  return { label, draw, ...ofNoText, read: optionalTime() };
}

/** A whole number between two bounds. */
function number(label: MessageKey, [min, max]: readonly [number, number], options: Common = {}): FormField<number> {
  const draw = (place: FieldPlace) => (
    <Field {...drawingOf(place, label, options)} inputmode="numeric" length="short" dir="ltr" />
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

/** The tick that telephone numbers which look wrong are right (`askNumbers`); drawn only where that was asked. */
function numbersRight(): FormField<string | null> {
  const draw = ({ form }: FieldPlace) => <NumbersRight form={form} />;
  return { label: 'web.number.question', draw, ...ofNoText, read: readNumbersRight() };
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
  numbersRight,
  hidden,
};
