import type { HonoRequest } from 'hono';
import type { z } from 'zod';
import { isMessageKey, type MessageKey, mayHoldCitizenNumber } from '#app/platform/language/index.ts';
import { fieldKindOf, takesMany } from './fields.ts';
import { type BodyLimits, ordinaryForm, readFormBody } from './form-body.ts';
import type { FieldError, FormState } from './form-state.ts';
import { strangeCharacters, withoutTurning } from './strange-characters.ts';

/** What a form brought: values to work with, or everything that is needed to draw it again with its errors. */
export type FormRead<Values> =
  | { ok: true; values: Values; form: FormState; key?: string; version?: number }
  | (FormState & { ok: false; status: 400 | 413 | 415 | 422; form: FormState });

export interface FormOptions {
  limits?: BodyLimits;
  /** A coordinator said, with a reason, that nine digits are no BSN (design question 16). */
  noBsnHere?: boolean;
}

type Refusal = { status: 400 | 413 | 415; whole: MessageKey };

/**
 * Reads a urlencoded form against a strict object schema. Unknown, doubled and forbidden names, strange characters,
 * BSNs and texts that are too long are answered with a sentence; what was typed always comes back. Never throws on bad
 * input.
 */
export async function readForm<Shape extends z.ZodRawShape>(
  request: HonoRequest,
  schema: z.ZodObject<Shape>,
  options: FormOptions = {},
): Promise<FormRead<z.output<z.ZodObject<Shape>>>> {
  const body = await readFormBody(request.raw, options.limits ?? ordinaryForm);
  if (body.kind === 'not-a-form') return refused({ status: 415, whole: 'web.form.notAForm' }, emptyForm);
  if (body.kind === 'cut-off') return refused({ status: 413, whole: 'web.form.cutOff' }, emptyForm);
  const form = typedForm(body.pairs, schema.shape);
  if (body.kind === 'too-long') return refused({ status: 413, whole: 'web.form.tooMuch' }, form);
  const wrongNames = nameRefusal(body.pairs, schema.shape);
  if (wrongNames !== null) return refused(wrongNames, form);
  return judge(form, body.pairs, schema, options);
}

const emptyForm: FormState = { values: {}, errors: {} };
const companions = ['_csrf', '_key', '_version', '_passkey'];

/** Everything typed in the fields we know; passwords are never sent back. */
function typedForm(pairs: [string, string][], shape: z.ZodRawShape): FormState {
  const values: Record<string, string | string[]> = {};
  for (const [name, field] of Object.entries(shape)) {
    if (fieldKindOf(field as z.ZodType) === 'secret') continue;
    const typed = pairs.filter(([one]) => one === name).map(([, value]) => value);
    if (takesMany(field as z.ZodType)) values[name] = typed;
    else if (typed[0] !== undefined) values[name] = typed[0];
  }
  return { values, errors: {}, ...companionsOf(pairs) };
}

function companionsOf(pairs: [string, string][]): { key?: string; version?: number } {
  const one = (name: string) => pairs.find(([known]) => known === name)?.[1] ?? '';
  const key = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(one('_key')) ? { key: one('_key') } : {};
  const version = /^\d{1,9}$/.test(one('_version')) ? { version: Number(one('_version')) } : {};
  return { ...key, ...version };
}

/** Names that we did not ask for, names that come twice, and names that reach into objects (T60). */
function nameRefusal(pairs: [string, string][], shape: z.ZodRawShape): Refusal | null {
  const names = pairs.map(([name]) => name);
  const known = (name: string) => companions.includes(name) || Object.hasOwn(shape, name);
  if (!names.every(known)) return { status: 400, whole: 'web.form.unknownField' };
  const single = names.filter((name) => companions.includes(name) || !takesMany(shape[name] as z.ZodType));
  if (new Set(single).size !== single.length) return { status: 400, whole: 'web.form.doubled' };
  const { key, version } = companionsOf(pairs);
  const damaged =
    (names.includes('_key') && key === undefined) || (names.includes('_version') && version === undefined);
  return damaged ? { status: 400, whole: 'web.form.damaged' } : null;
}

function judge<Shape extends z.ZodRawShape>(
  form: FormState,
  pairs: [string, string][],
  schema: z.ZodObject<Shape>,
  options: FormOptions,
): FormRead<z.output<z.ZodObject<Shape>>> {
  const parsed = schema.safeParse(inputOf(pairs, schema.shape));
  const errors = { ...(parsed.success ? {} : schemaErrors(parsed.error)), ...textErrors(pairs, schema.shape, options) };
  if (!parsed.success || Object.keys(errors).length > 0) {
    const { '': whole } = errors;
    const fields = inOrderOf(schema.shape, errors);
    const failed: FormState = { ...form, errors: fields, ...(whole === undefined ? {} : { whole }) };
    return { ...failed, ok: false, status: 422, form: failed };
  }
  const { key, version } = form;
  return {
    ok: true,
    values: parsed.data,
    form,
    ...(key === undefined ? {} : { key }),
    ...(version === undefined ? {} : { version }),
  };
}

/** The summary lists the errors in the order in which the fields are in the form. */
function inOrderOf(shape: z.ZodRawShape, errors: Record<string, FieldError>): Record<string, FieldError> {
  const wrong = Object.keys(shape).flatMap((name) =>
    errors[name] === undefined ? [] : [[name, errors[name]] as const],
  );
  return Object.fromEntries(wrong);
}

function inputOf(pairs: [string, string][], shape: z.ZodRawShape): Record<string, string | string[]> {
  const input: Record<string, string | string[]> = {};
  for (const [name, field] of Object.entries(shape)) {
    const typed = pairs.filter(([one]) => one === name).map(([, value]) => value);
    if (takesMany(field as z.ZodType)) input[name] = typed;
    else if (typed[0] !== undefined) input[name] = typed[0];
  }
  return input;
}

/** An id of ours, or a mark of what was seen, is no number of a person, although by chance nine of its digits may look like one. */
const ids = /(?<![\p{L}\d-])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{64})(?![\p{L}\d-])/gu;

/** What must not be in any text, whatever the schema of the form says. */
function textErrors(
  pairs: [string, string][],
  shape: z.ZodRawShape,
  { noBsnHere }: FormOptions,
): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const [name, value] of pairs) {
    const field = shape[name];
    if (field === undefined) continue;
    const kind = fieldKindOf(field as z.ZodType);
    const strange = strangeCharacters(kind === 'telephone' ? withoutTurning(value) : value);
    if (strange === 'turning') errors[name] = { key: 'web.form.turning' };
    else if (strange === 'control') errors[name] = { key: 'web.form.control' };
    else if (kind === 'plain' && noBsnHere !== true && mayHoldCitizenNumber(value.replaceAll(ids, 'id')))
      errors[name] = { key: 'web.form.bsn' };
  }
  return errors;
}

/** The first complaint about each field, as a message; schemas may give a message key of their own. */
function schemaErrors(error: z.ZodError): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= messageOf(issue);
  return errors;
}

function messageOf(issue: z.core.$ZodIssue): FieldError {
  if (isMessageKey(issue.message)) return { key: issue.message };
  if (issue.code === 'too_big' && issue.origin === 'string')
    return { key: 'web.form.tooLong', values: { max: Number(issue.maximum) } };
  if (issue.code === 'too_big') return { key: 'web.form.atMost', values: { max: Number(issue.maximum) } };
  if (issue.code === 'too_small' && issue.origin === 'number')
    return { key: 'web.form.atLeast', values: { min: Number(issue.minimum) } };
  if (issue.code === 'invalid_value') return { key: 'web.form.choose' };
  return { key: 'web.form.required' };
}

function refused({ status, whole }: Refusal, form: FormState) {
  const failed: FormState = { ...form, whole: { key: whole } };
  return { ...failed, ok: false as const, status, form: failed };
}
