import { z } from 'zod';
import { type Seen, seenSchema } from './last-seen.ts';

/** What a process may tell or ask its supervisor. */
export const toManager = z.discriminatedUnion('tell', [
  z.strictObject({ tell: z.literal('ready'), port: z.number() }),
  z.strictObject({ tell: z.literal('port-taken'), port: z.number() }),
  z.strictObject({ tell: z.literal('refused'), reason: z.string() }),
  /** A number that only rises did: it is to stand in the keys folder. */
  z.strictObject({ tell: z.literal('mark'), name: z.string(), value: z.int() }),
]);
export const askManager = z.strictObject({ ask: z.literal('look-around') });
export type ToManager = z.infer<typeof toManager>;

/** What the supervisor may tell a process. */
const toChild = z.object({ seen: seenSchema });

/** Hears what the keys folder says was seen last, each time that it changes. */
export function onSeen(hear: (seen: Seen) => void): void {
  process.on('message', (raw) => {
    const { data } = toChild.safeParse(raw);
    if (data !== undefined) hear(data.seen);
  });
}

/** Tells the supervisor something; says nothing to nobody when the process was started by hand. */
export function tellManager(message: ToManager): void {
  send(message);
}

/** Asks for the demo instead of this installation (loopback, and only while nothing is set up). */
export function askToLookAround(): void {
  send({ ask: 'look-around' });
}

/** A supervisor that is just gone is not an error of ours: the channel's end says so too. */
function send(message: ToManager | z.infer<typeof askManager>): void {
  process.send?.(message, undefined, undefined, () => undefined);
}

let stop: () => Promise<void> = async () => undefined;
let isStopping = false;

/**
 * Ties this process to its supervisor, first thing: when that asks us to stop, or dies, even while we are still
 * starting, we end too and hold no port. Ctrl-C reaches the whole terminal group; only the supervisor answers it, so
 * that the order of stopping stays its own.
 */
export function followManager(): void {
  const end = () => {
    if (!isStopping) {
      isStopping = true;
      void stop().finally(() => process.exit(0));
    }
  };
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  process.on('SIGTERM', end);
  process.on('disconnect', end);
  if (process.connected === false) {
    process.exit(0);
  }
}

/** What is to be done before this process ends. */
export function onStop(work: () => Promise<void>): void {
  stop = work;
}
