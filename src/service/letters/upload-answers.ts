import type { Context } from 'hono';
import { type FormState, withError } from '#app/platform/web/index.ts';
import type { UploadStatus } from './sent-files.ts';

/** The script of an upload form asks like this, so that the photos stay on its page when something is wrong. */
export function asksForJson(c: Context): boolean {
  return c.req.header('accept') === 'application/json';
}

/** Where it can be seen now: the way there for a browser, its address for the script. */
export function gone(c: Context, location: string): Response {
  return asksForJson(c) ? c.json({ location }) : c.redirect(location, 303);
}

/** The form again, with the sentence that today was enough. */
export function tooMuchToday(form: FormState): FormState {
  return withError(form, 'file', 'letters.upload.enough');
}

/** The sentences of a form that was refused, for the script. */
export function faultsForScript(c: Context, { whole, errors }: FormState, status: 409 | UploadStatus): Response {
  const { t } = c.get('web');
  const all = [...(whole === undefined ? [] : [whole]), ...Object.values(errors)];
  return c.json({ errors: all.map(({ key, values }) => t(key, values)) }, status);
}
