import { z } from 'zod';
import { type SeenMarks, seenMarksSchema } from './last-seen.ts';
import { type ManagerLine, parentLine } from './manager-line.ts';
import { type PinnedText, pinnedText } from './pins.ts';

/** What a process may tell or ask its supervisor. */
export const toManager = z.discriminatedUnion('tell', [
  z.strictObject({ tell: z.literal('ready'), port: z.number() }),
  z.strictObject({ tell: z.literal('port-taken'), port: z.number() }),
  z.strictObject({ tell: z.literal('refused'), reason: z.string() }),
  /** A number that only rises did: it is to stand in the keys folder. */
  z.strictObject({ tell: z.literal('mark'), name: z.string(), value: z.int() }),
  /** Keys to be pinned at set-up, by a process that cannot write the keys folder. */
  z.strictObject({ tell: z.literal('pin'), pins: pinnedText }),
  /** What stands around the boxes of the reader, which the staff side alone can ask. */
  z.strictObject({ tell: z.literal('reader'), walls: z.enum(['permission model', 'permission model and bubblewrap']) }),
]);
export const askManager = z.strictObject({ ask: z.literal('look-around') });
export type ToManager = z.infer<typeof toManager>;

/** What the supervisor may tell a process. */
const toChild = z.union([z.object({ seen: seenMarksSchema }), z.object({ pins: pinnedText })]);
export type ToChild = z.input<typeof toChild>;

let line: ManagerLine = parentLine;

/** Hears what the keys folder says was seen last, each time that it changes. */
export function onSeen(hear: (seen: SeenMarks) => void): void {
  line.hear((raw) => {
    const { data } = toChild.safeParse(raw);
    if (data !== undefined && 'seen' in data) hear(data.seen);
  });
}

/** Hears which keys are pinned, once they are. */
export function onPins(hear: (pins: PinnedText) => void): void {
  line.hear((raw) => {
    const { data } = toChild.safeParse(raw);
    if (data !== undefined && 'pins' in data) hear(data.pins);
  });
}

/** Tells the supervisor something; says nothing to nobody when the process was started by hand. */
export function tellManager(message: ToManager): void {
  line.send(message);
}

/** Asks for the demo instead of this installation (loopback, and only while nothing is set up). */
export function askToLookAround(): void {
  line.send({ ask: 'look-around' });
}

let stop: () => Promise<void> = async () => undefined;
let isStopping = false;

function end(): void {
  if (!isStopping) {
    isStopping = true;
    void stop().finally(() => process.exit(0));
  }
}

/**
 * Listens to signals, first thing. Ctrl-C reaches the whole terminal group; only the supervisor answers it, so that the
 * order of stopping stays its own.
 */
export function obeySignals(): void {
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  process.on('SIGTERM', end);
}

/**
 * Ties this process to its supervisor: when that asks us to stop, or dies, even while we are still starting, we end too
 * and hold no port.
 */
export function followManager(by: ManagerLine = parentLine): void {
  line = by;
  obeySignals();
  by.ended(end);
}

/** What is to be done before this process ends. */
export function onStop(work: () => Promise<void>): void {
  stop = work;
}
