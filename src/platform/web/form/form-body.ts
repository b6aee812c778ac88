/** Limits of a posted form in bytes. */
export interface BodyLimits {
  /** Up to here a form is accepted. */
  accepted: number;
  /** Up to here it is still read, so that a text that is too long comes back in its field; then the rest is cut off. */
  kept: number;
}

export const ordinaryForm: BodyLimits = { accepted: 64 * 1024, kept: 2 * 1024 * 1024 };

/** Before sign-in nothing long is ever typed, so nothing long is read. */
export const smallForm: BodyLimits = { accepted: 4 * 1024, kept: 4 * 1024 };

/** The longest form at the door: keys that a browser made, or recovery sheets, beside what is typed. */
export const doorForm: BodyLimits = { accepted: 16 * 1024, kept: 16 * 1024 };

export type FormBody =
  | { kind: 'form'; pairs: [string, string][] }
  | { kind: 'too-long'; pairs: [string, string][] }
  | { kind: 'cut-off' }
  | { kind: 'not-a-form' };

const mostFields = 1000;

const alreadyRead = new WeakMap<Request, Promise<FormBody>>();

/** The fields of a urlencoded post, in order. Read once, counted while streaming; later callers get the same answer. */
export function readFormBody(request: Request, limits: BodyLimits = ordinaryForm): Promise<FormBody> {
  const known = alreadyRead.get(request);
  if (known !== undefined) return known.then((body) => withinLimit(body, limits));
  const reading = read(request, limits);
  alreadyRead.set(request, reading);
  return reading;
}

async function read(request: Request, limits: BodyLimits): Promise<FormBody> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return { kind: 'not-a-form' };
  if (Number(request.headers.get('content-length') ?? 0) > limits.kept) return { kind: 'cut-off' };
  const bytes = await readAtMost(request, limits.kept);
  if (bytes === null) return { kind: 'cut-off' };
  const pairs = [...new URLSearchParams(bytes.toString('utf8'))];
  // No form of ours has so many fields; going through them for every field we know would cost seconds.
  if (pairs.length > mostFields) return { kind: 'not-a-form' };
  return { kind: bytes.length > limits.accepted ? 'too-long' : 'form', pairs };
}

async function readAtMost(request: Request, limit: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body === null) return Buffer.alloc(0);
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream: what is still coming is never held.
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A later caller with a smaller limit (sign-in) must not profit from an earlier, wider reading. */
function withinLimit(body: FormBody, limits: BodyLimits): FormBody {
  if (body.kind !== 'form') return body;
  const size = body.pairs.reduce(
    (total, [name, value]) => total + Buffer.byteLength(name) + Buffer.byteLength(value) + 2,
    0,
  );
  return size > limits.accepted ? { kind: 'too-long', pairs: body.pairs } : body;
}
