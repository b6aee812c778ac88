import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { askManager, toManager } from './child-side.ts';
import { type HandedPort, listenFor, portTaken } from './handed-port.ts';
import type { SeenMarks } from './last-seen.ts';
import type { StartMessage } from './secrets.ts';

export interface ChildPlan {
  name: string;
  command: { file: string; args: string[] };
  /** Inside walls of the operating system: it gets its port from us, and what it says goes past us. */
  confined?: HandedPort;
  /** Made anew at each start, so that a restarted process gets what holds by then. */
  startMessage: () => Promise<StartMessage>;
  onLookAround?: () => void;
  /** Hears of a number that rose. */
  onMark?: (name: string, value: number) => void;
  err: (line: string) => void;
  /** Milliseconds until a crashed process is started again, always; left out, longer each time. */
  restartAfter?: number;
}

export interface Child {
  /** Null when it serves; else a sentence why it does not. */
  started: Promise<string | null>;
  pid(): number | undefined;
  /** Tells it what was seen last; one that just starts has it from its start. */
  tell(seen: SeenMarks): void;
  /** Drains the running process and starts a new one. */
  renew(): Promise<void>;
  /** Drains it for good. */
  stop(): Promise<void>;
}

const firstPause = 500;
const longestPause = 30_000;
/** A process that lived this long was well; the next crash counts as the first. */
const wellAfter = 60_000;
/** Longer than the process itself gives the requests under way. */
const drainPatience = 15_000;

/** Keeps one process of ours running: a crashed one is started again, each time after a longer pause. */
export function keepRunning(plan: ChildPlan): Child {
  const kept = new KeptProcess(plan);
  return {
    started: kept.launch(),
    pid: () => kept.current?.pid,
    tell(seen) {
      if (kept.current?.connected) kept.current.send({ seen }, () => undefined);
    },
    renew: () => kept.renew(),
    stop: () => kept.stop(),
  };
}

class KeptProcess {
  current: ChildProcess | null = null;
  readonly #plan: ChildPlan;
  #isStopping = false;
  #pause = firstPause;
  #timer: NodeJS.Timeout | undefined;

  constructor(plan: ChildPlan) {
    this.#plan = plan;
  }

  async launch(): Promise<string | null> {
    const { name, confined, startMessage } = this.#plan;
    const message = await startMessage();
    const born = Date.now();
    const server = confined === undefined ? null : await listenFor(confined);
    if (server === 'taken') {
      if (!this.#isStopping) this.#launchLater();
      return portTaken(confined?.port ?? 0);
    }
    if (this.#isStopping) {
      server?.close();
      return `The ${name} process was stopped.`;
    }
    const child = start(this.#plan, message, server?.descriptor ?? null);
    server?.close();
    this.current = child;
    child.once('exit', () => this.#hasEnded(child, born));
    return untilServing(child, this.#plan);
  }

  async renew(): Promise<void> {
    await this.#retire();
    if (!this.#isStopping) await this.launch();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#retire();
  }

  #launchLater(): void {
    this.#timer = setTimeout(() => void this.launch().catch(() => undefined), this.#plan.restartAfter ?? this.#pause);
  }

  #hasEnded(child: ChildProcess, born: number): void {
    if (this.current !== child || this.#isStopping) return;
    this.current = null;
    this.#pause = Date.now() - born > wellAfter ? firstPause : Math.min(this.#pause * 2, longestPause);
    this.#plan.err(`The ${this.#plan.name} process ended unexpectedly and is started again.`);
    this.#launchLater();
  }

  async #retire(): Promise<void> {
    clearTimeout(this.#timer);
    const child = this.current;
    this.current = null;
    if (child !== null) await drain(child);
  }
}

/**
 * A confined process has no terminal: it could type into it. So what it says comes through a pipe, and it is out of the
 * terminal's group.
 */
function start({ command, confined }: ChildPlan, message: StartMessage, port: number | null): ChildProcess {
  const said = confined === undefined ? 'inherit' : 'pipe';
  const child = spawn(command.file, command.args, {
    stdio: ['ignore', said, said, 'pipe', 'ipc', ...(port === null ? [] : [port])],
    env: bareEnvironment(),
    windowsHide: true,
    ...(confined === undefined ? {} : { detached: true, cwd: '/' }),
  });
  passOn(child.stdout, process.stdout);
  passOn(child.stderr, process.stderr);
  // Gone before it read its secrets: its exit is reported elsewhere.
  child.once('error', () => undefined);
  const secrets = child.stdio[3] as Writable;
  secrets.on('error', () => undefined);
  secrets.end(JSON.stringify(message));
  return child;
}

function passOn(from: Readable | null, to: NodeJS.WriteStream): void {
  from?.on('error', () => undefined);
  from?.on('data', (chunk) => void to.write(chunk));
}

/** Nothing of ours travels in the environment; what the system itself needs does. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['TMPDIR', 'TEMP', 'SystemRoot'].filter((name) => process.env[name] !== undefined);
  return { NODE_ENV: 'production', TZ: 'UTC', ...Object.fromEntries(kept.map((name) => [name, process.env[name]])) };
}

function untilServing(child: ChildProcess, { name, onLookAround, onMark }: ChildPlan): Promise<string | null> {
  return new Promise((done) => {
    let why = `The ${name} process did not start.`;
    child.on('message', (raw) => {
      const { data: message } = toManager.safeParse(raw);
      if (message?.tell === 'ready') {
        done(null);
      } else if (message?.tell === 'port-taken') {
        why = portTaken(message.port);
      } else if (message?.tell === 'refused') {
        why = message.reason;
      } else if (message?.tell === 'mark') {
        onMark?.(message.name, message.value);
      } else if (askManager.safeParse(raw).success) {
        onLookAround?.();
      }
    });
    child.once('exit', () => done(why));
    child.once('error', () => done(why));
  });
}

/** Closing the channel asks a process to drain, on every platform; one that does not end is ended. */
async function drain(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return;
  }
  const ended = new Promise((done) => child.once('exit', done));
  const patience = setTimeout(() => child.kill('SIGKILL'), drainPatience);
  if (child.connected) {
    child.disconnect();
  }
  await ended;
  clearTimeout(patience);
}
