import type { z } from 'zod';
import type { MessageKey } from '#app/platform/language/index.ts';
import { always, since } from '#app/platform/sealed-documents/index.ts';
import type { Shell } from '../shell/shell.ts';
import type { FormField, FormValues } from './form-field.ts';

type FieldRule = ReturnType<typeof always>;
type Month = Parameters<typeof since>[0];

/** Where the value of a field lies in the sealed document: under its own name, in a part with others, or nowhere. */
type Place = { kind: 'own'; rule(kept: z.ZodType): FieldRule } | { kind: 'part' } | { kind: 'nowhere' };
export interface RecordField<Value, Kind extends Place['kind']> {
  field: FormField<Value>;
  place: Place & { kind: Kind };
}
export type RecordFields = Readonly<Record<string, RecordField<unknown, Place['kind']>>>;

/** How a field is kept; a field of a record that does not say so does not compile. */
export const kept = {
  /** In every document, from the first one on. */
  always: <Value>(field: FormField<Value>): RecordField<Value, 'own'> => ({
    field,
    place: { kind: 'own', rule: always },
  }),
  /** In documents sealed from that month on; in those of before it is read as `before`. */
  since: <Value>(
    month: Month,
    field: FormField<Value>,
    before: NonNullable<Value> | null,
  ): RecordField<Value, 'own'> => ({
    field,
    place: { kind: 'own', rule: (schema) => since(month, schema, before) },
  }),
  /** With others, in one of the record's parts. */
  inPart: <Value>(field: FormField<Value>): RecordField<Value, 'part'> => ({ field, place: { kind: 'part' } }),
  /** Asked, and not kept. */
  not: <Value>(field: FormField<Value>): RecordField<Value, 'nowhere'> => ({ field, place: { kind: 'nowhere' } }),
};

export type FieldsOf<Fields extends RecordFields> = {
  [Name in keyof Fields]: Fields[Name] extends RecordField<infer Value, Place['kind']> ? FormField<Value> : never;
};
export type ValuesOf<Fields extends RecordFields> = FormValues<FieldsOf<Fields>>;

/** What several fields of a form are together in the document: the ways to reach somebody, the spoken languages. */
export interface RecordPart<Values, Stored> {
  rule: FieldRule;
  label: MessageKey;
  blank: NoInfer<Stored>;
  pack(values: Values): Stored;
  unpack(stored: Stored): Partial<Values>;
  words(stored: Stored, shell: Shell): string;
}

type OwnNames<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends RecordField<infer _Value, 'own'> ? Name : never;
}[keyof Fields];
/** What the sealed document of a record holds. */
export type DocumentOf<Fields extends RecordFields, Parts> = Pick<ValuesOf<Fields>, OwnNames<Fields>> & Parts;
export type PartsOf<Fields extends RecordFields, Parts> = {
  readonly [Name in keyof Parts]: RecordPart<ValuesOf<Fields>, Parts[Name]>;
};
