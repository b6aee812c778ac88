import type { Context } from 'hono';
import { z } from 'zod';
import { languages } from '#app/platform/language/index.ts';
import { refuse } from './errors.view.tsx';
import { readForm } from './form/forms.ts';
import { displayCookie, themes } from './shell/display-cookie.ts';

const schema = z.strictObject({
  place: z.string().max(500),
  lang: z.enum(languages).optional(),
  theme: z.enum(themes).optional(),
  slash: z.enum(['on', 'off']).optional(),
  tour: z.enum(['on', 'off']).optional(),
});

/** Handler for `POST /weergave`: remembers language, theme, the shortcut or the tour and goes back to the page where it was chosen. */
export async function changeDisplay(c: Context): Promise<Response> {
  const read = await readForm(c.req, schema);
  if (!read.ok) return refuse(c, 'bad-request');
  const { lang, theme, slash, tour } = c.get('web');
  const { values } = read;
  const display = {
    lang: values.lang ?? lang,
    theme: values.theme ?? theme,
    slash: values.slash === undefined ? slash : values.slash === 'on',
    tour: values.tour === undefined ? tour : values.tour === 'on',
  };
  c.header('Set-Cookie', displayCookie(display));
  return c.redirect(localPath(read.values.place) ?? '/', 303);
}

/** The path when it stays with us, else null: `//`, `\`, schemes and control characters all lead elsewhere (T51). */
export function localPath(place: string): string | null {
  if (!/^\/[\w\-./~%]*(\?[\w\-.~%=&]*)?$/.test(place)) return null;
  const url = new URL(place, 'http://here.invalid');
  return url.origin === 'http://here.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : null;
}
