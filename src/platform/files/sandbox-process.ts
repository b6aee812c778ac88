import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { PAGE_LIMITS } from './sandbox/wall/limits.ts';
import { FRAME, type SandboxRefusal } from './sandbox/wall/protocol.ts';
import type { SandboxCommand } from './sandbox-command.ts';
import { type Frame, FrameReader } from './sandbox-frames.ts';
import { residentMiB } from './sandbox-memory.ts';

export interface SandboxLimits {
  /** From handing over the file to its last page. */
  timeMs: number;
  /** More time for every page that comes out; a long scan is not a bomb. */
  pageMs?: number;
  /** A box that let all others go first takes an equal share when somebody has waited for it for so long. Left out: ten seconds. */
  forwardMs?: number;
  /** Resident memory of the box. */
  memoryMiB: number;
  /** All that comes out. */
  outputBytes: number;
}

/** Who hears of each frame, and what cancels: the process ends at once, and the wish rejects with the signal's reason. */
export interface Hearing {
  came?: ((frame: Frame) => unknown) | undefined;
  signal?: AbortSignal | undefined;
}

const START_MS = 60_000;
const WATCH_MS = 50;
/** Whoever let all others go first for so long, while somebody waited, has waited enough: they never stop coming. */
const FORWARD_MS = 10_000;
/** A box is a process group of its own, away from our terminal; Windows has none. */
const HAS_GROUPS = process.platform !== 'win32';

/** One process for one file: starts, warms up, waits, answers once and is gone. */
export class SandboxProcess {
  /** True once the box has warmed up; false when it died before. */
  readonly ready: Promise<boolean>;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #reader: FrameReader;
  readonly #limits: SandboxLimits;
  readonly #frames: Frame[] = [];
  readonly #over = Promise.withResolvers<void>();
  #came: (frame: Frame) => unknown = () => undefined;
  #markReady: (ready: boolean) => void;
  #refusal: SandboxRefusal | null = null;
  #closed = false;
  #forward: NodeJS.Timeout | undefined;

  constructor(command: SandboxCommand, limits: SandboxLimits) {
    const ready = Promise.withResolvers<boolean>();
    this.ready = ready.promise;
    this.#markReady = ready.resolve;
    this.#limits = limits;
    this.#reader = new FrameReader(limits.outputBytes);
    this.#child = spawn(command.file, command.args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: emptyEnvironment(),
      detached: HAS_GROUPS,
    });
    this.#listen();
    this.#holdParent(false);
  }

  /** False once the process has ended, for whatever reason. */
  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Waits until the box has warmed up, as `ready`, and keeps the program running meanwhile: somebody has a file for it. */
  async whenWanted(): Promise<boolean> {
    this.#holdParent(true);
    // Linux takes one such wish in a tenth of a second from a whole machine; so it is said again.
    this.#forward ??= setInterval(() => void this.#comeForward(), this.#limits.forwardMs ?? FORWARD_MS);
    return this.ready;
  }

  /**
   * Hands over bytes and gives the frames that came back, unchecked, or why the box was stopped; `came` hears of each.
   */
  async exchange(
    bytes: Uint8Array,
    came: (frame: Frame) => unknown = () => undefined,
  ): Promise<{ frames: readonly Frame[]; refusal: SandboxRefusal | null }> {
    this.#came = came;
    const start = performance.now();
    const clock = setInterval(() => this.#watchTime(start), Math.min(WATCH_MS, this.#limits.timeMs));
    const watch = setInterval(() => void this.#watchMemory(), WATCH_MS);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.byteLength);
    this.#child.stdin.write(length);
    this.#child.stdin.end(bytes);
    await this.#over.promise;
    clearInterval(clock);
    clearInterval(watch);
    return { frames: this.#frames, refusal: this.#refusal };
  }

  /** The same of a box that ends afterwards, and at once where the signal says so. Throws when it does not start. */
  async exchangeOnce(bytes: Uint8Array, { came, signal }: Hearing): Promise<Frame[] | SandboxRefusal> {
    const cancel = () => this.kill();
    signal?.addEventListener('abort', cancel);
    try {
      signal?.throwIfAborted();
      if (!(await this.whenWanted())) throw signal?.reason ?? new Error('The reading box does not start');
      const { frames, refusal } = await this.exchange(bytes, came);
      signal?.throwIfAborted();
      return refusal ?? [...frames];
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.kill();
    }
  }

  /** Ends the box at once, with all its processes: bubblewrap, killed alone while it starts, leaves a child behind. */
  kill(): void {
    const { pid } = this.#child;
    if (this.#closed || pid === undefined) return;
    if (HAS_GROUPS) killGroup(pid);
    else this.#child.kill('SIGKILL');
  }

  #listen(): void {
    const start = setTimeout(() => this.kill(), START_MS);
    start.unref();
    void this.ready.then(() => clearTimeout(start));
    this.#child.stdin.on('error', () => undefined); // the box closed its ear; `close` tells how it ended
    this.#child.stdout.on('error', () => undefined);
    this.#child.stdout.on('data', (part: Buffer) => this.#receive(part));
    this.#child.on('error', () => this.#finish(null));
    this.#child.on('close', (_code, signal) => {
      this.#closed = true;
      this.#finish(signal);
    });
  }

  #receive(part: Buffer): void {
    const frames = this.#reader.push(part);
    const tooMany = frames && this.#frames.length + frames.length > PAGE_LIMITS.pages + 2;
    if (!frames) this.#stop('too-much-memory');
    else if (tooMany) this.#stop('broken');
    else for (const frame of frames) this.#take(frame);
  }

  #take(frame: Frame): void {
    if (frame.kind === FRAME.ready) this.#markReady(true);
    else if (!this.#isFinished) {
      this.#frames.push(frame);
      this.#came(frame);
    }
    if (this.#isFinished) this.#stop(null);
  }

  get #isFinished(): boolean {
    const last = this.#frames.at(-1);
    return last?.kind === FRAME.done || last?.kind === FRAME.refused;
  }

  #watchTime(start: number): void {
    const { timeMs, pageMs = 0 } = this.#limits;
    if (performance.now() - start > timeMs + pageMs * this.#frames.length) this.#stop('took-too-long');
  }

  /** Its session takes the share of any other; a process cannot take a better place itself. Elsewhere than on Linux nothing changes. */
  async #comeForward(): Promise<void> {
    if (this.isAlive) await writeFile(`/proc/${this.#child.pid}/autogroup`, '0').catch(() => undefined);
  }

  async #watchMemory(): Promise<void> {
    const { pid } = this.#child;
    if (pid !== undefined && (await residentMiB(pid)) > this.#limits.memoryMiB) this.#stop('too-much-memory');
  }

  #stop(refusal: SandboxRefusal | null): void {
    this.#refusal ??= refusal;
    this.#over.resolve();
    this.kill();
  }

  /** The engine ends itself by a signal when its memory is full, the kernel when the processor time is used up. */
  #finish(signal: NodeJS.Signals | null): void {
    if (!this.#isFinished && signal) this.#refusal ??= signal === 'SIGXCPU' ? 'took-too-long' : 'too-much-memory';
    clearInterval(this.#forward);
    this.#markReady(false);
    this.#over.resolve();
  }

  /** A waiting box does not keep the program running; one at work does. */
  #holdParent(hold: boolean): void {
    const streams = [this.#child.stdin, this.#child.stdout] as unknown as { ref(): void; unref(): void }[];
    for (const one of [this.#child, ...streams]) {
      if (hold) one.ref();
      else one.unref();
    }
  }
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // gone already
  }
}

/** Nothing of ours goes in; Windows cannot start a process without these two. */
function emptyEnvironment(): NodeJS.ProcessEnv {
  if (process.platform !== 'win32') return {};
  const { SystemRoot, TEMP } = process.env;
  return { ...(SystemRoot ? { SystemRoot } : {}), ...(TEMP ? { TEMP } : {}) };
}
