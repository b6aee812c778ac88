import type { z } from 'zod';
import type { MessageKey } from '#app/platform/language/index.ts';
import { always, type SealedSchema, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';
import type { ConflictField, Fact } from '../parts/index.ts';
import type { Shell } from '../shell.ts';
import { type DeclaredForm, declareForm, type FieldGroup } from './declare-form.view.tsx';
import { differingFields } from './differing-fields.ts';
import type { FormField, FormValues } from './form-field.ts';

type FieldRule = ReturnType<typeof always>;
type Month = Parameters<typeof since>[0];

/** Where the value of a field lies in the sealed document: under its own name, in a part with others, or nowhere. */
type Place = { kind: 'own'; rule(kept: z.ZodType): FieldRule } | { kind: 'part' } | { kind: 'nowhere' };
export interface RecordField<Value, Kind extends Place['kind']> {
  field: FormField<Value>;
  place: Place & { kind: Kind };
}
type RecordFields = Readonly<Record<string, RecordField<unknown, Place['kind']>>>;

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

type FieldsOf<Fields extends RecordFields> = {
  [Name in keyof Fields]: Fields[Name] extends RecordField<infer Value, Place['kind']> ? FormField<Value> : never;
};
type ValuesOf<Fields extends RecordFields> = FormValues<FieldsOf<Fields>>;

/** What several fields of a form are together in the document: the ways to reach somebody, the spoken languages. */
export interface RecordPart<Values, Stored> {
  rule: FieldRule;
  label: MessageKey;
  pack(values: Values): Stored;
  unpack(stored: Stored): Partial<Values>;
  words(stored: Stored, shell: Shell): string;
}

type OwnNames<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends RecordField<infer _Value, 'own'> ? Name : never;
}[keyof Fields];
/** What the sealed document of a record holds. */
type DocumentOf<Fields extends RecordFields, Parts> = Pick<ValuesOf<Fields>, OwnNames<Fields>> & Parts;
type PartsOf<Fields extends RecordFields, Parts> = {
  readonly [Name in keyof Parts]: RecordPart<ValuesOf<Fields>, Parts[Name]>;
};

export interface DeclaredRecord<Fields extends RecordFields, Parts> extends DeclaredForm<FieldsOf<Fields>> {
  /** How its document is opened, also one that was sealed before a field was there. */
  document: SealedSchema<DocumentOf<Fields, Parts>>;
  toDocument(values: ValuesOf<Fields>): DocumentOf<Fields, Parts>;
  /** What the form holds of a document. */
  toValues(document: DocumentOf<Fields, Parts>): Partial<ValuesOf<Fields>>;
  /** A document of which only this is known. */
  knowing(given: Partial<DocumentOf<Fields, Parts>>): DocumentOf<Fields, Parts>;
  /** The document as it is read; without some, where a page shows these in a way of its own. */
  documentFacts(
    document: DocumentOf<Fields, Parts>,
    shell: Shell,
    without?: readonly (keyof DocumentOf<Fields, Parts>)[],
  ): Fact[];
  /** Where two documents differ, both in words. */
  documentDifferences(
    mine: DocumentOf<Fields, Parts>,
    theirs: DocumentOf<Fields, Parts>,
    shell: Shell,
  ): ConflictField[];
}

/** The document that a record keeps. */
export type DocumentIn<Record> = Record extends { document: z.ZodType<infer Document> } ? Document : never;

/**
 * Declares a record by the fields of its form, each with the rule for documents that were sealed before it was asked:
 *
 *     export const contact = declareRecord({
 *       staysAt: kept.always(field.lines('cases.contact.staysAt', { optional: true })),
 *       meetsAt: kept.since('2027-01', field.text('cases.contact.meetsAt', { optional: true }), null),
 *     });
 *
 * That is the whole of such a field: it is read, drawn, kept, opened, shown, told in a conflict and called by its name in
 * the summary of errors. `parts` puts several fields under one name of the document.
 */
export function declareRecord<const Fields extends RecordFields, Parts extends object = object>(
  fields: Fields,
  {
    parts,
    groups = [],
  }: { parts?: PartsOf<Fields, Parts>; groups?: readonly FieldGroup<keyof Fields & string>[] } = {},
): DeclaredRecord<Fields, Parts> {
  type Values = ValuesOf<Fields>;
  type Document = DocumentOf<Fields, Parts>;
  const asked = Object.entries(fields);
  const packed: [string, RecordPart<Values, unknown>][] = Object.entries(parts ?? {});
  const own = asked.flatMap(([name, { field, place }]) =>
    place.kind === 'own' ? [{ name, field, rule: place.rule(field.kept) }] : [],
  );
  const form = declareForm(fieldsOf(fields), groups);

  const rules = [...packed.map(([name, { rule }]) => [name, rule]), ...own.map(({ name, rule }) => [name, rule])];
  const document = sealedDocument(Object.fromEntries(rules)) as SealedSchema<unknown> as SealedSchema<Document>;
  const at = (values: object, name: string): unknown => Reflect.get(values, name);
  const documentFacts: DeclaredRecord<Fields, Parts>['documentFacts'] = (kept, shell, without = []) => {
    const ofParts = packed.map(([name, { label, words }]) => ({ name, label, words: words(at(kept, name), shell) }));
    const ofFields = own.map(({ name, field }) => ({
      name,
      label: field.label,
      words: field.words(at(kept, name), shell),
    }));
    return [...ofParts, ...ofFields]
      .filter(({ name }) => !without.some((one) => one === name))
      .map(({ label, words }) => ({ term: shell.t(label), value: words === '' ? null : words }));
  };
  return {
    ...form,
    document,
    documentFacts,
    documentDifferences: (mine, theirs, shell) =>
      differingFields(documentFacts(mine, shell), documentFacts(theirs, shell)),
    toDocument: (values) =>
      document.parse(
        Object.fromEntries([
          ...packed.map(([name, { pack }]) => [name, pack(values)]),
          ...own.map(({ name }) => [name, at(values, name)]),
        ]),
      ),
    toValues: (kept) =>
      Object.assign(
        Object.fromEntries(own.map(({ name }) => [name, at(kept, name)])),
        ...packed.map(([name, { unpack }]) => unpack(at(kept, name))),
      ),
    knowing: (given) =>
      document.parse({
        ...Object.fromEntries(own.map(({ name, field: { blank } }) => [name, blank])),
        ...given,
      }),
  };
}

function fieldsOf<Fields extends RecordFields>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, { field }]) => [name, field])) as FieldsOf<Fields>;
}
