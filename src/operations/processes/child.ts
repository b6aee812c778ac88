import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { askManager, toManager } from './child-side.ts';
import { type HandedPort, listenFor, portTaken } from './handed-port.ts';
import type { Seen } from './last-seen.ts';
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
  tell(seen: Seen): void;
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
  let current: ChildProcess | null = null;
  let isStopping = false;
  let pause = firstPause;
  let timer: NodeJS.Timeout | undefined;

  const launch = async (): Promise<string | null> => {
    const message = await plan.startMessage();
    const born = Date.now();
    const again = () => {
      timer = setTimeout(() => void launch().catch(() => undefined), plan.restartAfter ?? pause);
    };
    const server = plan.confined === undefined ? null : await listenFor(plan.confined);
    if (server === 'taken') {
      if (!isStopping) again();
      return portTaken(plan.confined?.port ?? 0);
    }
    if (isStopping) {
      server?.close();
      return `The ${plan.name} process was stopped.`;
    }
    const child = start(plan, message, server?.descriptor ?? null);
    server?.close();
    current = child;
    child.once('exit', () => {
      if (current !== child || isStopping) {
        return;
      }
      current = null;
      pause = Date.now() - born > wellAfter ? firstPause : Math.min(pause * 2, longestPause);
      plan.err(`The ${plan.name} process ended unexpectedly and is started again.`);
      again();
    });
    return untilServing(child, plan);
  };

  const retire = async () => {
    clearTimeout(timer);
    const child = current;
    current = null;
    if (child !== null) {
      await drain(child);
    }
  };

  return {
    started: launch(),
    pid: () => current?.pid,
    tell(seen) {
      if (current?.connected) current.send({ seen }, () => undefined);
    },
    async renew() {
      await retire();
      if (!isStopping) {
        await launch();
      }
    },
    async stop() {
      isStopping = true;
      await retire();
    },
  };
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
