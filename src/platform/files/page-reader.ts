import { dirname, join } from 'node:path';
import { type Language, packReading } from './sandbox/ocr/reading.ts';
import type { SandboxRefusal } from './sandbox/wall/protocol.ts';
import { type SandboxCommand, sandboxCommand } from './sandbox-command.ts';
import type { Frame } from './sandbox-frames.ts';
import { type SandboxLimits, SandboxProcess } from './sandbox-process.ts';
import { Turnstile } from './turnstile.ts';

/** Reads cleaned pictures of pages in a process of its own behind the walls of the sandbox, one letter at a time. */
export interface PageReader {
  /** A picture is coming: the process starts and gets warm while the picture is cleaned. */
  prepare(): void;
  /**
   * The pages as they came out of the sandbox, read, or why not; unchecked, like all that a box says. `came` hears of
   * each.
   */
  read(
    pages: readonly Uint8Array[],
    languages: readonly Language[],
    came?: (frame: Frame) => unknown,
    signal?: AbortSignal,
  ): Promise<Frame[] | SandboxRefusal>;
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

/** None of it runs while nobody opens a picture: a process with Tesseract in it takes 150 MB (docs/decisions/0024). */
export function createPageReader(options: {
  programFolder: string;
  entry: string;
  bubblewrap?: boolean;
  behindOthers?: boolean;
}): PageReader {
  const entry = join(dirname(options.entry), 'ocr-sandbox.js');
  const turnstile = new Turnstile({ atOnce: 1, places: 20, patienceMs: 120_000 });
  let command: Promise<SandboxCommand> | undefined;
  let spare: Promise<SandboxProcess> | null = null;

  const start = () => {
    command ??= sandboxCommand({
      ...options,
      entry,
      memoryMiB: LIMITS.memoryMiB,
      libraries: LIBRARIES,
      processorSeconds: PROCESSOR_SECONDS,
    });
    const sandbox = command.then((known) => new SandboxProcess(known, LIMITS));
    sandbox.catch(() => undefined); // told when it is asked for
    return sandbox;
  };
  const take = () => {
    const sandbox = spare ?? start();
    spare = null;
    return sandbox;
  };
  const readNow = async (
    request: Buffer,
    came?: (frame: Frame) => unknown,
    signal?: AbortSignal,
  ): Promise<Frame[] | SandboxRefusal> => {
    signal?.throwIfAborted();
    const sandbox = await take();
    const cancel = () => sandbox.kill();
    signal?.addEventListener('abort', cancel);
    try {
      if (!(await sandbox.whenWanted())) throw signal?.reason ?? new Error('The reading box does not start');
      const { frames, refusal } = await sandbox.exchange(request, came);
      signal?.throwIfAborted();
      return refusal ?? [...frames];
    } finally {
      signal?.removeEventListener('abort', cancel);
      sandbox.kill();
    }
  };

  return {
    prepare() {
      if (spare) return;
      const prepared = start();
      spare = prepared;
      setTimeout(() => {
        if (spare !== prepared) return;
        spare = null;
        void prepared.then((sandbox) => sandbox.kill());
      }, UNWANTED_MS).unref();
    },
    async read(pages, languages, came, signal) {
      const answer = await turnstile.pass(() => readNow(packReading(languages, pages), came, signal));
      return answer ?? 'took-too-long';
    },
    async close() {
      const left = spare;
      spare = null;
      await left?.then(
        (sandbox) => sandbox.kill(),
        () => undefined,
      );
    },
  };
}
