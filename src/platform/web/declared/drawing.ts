import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { MessageKey } from '#app/platform/language/index.ts';
import type { FieldPlace, FieldVariation } from './form-field.ts';

export interface Common {
  hint?: MessageKey;
}
export interface Optional extends Common {
  /** May be left out; then its value is null. */
  optional: true;
  /** Its label does not say so: mostly it is filled in. */
  unmarked?: true;
}

interface Drawing extends Pick<FieldVariation, 'id' | 'value'> {
  name: string;
  label: string;
  form: FieldPlace['form'];
  optional: boolean;
  hint?: Child;
}

/** What the parts of the shell want of every field. */
export function drawingOf(
  { name, form, shell, vary }: FieldPlace,
  label: MessageKey,
  options: Common & { optional?: true; unmarked?: true },
): Drawing {
  const hint = vary.hint ?? (options.hint === undefined ? undefined : shell.t(options.hint));
  return {
    name,
    form,
    label: vary.label ?? shell.t(label),
    optional: options.optional === true && options.unmarked !== true,
    ...(hint === undefined ? {} : { hint }),
    ...(vary.id === undefined ? {} : { id: vary.id }),
    ...(vary.value === undefined ? {} : { value: vary.value }),
  };
}

/** The same for a group of answers, whose name is its legend. */
export function group(place: FieldPlace, label: MessageKey, options: Common) {
  const { label: legend, optional: _optional, value: _value, ...rest } = drawingOf(place, label, options);
  return { ...rest, legend, ...(place.vary.chosen === undefined ? {} : { chosen: place.vary.chosen }) };
}

export const asText = (value: string | null) => value ?? '';
/** A day as people type it here. */
export const typedDay = (iso: string | null | undefined) => iso?.split('-').reverse().join('-') ?? '';

export const ofText = { kept: z.string(), typed: asText, words: asText };
export const ofNoText = { kept: z.string().nullable(), blank: null, typed: asText, words: asText };
