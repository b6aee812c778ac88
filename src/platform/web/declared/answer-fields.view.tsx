import { z } from 'zod';
import type { MessageKey } from '#app/platform/language/index.ts';
import {
  choice as choiceOf,
  choices as choicesOf,
  optionalChoice,
  optionalText,
  text as textOf,
  tick as tickOf,
} from '../form/fields.ts';
import { Choice, SelectField, Tick } from '../parts/index.ts';
import type { Shell } from '../shell/shell.ts';
import { asText, type Common, drawingOf, group, type Optional, ofNoText, ofText } from './drawing.ts';
import type { FieldPlace, FormField } from './form-field.ts';

interface ChoiceLook<Value extends string> extends Common {
  /** The words of an answer. */
  words(value: Value): MessageKey;
  /** What stands under an answer; null where nothing does. */
  hints?(value: Value): MessageKey | null;
  compact?: true;
}
interface SelectLook<Value extends string> extends Common {
  /** The answers as they are read, in the order in which they stand. */
  options(shell: Shell): readonly { value: Value; label: string; lang?: string }[];
  /** The line that chooses nothing. */
  empty?: MessageKey;
}

/** One of a few answers, all in sight. */
export function choice<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: ChoiceLook<Values[number]> & Optional,
): FormField<Values[number] | null>;
export function choice<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: ChoiceLook<Values[number]>,
): FormField<Values[number]>;
export function choice<const Values extends readonly [string, ...string[]]>(
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
export function choices<const Values extends readonly [string, ...string[]]>(
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
  const own = values.map((value) => {
    const hint = hints?.(value) ?? null;
    return { value, label: t(words(value)), ...(hint === null ? {} : { hint: t(hint) }) };
  });
  return { options: vary.options ?? own, compact: compact === true };
}

/** One of many answers, in a list that opens. */
export function select<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: SelectLook<Values[number]> & Optional,
): FormField<Values[number] | null>;
export function select<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: SelectLook<Values[number]>,
): FormField<Values[number]>;
export function select<const Values extends readonly [string, ...string[]]>(
  label: MessageKey,
  values: Values,
  options: SelectLook<Values[number]> & { optional?: true },
) {
  const draw = (place: FieldPlace) => (
    <SelectField
      {...drawingOf(place, label, options)}
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

interface PickLook {
  empty?: MessageKey;
  /** Most characters, where it is no bare id. */
  max?: number;
}

/** One of those that only the page knows (a colleague, a region), by id; the module judges whether it is one of them. */
export function pick(label: MessageKey, options: Optional & PickLook): FormField<string | null>;
export function pick(label: MessageKey, options?: Common & PickLook): FormField<string>;
export function pick(
  label: MessageKey,
  options: Common & PickLook & { optional?: true } = {},
): FormField<string> | FormField<string | null> {
  const draw = (place: FieldPlace) => (
    <SelectField
      {...drawingOf(place, label, options)}
      options={(place.vary.options ?? []).map(({ value, label: words, lang }) => ({
        value,
        label: String(words),
        ...(lang === undefined ? {} : { lang }),
      }))}
      {...emptyLine(place, options.empty)}
    />
  );
  const { max = 36 } = options;
  return options.optional === true
    ? { label, draw, ...ofNoText, read: optionalText(max) }
    : { label, draw, ...ofText, read: textOf(max) };
}

const emptyLine = ({ shell: { t }, vary }: FieldPlace, empty: MessageKey | undefined) => {
  const words = vary.empty ?? (empty === undefined ? undefined : t(empty));
  return words === undefined ? {} : { empty: words };
};

/** A box to tick; `says` stands beside the box, the label above it. */
export function tick(label: MessageKey, says: MessageKey, options: Common = {}): FormField<boolean> {
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
