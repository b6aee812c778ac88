import { z } from 'zod';

/*
 * What is sealed today is opened for ever, by programs that know more fields. So each field says what it is in documents
 * that were sealed before it was there. That holds at reading only: nothing of it is ever signed or compared
 * (docs/decisions/0154-sealed-for-ever.md).
 */

declare const rule: unique symbol;
declare const ruled: unique symbol;

/** What a field is, in documents of today and of before. Only `always`, `since` and `sometimes` make one. */
export interface FieldRule<Reads extends z.ZodType = z.ZodType> {
  readonly [rule]: true;
  readonly reads: Reads;
}
/** A schema of which every field has a rule, at every depth. */
export interface Ruled {
  readonly [ruled]: true;
}
export type SealedFields = Readonly<Record<string, FieldRule>>;
type ShapeOf<Fields extends SealedFields> = { -readonly [Name in keyof Fields]: Fields[Name]['reads'] };
/** The schema of a document; it can stand inside another one. */
export type SealedDocument<Fields extends SealedFields = SealedFields> = z.ZodObject<ShapeOf<Fields>, z.core.$strict> &
  Ruled;

/** Any schema that a sealed row can have. */
export type SealedSchema<Document> = z.ZodType<Document> & Ruled;

/** What in a schema has no rule for documents of before; `never` where all of it has one. */
export type Unruled<Schema> = Schema extends Ruled | z.ZodJSONSchema
  ? never
  : Schema extends z.ZodObject
    ? 'an object inside is a sealedDocument'
    : Schema extends z.ZodOptional | z.ZodExactOptional | z.ZodDefault | z.ZodPrefault | z.ZodCatch
      ? 'what can be missing says so with since or sometimes'
      : Schema extends z.ZodArray<infer Inner> | z.ZodNullable<infer Inner> | z.ZodReadonly<infer Inner>
        ? Unruled<Inner>
        : Schema extends z.ZodRecord<infer _Key, infer Inner> | z.ZodPipe<infer _In, infer Inner>
          ? Unruled<Inner>
          : Schema extends z.ZodUnion<infer Options>
            ? Unruled<Options[number]>
            : Schema extends z.ZodTuple<infer Items, infer Rest>
              ? UnruledItem<Items[number] | Rest>
              : never;
/** The last items of a tuple may be missing: a line without them is one of today too. */
type UnruledItem<Item> = Item extends z.ZodOptional<infer Inner> ? Unruled<Inner> : Unruled<Item>;
type WithRules<Schema> = [Unruled<Schema>] extends [never] ? unknown : { readonly [rule]: Unruled<Schema> };

/** The month from which a field is sealed. */
export type Month = `${number}-${number}`;

/** A field that every document has, from the first one on. */
export const always = <Schema extends z.ZodType>(schema: Schema & WithRules<Schema>): FieldRule<Schema> =>
  ruling<Schema>(schema);

/** A field that came later: what was sealed before that month did not have it, and is read as if it said `before`. */
export const since = <Schema extends z.ZodType>(
  _month: Month,
  schema: Schema & WithRules<Schema>,
  before: z.core.util.NoUndefined<z.output<Schema>>,
): FieldRule<z.ZodDefault<Schema>> => ruling(z._default<Schema>(schema, before));

/** A field that is left out where there is nothing to say, in documents of today as in those of before. */
export const sometimes = <Schema extends z.ZodType>(
  schema: Schema & WithRules<Schema>,
): FieldRule<z.ZodOptional<Schema>> => ruling(z.optional<Schema>(schema));

/**
 * Declares what a sealed document holds. A field without a rule does not compile, nor an object inside without rules.
 *
 * ```ts
 * const way = sealedDocument({ kind: always(z.enum(kinds)), value: always(z.string()) });
 * const contact = sealedDocument({
 *   ways: always(z.array(way)),
 *   staysAt: always(z.string().nullable()),
 *   meetsAt: since('2026-12', z.string().nullable(), null),
 *   passedOn: sometimes(z.iso.date()),
 * });
 * type Contact = z.infer<typeof contact>; // { ways: …; staysAt: …; meetsAt: string | null; passedOn?: string | undefined }
 * ```
 *
 * Fields that two documents share are an object of rules, spread into both. Who writes gives every field of the inferred
 * type; `since` fills in at opening only.
 */
export function sealedDocument<const Fields extends SealedFields>(fields: Fields): SealedDocument<Fields> {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, { reads }]) => [name, reads]));
  return z.strictObject(shape) as SealedDocument<Fields>;
}

/** A document that is no object of named fields: a record, a union of documents, an earlier shape turned into today's. */
export function sealedShape<Schema extends z.ZodType>(schema: Schema & WithRules<Schema>): Schema & Ruled {
  const shape: Schema = schema;
  return shape as Schema & Ruled;
}

/** As much of a document as a reader needs; whoever declares the document writes it, nobody through this. */
export const sealedPart = <Schema extends z.ZodType>(schema: Schema): Schema & Ruled => schema as Schema & Ruled;

const ruling = <Reads extends z.ZodType>(reads: Reads): FieldRule<Reads> => ({ reads }) as FieldRule<Reads>;
