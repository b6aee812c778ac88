import { z } from 'zod';
import { readDate, today, withLatinDigits } from '#app/platform/language/index.ts';
import { withoutTurning } from './strange-characters.ts';

/** The kinds of fields a form is made of. Each keeps its own sentence for what can be wrong with it. */

/** Text that must be there, at most `max` characters. */
export function text(max = 200) {
  return z.string().transform(oneLineBreak).pipe(z.string().trim().min(1, 'web.form.required').max(max));
}

/** Text that may be left out; null when empty. */
export function optionalText(max = 200) {
  const kept = z.string().transform(oneLineBreak).pipe(z.string().trim().max(max));
  return kept.optional().transform((value) => value || null);
}

/**
 * A telephone number: digits with the signs people write between them. Exempt from the BSN test (design question 16).
 */
export function telephone() {
  return ofKind(
    'telephone',
    telephoneText()
      .refine((value) => value !== null, 'web.form.required')
      .transform(String),
  );
}

/** A telephone number that may be left out; null when empty. */
export function optionalTelephone() {
  return ofKind('telephone', telephoneText());
}

/** The tick that numbers which look wrong are right; it says which (`asked-numbers.ts`). */
export function numbersRight() {
  return ofKind('telephone', optionalText(600));
}

/** A password or code as a secret: taken exactly as typed and never put back in the form. */
export function secret(max = 200) {
  return ofKind('secret', z.string().min(1, 'web.form.required').max(max));
}

/**
 * The person's own password once more, for a step-up: whether it fits is judged at the door of the route, so the form
 * takes anything.
 */
export function passwordAgain() {
  return ofKind('secret', z.string().max(600).default(''));
}

/** A day that must be there, as ISO text (`2026-11-27`). */
export function day() {
  return z.string().transform((typed, context) => isoDay(typed, context) ?? required(context));
}

/** A day that may be left out; null when empty. */
export function optionalDay() {
  return z
    .string()
    .default('')
    .transform((typed, context) => isoDay(typed, context));
}

/** A day of something that is to come, or that runs: further away than any, before or behind us, is a year written wrong. */
export function nearDay() {
  return day().refine(isWithinReach, 'web.form.dayFar');
}

/** The same, where it may be left out; null when empty. */
export function optionalNearDay() {
  return optionalDay().refine((value) => value === null || isWithinReach(value), 'web.form.dayFar');
}

/** An hour as somebody writes it, or nothing; long enough for "half drie", which gets the sentence about hours and not about length. */
export const optionalTime = () => optionalText(20);

/** One of a few answers. */
export function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, 'web.form.choose');
}

/** One of a few answers, or none; null when nothing was chosen. */
export function optionalChoice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .enum(['', ...values], 'web.form.choose')
    .optional()
    .transform((value) => (value || null) as Values[number] | null);
}

/** Any number of a few answers. */
export function choices<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.array(z.enum(values, 'web.form.choose')).default([]);
}

/** A single box to tick, sent as "yes". */
export function tick() {
  return z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes');
}

/** A whole number between two bounds. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, 'web.form.number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

export type FieldKind = 'plain' | 'telephone' | 'secret';

/** The kind of a field of a form, also under `.optional()`, `.default()` and `.transform()`. */
export function fieldKindOf(schema: z.ZodType): FieldKind {
  return (
    layers(schema)
      .map((layer) => kinds.get(layer))
      .find((kind) => kind !== undefined) ?? 'plain'
  );
}

/** True for a field that may come several times. */
export function takesMany(schema: z.ZodType): boolean {
  return layers(schema).some((layer) => layer instanceof z.ZodArray);
}

const kinds = new WeakMap<z.ZodType, FieldKind>();

function ofKind<Schema extends z.ZodType>(kind: FieldKind, schema: Schema): Schema {
  kinds.set(schema, kind);
  return schema;
}

/** A schema and those that it wraps, outermost first. */
function layers(schema: z.ZodType): z.ZodType[] {
  const { innerType, in: input } = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  const inner = innerType ?? input;
  return inner === undefined ? [schema] : [schema, ...layers(inner)];
}

/**
 * Fifteen digits are the most a number has (E.164); the rest is room for the signs between them, which were without
 * end.
 */
const longestTelephone = 40;

function telephoneText() {
  const tidy = z
    .string()
    .default('')
    .transform((typed) => withLatinDigits(withoutTurning(typed)).replaceAll('\u00a0', ' ').trim());
  const shape = z
    .string()
    .max(longestTelephone, 'web.form.telephone')
    .refine((value) => value === '' || isTelephone(value), 'web.form.telephone');
  return tidy.pipe(shape).transform((value) => (value === '' ? null : value.replace(/\s+/g, ' ')));
}

function isTelephone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  return /^\+?[\d\s()\-./]+$/.test(value) && digits >= 3 && digits <= 15;
}

function isoDay(typed: string, context: z.RefinementCtx): string | null {
  if (typed.trim() === '') return null;
  const read = readDate(typed);
  if (read !== null) return read.toString();
  context.addIssue({ code: 'custom', message: 'web.form.day' });
  return z.NEVER;
}

/** Longer than any term of the law that we count, and than a permit or passport is valid. */
const mostYears = 10;
const isWithinReach = (isoDay: string) =>
  isoDay >= today().subtract({ years: mostYears }).toString() && isoDay <= today().add({ years: mostYears }).toString();

function required(context: z.RefinementCtx): string {
  if (context.issues.length === 0) context.addIssue({ code: 'custom', message: 'web.form.required' });
  return z.NEVER;
}

/** Browsers send line breaks as two characters; one counts, so that the length is what the reader sees. */
function oneLineBreak(value: string): string {
  return value.replace(/\r\n?/g, '\n');
}
