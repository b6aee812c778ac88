import { type Binder, createBinder } from './binder.ts';
import { typeOfContent } from './content-type.ts';
import { createPageReader, type PageReader, type PagesToRead } from './page-reader.ts';
import type { Language } from './sandbox/ocr/reading.ts';
import { isPictureKind } from './sandbox/pictures/picture-kind.ts';
import { FRAME, type SandboxRefusal } from './sandbox/wall/protocol.ts';
import { packFile, SANDBOX_KINDS, type SandboxKind } from './sandbox/wall/request.ts';
import { answerOf, type SandboxAnswer } from './sandbox-answer.ts';
import { type SandboxWalls, sandboxCommand } from './sandbox-command.ts';
import type { Frame } from './sandbox-frames.ts';
import { type Hearing, type SandboxLimits, SandboxProcess } from './sandbox-process.ts';
import { Turnstile } from './turnstile.ts';

export type { BindAnswer } from './binder.ts';
export type { SandboxAnswer, SandboxLine, SandboxPage, SandboxWord } from './sandbox-answer.ts';
export type { SandboxWalls } from './sandbox-command.ts';
export type { SandboxLimits } from './sandbox-process.ts';

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
  const boxes = new SpareBoxes(() => command.then((known) => new SandboxProcess(known, limits)), options.waiting ?? 2);
  const turnstile = new Turnstile({ atOnce: options.atOnce ?? 2, ...QUEUE });
  const reader = createPageReader(options);
  return {
    ...createBinder(options),
    async open(bytes, asked = {}) {
      const kind = kindOf(bytes);
      if (typeof kind !== 'string') return kind;
      if (isPictureKind(kind)) reader.prepare();
      const hearing = { came: progressOf(asked), signal: asked.signal };
      const shown = await turnstile.pass(() => boxes.exchange(packFile(kind, bytes), hearing));
      const frames = Array.isArray(shown)
        ? await withPicturesRead(reader, shown, { ...hearing, languages: asked.languages ?? [] })
        : (shown ?? 'took-too-long');
      return typeof frames === 'string' ? { ok: false, reason: frames } : answerOf(frames);
    },
    walls: async () => (await command).walls,
    async close() {
      await Promise.all([boxes.close(), reader.close()]);
    },
  };
}

/** Boxes that were started beforehand: one is taken for each file, and another one started in its place. */
class SpareBoxes {
  readonly #begin: () => Promise<SandboxProcess>;
  readonly #waiting: number;
  readonly #spares: Promise<SandboxProcess>[] = [];
  #isClosed = false;

  constructor(begin: () => Promise<SandboxProcess>, waiting: number) {
    this.#begin = begin;
    this.#waiting = waiting;
    this.#refill();
  }

  async exchange(request: Buffer, hearing: Hearing): Promise<Frame[] | SandboxRefusal> {
    hearing.signal?.throwIfAborted();
    const sandbox = await this.#takeReady();
    return sandbox.exchangeOnce(request, hearing).finally(() => this.#refill());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const started of await Promise.allSettled(this.#spares.splice(0)))
      if (started.status === 'fulfilled') started.value.kill();
  }

  async #takeReady(): Promise<SandboxProcess> {
    for (let attempt = 0; attempt < STARTS; attempt++) {
      const sandbox = await (this.#spares.shift() ?? this.#start());
      if ((await sandbox.whenWanted()) && sandbox.isAlive) return sandbox;
    }
    throw new Error('The sandbox does not start');
  }

  #refill(): void {
    while (!this.#isClosed && this.#spares.length < this.#waiting) this.#spares.push(this.#start());
  }

  #start(): Promise<SandboxProcess> {
    const sandbox = this.#begin();
    sandbox.catch(() => undefined); // told when it is asked for
    return sandbox;
  }
}

/** As what a file is opened, by its bytes; or why it is not opened at all. */
function kindOf(bytes: Uint8Array): SandboxKind | { ok: false; reason: SandboxRefusal } {
  const type = typeOfContent(bytes);
  const kind = SANDBOX_KINDS.find((one) => one === type);
  if (isBlank(bytes)) return { ok: false, reason: 'no-bytes' };
  if (type === 'torn') return { ok: false, reason: 'broken' };
  if (type === 'locked') return { ok: false, reason: 'encrypted' };
  if (!kind) return { ok: false, reason: 'not-a-letter-file' };
  return kind === 'pdf' && isCutOff(bytes) ? { ok: false, reason: 'broken' } : kind;
}

/** Pictures of pages are read one after the other, when the box that opened the file is gone. */
async function withPicturesRead(
  reader: PageReader,
  frames: Frame[],
  asked: Omit<PagesToRead, 'pages'>,
): Promise<Frame[] | SandboxRefusal> {
  const pictures = frames.filter(({ kind }) => kind === FRAME.reading);
  if (pictures.length === 0 || frames.at(-1)?.kind !== FRAME.done) return frames;
  const read = await reader.read({ ...asked, pages: pictures.map(({ body }) => body) });
  if (typeof read === 'string') return read;
  const pages = read.filter(({ kind }) => kind === FRAME.page);
  return frames.flatMap((frame) => (frame.kind === FRAME.reading ? pages.splice(0, 1) : frame));
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
