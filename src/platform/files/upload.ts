import { UploadForm } from './upload-form.ts';
import type { UploadedFile, UploadLimits, UploadRefusal } from './upload-limits.ts';

export type Upload =
  | { ok: true; fields: Map<string, string>; files: UploadedFile[] }
  | { ok: false; reason: UploadRefusal };

const MIB = 1024 * 1024;
/** A letter of twelve photos, as a telephone takes them: six megabytes each, or some larger and some smaller. */
export const UPLOAD_LIMITS: UploadLimits = {
  fileBytes: 20 * MIB,
  totalBytes: 72 * MIB,
  files: 12,
  fields: 20,
  fieldBytes: 64 * 1024,
};

/**
 * Reads a form with files, all of it or nothing: what is over a limit, cut off or twice there is refused, never
 * shortened (T74). After a refusal the rest of the body is left unread: answer with `Connection: close`, so that the
 * server ends the connection instead of listening on.
 */
export async function readUpload(request: Request, limits: Partial<UploadLimits> = {}): Promise<Upload> {
  const all = { ...UPLOAD_LIMITS, ...limits };
  const form = UploadForm.for(request.headers.get('content-type'), all);
  if (!form || !request.body) return { ok: false, reason: 'not-multipart' };
  const reader = request.body.getReader();
  const reason = await fill(form, reader, declaredLength(request), all.totalBytes);
  if (reason) {
    form.abandon();
    reader.cancel().catch(() => undefined);
    return { ok: false, reason };
  }
  return { ok: true, fields: form.fields, files: form.files };
}

/** Bytes that the sender announced; null when none were (chunked), NaN when it is no number. */
function declaredLength(request: Request): number | null {
  const header = request.headers.get('content-length');
  if (header === null) return null;
  return /^\d{1,15}$/.test(header) ? Number(header) : Number.NaN;
}

async function fill(
  form: UploadForm,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  declared: number | null,
  totalBytes: number,
): Promise<UploadRefusal | null> {
  if (Number.isNaN(declared)) return 'broken';
  if (declared !== null && declared > totalBytes) return 'too-large';
  let received = 0;
  for (;;) {
    const part = await reader.read().catch(() => null);
    if (!part) return 'cut-off';
    if (part.done) break;
    received += part.value.byteLength;
    if (received > totalBytes) return 'too-large';
    if (declared !== null && received > declared) return 'broken';
    const refusal = await form.write(part.value);
    if (refusal) return refusal;
  }
  if (declared !== null && received < declared) return 'cut-off';
  return form.finish();
}
