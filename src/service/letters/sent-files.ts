import type { Context } from 'hono';
import {
  type OpenProgress,
  PAGE_LIMITS,
  type Sandbox,
  type SandboxAnswer,
  type SandboxPage,
  type UploadedFile,
  type UploadRefusal,
} from '#app/platform/files/index.ts';
import { csrfTokenHolds, type FormState, freshForm, withError, withWhole } from '#app/platform/web/index.ts';
import type { ClosedFile } from './letter-document.ts';
import { ReadingProgress } from './reading-progress.ts';

export type UploadStatus = 400 | 413 | 422;

/** A file that the sandbox showed: its name and bytes, and its pages. */
export interface ShownFile {
  name: string;
  bytes: Uint8Array;
  pages: readonly SandboxPage[];
  /** When a virus scanner found it clean; null when none looked at it. */
  scannedAt?: string | null;
}

/** What an upload form brought, opened; or the form to draw again with its sentences. 403: it is not from our page. */
export type SentFiles =
  | {
      ok: true;
      key: string;
      fields: ReadonlyMap<string, string>;
      /** In the order in which they were sent, at least one. */
      files: ShownFile[];
      /** Those that could not be opened; the others are not lost for that. */
      closed: ClosedFile[];
      form: FormState;
    }
  | { ok: false; status: UploadStatus; form: FormState }
  | { ok: false; status: 403 };

declare module 'hono' {
  interface ContextVariableMap {
    sent: SentFiles;
  }
}

/**
 * The preparation of an upload route: has its files opened by the sandbox before there is a transaction, since twelve
 * photos take longer than a connection to the database may stand idle. `names`: what the form may hold beside its
 * files; `progress`: where its page can ask how far it is.
 */
export function openSent(
  sandbox: Sandbox,
  names: readonly string[] = [],
  progress = new ReadingProgress(),
): (c: Context) => Promise<void> {
  return async (c) => {
    const form = formOf(c, names);
    if (!form.ok) return c.set('sent', form);
    const told = progress.begin(c, form.sent.length);
    try {
      c.set('sent', await openFiles(c, sandbox, form, told.tell));
    } finally {
      told.end();
    }
  };
}

interface SentForm {
  ok: true;
  key: string;
  fields: ReadonlyMap<string, string>;
  sent: readonly UploadedFile[];
  form: FormState;
}

/** Token, key, the fields we know, and files; nothing else. */
function formOf(c: Context, names: readonly string[]): SentForm | (SentFiles & { ok: false }) {
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
  const known = ['_csrf', '_key', ...names];
  if (!isKey(key) || ![...fields.keys()].every((name) => known.includes(name))) {
    return { ok: false, status: 400, form: withWhole(freshForm(), 'web.form.damaged') };
  }
  const typed = names.flatMap((name) => (fields.has(name) ? [[name, fields.get(name) ?? '']] : []));
  const form: FormState = { ...freshForm(Object.fromEntries(typed)), key };
  if (files.length === 0 || files.some(({ field }) => field !== 'file'))
    return { ok: false, status: 422, form: withError(form, 'file', 'letters.upload.none') };
  return { ok: true, key, fields, sent: files, form };
}

/** So many files of one letter at the same time: others want to be read too. */
const lanes = 2;

async function openFiles(
  c: Context,
  sandbox: Sandbox,
  { sent, ...rest }: SentForm,
  tell: (at: number, progress: OpenProgress) => void,
): Promise<SentFiles> {
  const { signal } = c.req.raw;
  const answers: SandboxAnswer[] = [];
  const waiting = [...sent.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const [at, { bytes }] = next;
      answers[at] = await sandbox.open(bytes, { signal, onProgress: (progress) => tell(at, progress) });
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, work));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  // The volunteer pressed "stop", or the telephone lost the connection: nobody waits for this any more.
  if (signal.aborted) return { ok: false, status: 400, form: withWhole(rest.form, 'letters.upload.cutOff') };
  const { files, closed } = sorted(sent, answers);
  if (files.length > 0) return { ...rest, files, closed };
  return { ok: false, status: 422, form: nothingOpened(c, rest.form, closed) };
}

function sorted(sent: readonly UploadedFile[], answers: readonly SandboxAnswer[]) {
  const files: ShownFile[] = [];
  const closed: ClosedFile[] = [];
  let pages = 0;
  for (const [at, { name, bytes }] of sent.entries()) {
    const answer = answers[at] ?? { ok: false, reason: 'took-too-long' };
    const more = answer.ok ? answer.pages.length : 0;
    if (!answer.ok) closed.push({ name, reason: answer.reason });
    else if (pages + more > PAGE_LIMITS.pages) closed.push({ name, reason: 'too-many-pages' });
    else files.push({ name, bytes, pages: answer.pages, scannedAt: answer.scannedAt ?? null });
    pages += more;
  }
  return { files, closed };
}

/** Each file with its own sentence; a single one needs no name to be told apart. */
function nothingOpened(c: Context, form: FormState, closed: readonly ClosedFile[]): FormState {
  const whole = withWhole(form, 'letters.upload.nothingKept');
  return closed.reduce((told, { name, reason }, at) => {
    const why = c.get('web').t(`letters.upload.refused.${reason}`);
    if (closed.length === 1) return withError(told, 'file', `letters.upload.refused.${reason}`);
    return withError(told, at === 0 ? 'file' : `file-${at + 1}`, 'letters.upload.named', { name, why });
  }, whole);
}

const refusals = {
  'too-large': { status: 413, form: withError(freshForm(), 'file', 'letters.upload.tooLarge') },
  'too-many': { status: 422, form: withError(freshForm(), 'file', 'letters.upload.tooMany') },
  'not-multipart': { status: 400, form: withWhole(freshForm(), 'web.form.damaged') },
  broken: { status: 400, form: withWhole(freshForm(), 'web.form.damaged') },
  'cut-off': { status: 400, form: withWhole(freshForm(), 'letters.upload.cutOff') },
} as const satisfies Record<UploadRefusal, { status: UploadStatus; form: FormState }>;

const isKey = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
