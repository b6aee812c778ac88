import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { MessageKey } from '#app/platform/language/index.ts';
import type { FormState } from '../form/form-state.ts';
import type { Shell } from '../shell/shell.ts';

/** What a page alone knows of a field: other words, or the answers of this moment (the colleagues of a region). */
export interface FieldVariation {
  label?: string;
  hint?: Child;
  options?: readonly { value: string; label: Child; hint?: Child; lang?: string }[];
  /** What the field holds before anything was typed in it. */
  value?: string;
  chosen?: readonly string[];
  suggestions?: readonly string[];
  empty?: string;
  /** Other than its name: two forms of one page that share it. */
  id?: string;
}

/** Where a field is drawn: under which name, with what was typed in the form, for whom. */
export interface FieldPlace {
  name: string;
  form: FormState;
  shell: Shell;
  vary: FieldVariation;
}

/**
 * One field of a form: its label, how it is read, drawn, filled in anew and told. Made by `field`; a
 * field that one module alone has is such an object of its own.
 */
export interface FormField<Value = unknown> {
  /** The label of the field, of its line in the summary of errors, and of its value where it is read. */
  label: MessageKey;
  /** How what was sent becomes a value, with the sentence for what can be wrong. */
  read: z.ZodType<Value>;
  /** The value inside a sealed document. */
  kept: z.ZodType<Value>;
  /** What stands in the document when nobody filled it in; absent of a field that must be filled in. */
  blank?: Value;
  /** Asks who is there: it stands above everything else of its form, and what was typed in it is gone when the form comes back. */
  isPassword?: true;
  draw(place: FieldPlace): Child;
  /** The value as it is typed. */
  typed(value: Value): string | readonly string[];
  /** The value in words; empty when there is none. */
  words(value: Value, shell: Shell): string;
}

export type FormFields = Readonly<Record<string, FormField>>;

/** What a form gives: a value for each field. */
export type FormValues<Fields extends FormFields> = {
  [Name in keyof Fields]: Fields[Name] extends FormField<infer Value> ? Value : never;
};

/** How a form is read: a strict object with a schema for each field. */
export type FormShape<Fields extends FormFields> = { [Name in keyof Fields]: z.ZodType<FormValues<Fields>[Name]> };
