import type { Context } from 'hono';
import { once, type Visit } from '#app/access/index.ts';
import type { BoxAnswer, BoxRefusal, GlassBox, UploadedFile, UploadRefusal } from '#app/files/index.ts';
import { csrfTokenHolds, type FormState, freshForm, withError, withWhole } from '#app/web/index.ts';

export type UploadStatus = 400 | 413 | 422;

/** The one file of an upload form with the form's key; or the form to draw again, with its sentence. */
export type FileOfForm =
  | { ok: true; key: string; file: UploadedFile; form: FormState }
  | { ok: false; status: UploadStatus; form: FormState }
  | { ok: false; status: 403 };

/** Reads what an upload route was sent: token, key and one file, nothing else. 403: the form is not from our page. */
export function fileOfForm(c: Context): FileOfForm {
  const upload = c.get('upload');
  if (!upload.ok) {
    // The rest of the body is not read; the connection ends with this answer.
    c.header('Connection', 'close');
    return { ok: false, ...refusals[upload.reason] };
  }
  const { fields, files } = upload;
  const session = c.get('sessionKey');
  if (session === null || !csrfTokenHolds(session, fields.get('_csrf'))) return { ok: false, status: 403 };
  const key = fields.get('_key') ?? '';
  if (!isKey(key) || [...fields.keys()].some((name) => name !== '_csrf' && name !== '_key')) {
    return { ok: false, status: 400, form: withWhole(freshForm(), 'web.form.damaged') };
  }
  const form: FormState = { ...freshForm(), key };
  const file = files[0];
  if (file?.field !== 'file') return { ok: false, status: 422, form: withError(form, 'file', 'letters.upload.none') };
  return { ok: true, key, file, form };
}

/** A file that the glass box showed: its name and bytes, and its pages. */
export type ShownFile = Pick<UploadedFile, 'name' | 'bytes'> & {
  pages: (BoxAnswer & { ok: true })['pages'];
  scannedAt: string | null;
};

/**
 * Shows the file of a form to the glass box, and keeps it once, however often the form comes. Gives where it can be seen
 * now, or the form to draw again with status 422: that answer rolls back the key as well, so that the same form can bring
 * another file.
 */
export async function takeIn(
  visit: Visit,
  box: GlassBox,
  { key, file, form }: FileOfForm & { ok: true },
  keep: (shown: ShownFile) => Promise<string>,
): Promise<{ ok: true; location: string } | { ok: false; form: FormState }> {
  let refusal: BoxRefusal | null = null;
  const location = await once(visit, key, async () => {
    const answer = await box.open(file.bytes);
    if (answer.ok)
      return keep({ name: file.name, bytes: file.bytes, pages: answer.pages, scannedAt: answer.scannedAt ?? null });
    refusal = answer.reason;
    return '/';
  });
  if (refusal === null) return { ok: true, location };
  return { ok: false, form: withError(form, 'file', `letters.upload.refused.${refusal as BoxRefusal}`) };
}

const refusals = {
  'too-large': { status: 413, form: withError(freshForm(), 'file', 'letters.upload.tooLarge') },
  'too-many': { status: 422, form: withError(freshForm(), 'file', 'letters.upload.tooMany') },
  'not-multipart': { status: 400, form: withWhole(freshForm(), 'web.form.damaged') },
  broken: { status: 400, form: withWhole(freshForm(), 'web.form.damaged') },
  'cut-off': { status: 400, form: withWhole(freshForm(), 'letters.upload.cutOff') },
} as const satisfies Record<UploadRefusal, { status: UploadStatus; form: FormState }>;

const isKey = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
