import type { Context } from 'hono';
import { timeOfDay } from '#app/platform/language/index.ts';
import { type FormState, withError, withWhole } from '#app/platform/web/index.ts';

/**
 * What is wrong with the step-up of this request, as the form to draw again and its status; null when the person proved
 * who it is. For handlers of routes with `asksPassword`, before they change anything.
 */
export function stepUpRefusal(c: Context, form: FormState): { form: FormState; status: 422 | 429 | 503 } | null {
  const asked = c.get('stepUp');
  if (asked.ok) return null;
  if (asked.reason === 'too-many') {
    const time = timeOfDay(asked.again, c.get('web').lang);
    return { form: withError(form, 'password', 'web.stepUp.tooMany', { time }), status: 429 };
  }
  if (asked.reason === 'busy') return { form: withWhole(form, 'web.stepUp.busy'), status: 503 };
  if (asked.reason === 'passkey') return { form: withError(form, 'password', 'web.stepUp.passkeyFailed'), status: 422 };
  if (asked.reason === 'missing') return { form: withError(form, 'password', 'web.stepUp.missing'), status: 422 };
  return { form: withError(form, 'password', 'web.stepUp.wrong'), status: 422 };
}
