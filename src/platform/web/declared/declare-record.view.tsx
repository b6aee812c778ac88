import type { z } from 'zod';
import { sealedDocument } from '#app/platform/sealed-documents/index.ts';
import type { ConflictField, Fact } from '../parts/index.ts';
import type { Shell } from '../shell/shell.ts';
import { type DeclaredForm, declareForm, type FieldGroup } from './declare-form.view.tsx';
import { differingFields } from './differing-fields.ts';
import type { DocumentOf, FieldsOf, PartsOf, RecordFields, RecordPart, ValuesOf } from './record-field.ts';

export interface DeclaredRecord<Fields extends RecordFields, Parts> extends DeclaredForm<FieldsOf<Fields>> {
  /** How its document is opened, also one that was sealed before a field was there. */
  document: z.ZodType<DocumentOf<Fields, Parts>>;
  /** The fields that are kept. */
  keeps: readonly string[];
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
  const document = sealedDocument(Object.fromEntries(rules)) as z.ZodType<unknown> as z.ZodType<Document>;
  const at = (values: object, name: string): unknown => Reflect.get(values, name);
  const inWords = (kept: Document, shell: Shell) => [
    ...packed.map(([name, { label, words }]) => ({ name, term: shell.t(label), value: words(at(kept, name), shell) })),
    ...own.map(({ name, field }) => ({
      name,
      term: shell.t(field.label),
      value: field.words(at(kept, name), shell),
    })),
  ];
  return {
    ...form,
    document,
    keeps: asked.flatMap(([name, { place }]) => (place.kind === 'nowhere' ? [] : [name])),
    documentFacts: (kept, shell, without = []) =>
      inWords(kept, shell)
        .filter(({ name }) => !without.some((one) => one === name))
        .map(({ term, value }) => ({ term, value: value === '' ? null : <bdi>{value}</bdi> })),
    documentDifferences: (mine, theirs, shell) => differingFields(inWords(mine, shell), inWords(theirs, shell)),
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
        ...Object.fromEntries(
          [...packed, ...own.map(({ name, field }) => [name, field] as const)].map(([name, { blank }]) => [
            name,
            blank,
          ]),
        ),
        ...given,
      }),
  };
}

function fieldsOf<Fields extends RecordFields>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, { field }]) => [name, field])) as FieldsOf<Fields>;
}
