import { type BindAnswer, type Binder, createBinder } from './binder.ts';
import { typeOfContent } from './content-type.ts';
import { createPageReader } from './page-reader.ts';
import type { Language } from './sandbox/ocr/reading.ts';
import { isPictureKind } from './sandbox/pictures/picture-kind.ts';
import { FRAME, type SandboxRefusal } from './sandbox/wall/protocol.ts';
import { packFile, SANDBOX_KINDS, type SandboxKind } from './sandbox/wall/request.ts';
import {
  answerOf,
  type SandboxAnswer,
  type SandboxLine,
  type SandboxPage,
  type SandboxWord,
} from './sandbox-answer.ts';
import { type SandboxWalls, sandboxCommand } from './sandbox-command.ts';
import type { Frame } from './sandbox-frames.ts';
import { type SandboxLimits, SandboxProcess } from './sandbox-process.ts';
import { Turnstile } from './turnstile.ts';

export type { BindAnswer, SandboxAnswer, SandboxLimits, SandboxLine, SandboxPage, SandboxWalls, SandboxWord };

export interface OpenOptions {
  /** What a picture may be written in, the likeliest first. Left out: Dutch, and English where Dutch reads poorly. */
  languages?: readonly Language[];
  /** Cancels: the process ends at once, and `open` rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Hears how far it is, page after page. */
  onProgress?(progress: OpenProgress): void;
}

/** Of one file: pages that were opened so far, whether those are all, and how many of them have been read. */
export interface OpenProgress {
  pages: number;
  areAll: boolean;
  read: number;
}

export interface Sandbox extends Binder {
  /** Pages as pixels and text, or why not. Never throws for what is in the file. */
  open(bytes: Uint8Array, options?: OpenOptions): Promise<SandboxAnswer>;
  /** What stands around a box on this machine. */
  walls(): Promise<SandboxWalls>;
  /** Ends the waiting boxes; files being read are still answered. */
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** Folder that holds `node_modules`; the box may read its built file and PDFium there, nothing else. */
  programFolder: string;
  /** The built `sandbox.js`; `bundle-sandbox.js` lies beside it. */
  entry: string;
  /** Boxes started beforehand (each about 100 MB). */
  waiting?: number;
  /** Files read at the same time; the others queue. */
  atOnce?: number;
  limits?: Partial<SandboxLimits>;
  /** Left out: bubblewrap goes around the box where the machine has it. */
  bubblewrap?: boolean;
  /** All others on the machine go first: for a process that answers pages meanwhile. Left out: an equal share. */
  behindOthers?: boolean;
}

/** Time by the clock on the wall: whoever lets all others go first may have to wait. */
const LIMITS: SandboxLimits = { timeMs: 30_000, pageMs: 6_000, memoryMiB: 400, outputBytes: 128 * 1024 * 1024 };
const STARTS = 3;
const QUEUE = { places: 40, patienceMs: 60_000 };

/**
 * Opens hostile files in processes of their own (design question 20). Throws only when no box starts at all, which
 * means that the program is damaged.
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const limits = { ...LIMITS, ...options.limits };
  const command = sandboxCommand({ ...options, memoryMiB: limits.memoryMiB });
  const turnstile = new Turnstile({ atOnce: options.atOnce ?? 2, ...QUEUE });
  const reader = createPageReader(options);
  const spares: Promise<SandboxProcess>[] = [];
  let closed = false;

  const start = () => {
    const sandbox = command.then((known) => new SandboxProcess(known, limits));
    sandbox.catch(() => undefined); // told when it is asked for
    return sandbox;
  };
  const refill = () => {
    while (!closed && spares.length < (options.waiting ?? 2)) spares.push(start());
  };
  const takeReady = async (): Promise<SandboxProcess> => {
    for (let attempt = 0; attempt < STARTS; attempt++) {
      const sandbox = await (spares.shift() ?? start());
      if ((await sandbox.whenWanted()) && sandbox.isAlive) return sandbox;
    }
    throw new Error('The glass box does not start');
  };
  const openNow = async (
    kind: SandboxKind,
    bytes: Uint8Array,
    came: (frame: Frame) => unknown,
    signal?: AbortSignal,
  ): Promise<Frame[] | SandboxRefusal> => {
    signal?.throwIfAborted();
    const sandbox = await takeReady();
    const cancel = () => sandbox.kill();
    signal?.addEventListener('abort', cancel);
    try {
      signal?.throwIfAborted();
      const { frames, refusal } = await sandbox.exchange(packFile(kind, bytes), came);
      signal?.throwIfAborted();
      return refusal ?? [...frames];
    } finally {
      signal?.removeEventListener('abort', cancel);
      sandbox.kill();
      refill();
    }
  };
  /** Pictures of pages are read one after the other, when the box that opened the file is gone. */
  const readPictures = async (frames: Frame[], came: (frame: Frame) => unknown, asked: OpenOptions) => {
    const { languages = [], signal } = asked;
    const pictures = frames.filter(({ kind }) => kind === FRAME.reading);
    if (pictures.length === 0 || frames.at(-1)?.kind !== FRAME.done) return frames;
    const read = await reader.read(
      pictures.map(({ body }) => body),
      languages,
      came,
      signal,
    );
    if (typeof read === 'string') return read;
    const pages = read.filter(({ kind }) => kind === FRAME.page);
    return frames.flatMap((frame) => (frame.kind === FRAME.reading ? pages.splice(0, 1) : frame));
  };

  refill();
  return {
    ...createBinder(options),
    async open(bytes, asked = {}) {
      const type = typeOfContent(bytes);
      const kind = SANDBOX_KINDS.find((one) => one === type);
      if (isBlank(bytes)) return { ok: false, reason: 'no-bytes' };
      if (type === 'torn') return { ok: false, reason: 'broken' };
      if (type === 'locked') return { ok: false, reason: 'encrypted' };
      if (!kind) return { ok: false, reason: 'not-a-letter-file' };
      if (kind === 'pdf' && isCutOff(bytes)) return { ok: false, reason: 'broken' };
      if (isPictureKind(kind)) reader.prepare();
      const came = progressOf(asked);
      const shown = (await turnstile.pass(() => openNow(kind, bytes, came, asked.signal))) ?? 'took-too-long';
      const frames = typeof shown === 'string' ? shown : await readPictures(shown, came, asked);
      return typeof frames === 'string' ? { ok: false, reason: frames } : answerOf(frames);
    },
    walls: async () => (await command).walls,
    async close() {
      closed = true;
      await reader.close();
      for (const started of await Promise.allSettled(spares.splice(0))) {
        if (started.status === 'fulfilled') started.value.kill();
      }
    },
  };
}

/** Counts the frames of a file: first those of its pages, up to the end, then those of the pages that were read from pictures. */
function progressOf({ onProgress }: OpenOptions): (frame: Frame) => void {
  const progress = { pages: 0, areAll: false, read: 0 };
  return ({ kind }) => {
    if (kind === FRAME.done) progress.areAll = true;
    if (!progress.areAll && (kind === FRAME.page || kind === FRAME.reading)) progress.pages++;
    if (kind === FRAME.page) progress.read++;
    onProgress?.({ ...progress });
  };
}

/** Nothing, or only ends of lines and spaces: a download that failed, or a text that was never saved. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** Bytes that may follow the end of a PDF: mail and scanners add a few. */
const TAIL = 4096;

/**
 * A PDF says where it ends. PDFium repairs one that was cut off and shows the pages it finds; a letter of which the
 * last page with the time limit is silently missing is worse than none (T74).
 */
function isCutOff(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-TAIL).includes('%%EOF');
}
