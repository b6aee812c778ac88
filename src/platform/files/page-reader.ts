import { dirname, join } from 'node:path';
import { type Language, packReading } from './sandbox/ocr/reading.ts';
import type { SandboxRefusal } from './sandbox/wall/protocol.ts';
import { type SandboxCommand, sandboxCommand } from './sandbox-command.ts';
import type { Frame } from './sandbox-frames.ts';
import { type Hearing, type SandboxLimits, SandboxProcess } from './sandbox-process.ts';
import { Turnstile } from './turnstile.ts';

export interface PagesToRead extends Hearing {
  /** As they came out of the sandbox. */
  pages: readonly Uint8Array[];
  /** What they may be written in, the likeliest first. */
  languages: readonly Language[];
}

/** Reads cleaned pictures of pages in a process of its own behind the walls of the sandbox, one letter at a time. */
export interface PageReader {
  /** A picture is coming: the process starts and gets warm while the picture is cleaned. */
  prepare(): void;
  /** The pages, read, or why not; unchecked, like all that a box says. */
  read(asked: PagesToRead): Promise<Frame[] | SandboxRefusal>;
  close(): Promise<void>;
}

/** A page takes a second; a phone photo of small print on a slow machine takes ten. */
const LIMITS: SandboxLimits = { timeMs: 60_000, pageMs: 20_000, memoryMiB: 400, outputBytes: 64 * 1024 * 1024 };
const PROCESSOR_SECONDS = 400;
/**
 * A prepared process that nobody needed after all (the picture was refused) goes again; on a busy machine cleaning
 * takes most of a minute.
 */
const UNWANTED_MS = 60_000;
const LIBRARIES = ['tesseract.js-core', '@tesseract.js-data/nld', '@tesseract.js-data/eng'];

interface ReaderOptions {
  programFolder: string;
  entry: string;
  bubblewrap?: boolean;
  behindOthers?: boolean;
}

export const createPageReader = (options: ReaderOptions): PageReader => new OwnProcessReader(options);

/** None of it runs while nobody opens a picture: a process with Tesseract in it takes 150 MB (docs/decisions/0024). */
class OwnProcessReader implements PageReader {
  readonly #options: ReaderOptions;
  readonly #turnstile = new Turnstile({ atOnce: 1, places: 20, patienceMs: 120_000 });
  #command: Promise<SandboxCommand> | undefined;
  #spare: Promise<SandboxProcess> | null = null;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  prepare(): void {
    if (this.#spare) return;
    const prepared = this.#start();
    this.#spare = prepared;
    setTimeout(() => {
      if (this.#spare !== prepared) return;
      this.#spare = null;
      void prepared.then((sandbox) => sandbox.kill());
    }, UNWANTED_MS).unref();
  }

  async read({ pages, languages, ...hearing }: PagesToRead): Promise<Frame[] | SandboxRefusal> {
    const request = packReading(languages, pages);
    const answer = await this.#turnstile.pass(async () => {
      hearing.signal?.throwIfAborted();
      const sandbox = await (this.#takeSpare() ?? this.#start());
      return sandbox.exchangeOnce(request, hearing);
    });
    return answer ?? 'took-too-long';
  }

  async close(): Promise<void> {
    await this.#takeSpare()?.then(
      (sandbox) => sandbox.kill(),
      () => undefined,
    );
  }

  #takeSpare(): Promise<SandboxProcess> | null {
    const spare = this.#spare;
    this.#spare = null;
    return spare;
  }

  #start(): Promise<SandboxProcess> {
    this.#command ??= sandboxCommand({
      ...this.#options,
      entry: join(dirname(this.#options.entry), 'ocr-sandbox.js'),
      memoryMiB: LIMITS.memoryMiB,
      libraries: LIBRARIES,
      processorSeconds: PROCESSOR_SECONDS,
    });
    const sandbox = this.#command.then((known) => new SandboxProcess(known, LIMITS));
    sandbox.catch(() => undefined); // told when it is asked for
    return sandbox;
  }
}
