import type { Context } from 'hono';
import type { z } from 'zod';
import { timeOfDay } from '#app/platform/language/index.ts';
import { type FormState, type passwordAgain, readForm, withError, withWhole } from '#app/platform/web/index.ts';

/**
 * What is wrong with the step-up of this request, as the form to draw again and its status; null when the person proved
 * who it is. For handlers of routes with `asksPassword`, before they change anything.
 */
export function stepUpRefusal(c: Context, form: FormState): { form: FormState; status: 422 | 429 | 503 } | null {
  const asked = c.get('stepUp');
  if (asked.ok) return null;
  if (asked.reason === 'too-many') {
    const time = timeOfDay(asked.again, c.get('web').lang);
    return { form: withError(form, 'password', 'routing.stepUp.tooMany', { time }), status: 429 };
  }
  if (asked.reason === 'busy') return { form: withWhole(form, 'routing.stepUp.busy'), status: 503 };
  if (asked.reason === 'passkey')
    return { form: withError(form, 'password', 'routing.stepUp.passkeyFailed'), status: 422 };
  if (asked.reason === 'missing') return { form: withError(form, 'password', 'routing.stepUp.missing'), status: 422 };
  return { form: withError(form, 'password', 'routing.stepUp.wrong'), status: 422 };
}

type WithProof = z.ZodRawShape & { password: ReturnType<typeof passwordAgain> };
type Proved<Values> =
  | { ok: true; values: Omit<Values, 'password'>; form: FormState; key?: string; version?: number }
  | { ok: false; form: FormState; status: 400 | 413 | 415 | 422 | 429 | 503 };

/**
 * The form of a route with `asksPassword`, refused also where the person did not prove who it is. The password is in no
 * value that comes back, so that what is kept of the form never holds it.
 */
export async function readProvedForm<Shape extends WithProof>(
  c: Context,
  schema: z.ZodObject<Shape>,
): Promise<Proved<z.output<z.ZodObject<Shape>>>> {
  const read = await readForm(c.req, schema);
  if (!read.ok) return { ok: false, form: read.form, status: read.status };
  const refused = stepUpRefusal(c, read.form);
  if (refused !== null) return { ok: false, ...refused };
  const values = { ...read.values };
  Reflect.deleteProperty(values, 'password');
  return { ...read, values };
}
