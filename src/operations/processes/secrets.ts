import { closeSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { followManager, obeySignals } from './child-side.ts';
import { demoPerson } from './demo-people.ts';
import { keepQuiet } from './guard.ts';
import { nothingSeen, seenMarksSchema } from './last-seen.ts';
import { lineFromSocket } from './manager-line.ts';
import { pinnedText } from './pins.ts';

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const key = bytes.refine((value) => value.length === 32);
const side = z.strictObject({ origin: z.string(), port: z.number(), addresses: z.array(z.string()) });

const common = {
  demo: z.boolean(),
  serviceName: z.string(),
  exitTo: z.string(),
  public: side,
  staff: side,
  /** Addresses of our own proxies: connections from there are not counted, what they say of a visitor's address is believed. */
  proxies: z.array(z.string()),
  /** As `openInstallation` takes it, without the context key. */
  database: z.strictObject({
    host: z.string(),
    port: z.number(),
    database: z.string(),
    user: z.string(),
    password: z.string(),
    ssl: z.strictObject({ ca: z.string().optional() }).optional(),
  }),
  contextKey: key,
  receiptKey: key,
  /** What the keys folder says was seen last; news of it come by message (`onSeen`). */
  seen: seenMarksSchema.default(nothingSeen),
};

const starts = {
  /**
   * `rootPublic` is null until the installation is set up; then the supervisor starts the public side anew. `listening`
   * is the descriptor of the port that was opened for it; null: it opens its own.
   */
  public: z.strictObject({
    kind: z.literal('public'),
    ...common,
    listening: z.number().nullable(),
    rootPublic: bytes.nullable(),
    endingsPublic: bytes.nullable().default(null),
  }),
  /**
   * `pinsFile` is where set-up pins the public keys of root and recovery; null: this process may not write there, has
   * what is pinned in `pins`, and tells its manager. `filesFolder` holds the sealed files, `filesShared` says that the
   * manager, of another account, reads them too.
   */
  staff: z.strictObject({
    kind: z.literal('staff'),
    ...common,
    pepper: key,
    programFolder: z.string(),
    filesFolder: z.string(),
    filesShared: z.boolean().default(false),
    pinsFile: z.string().nullable(),
    pins: pinnedText.nullable().default(null),
    /** Where files from outside are opened; null: in processes of our own. */
    readerSocket: z.string().nullable().default(null),
    setUpTokenMac: bytes.nullable(),
    /** Where the virus scanner listens; null when there is none. */
    scannerSocket: z.string().nullable(),
    /** For the sign-in with one click; empty in a real installation. */
    demoPeople: z.array(demoPerson),
    /** Whether the operating system puts walls around the public process here. */
    publicWalls: z.boolean(),
    /** Whether a mail server is named. */
    sendsMail: z.boolean(),
  }),
};

export type PublicStart = z.output<typeof starts.public>;
export type StaffStart = z.output<typeof starts.staff>;
/** The same as they travel: bytes as base64. */
export type StartMessage = z.input<typeof starts.public> | z.input<typeof starts.staff>;

const descriptor = 3;

/**
 * What the supervisor hands a process at its start: its settings and its own secrets, on a descriptor, for the
 * environment and the command line can be read by others. Can be called once; throws without a supervisor.
 */
export function readSecretsFromDescriptor(kind: 'public'): PublicStart;
export function readSecretsFromDescriptor(kind: 'staff'): StaffStart;
export function readSecretsFromDescriptor(kind: 'public' | 'staff'): PublicStart | StaffStart {
  keepQuiet();
  followManager();
  const text = readFileSync(descriptor, 'utf8');
  closeSync(descriptor);
  return understood(kind, JSON.parse(text));
}

/**
 * The same for a process that may be a unit of systemd (`--start SOCKET`): it connects to its manager and waits for what
 * that hands it.
 */
export function receiveStart(kind: 'public'): Promise<PublicStart>;
export function receiveStart(kind: 'staff'): Promise<StaffStart>;
export async function receiveStart(kind: 'public' | 'staff'): Promise<PublicStart | StaffStart> {
  const [word, socket] = process.argv.slice(2);
  if (word !== '--start' || socket === undefined)
    return kind === 'public' ? readSecretsFromDescriptor('public') : readSecretsFromDescriptor('staff');
  keepQuiet();
  obeySignals();
  const { line, first } = await lineFromSocket(socket);
  followManager(line);
  return understood(kind, first);
}

function understood(kind: 'public' | 'staff', message: unknown): PublicStart | StaffStart {
  const parsed = starts[kind].safeParse(message);
  if (!parsed.success) throw new Error('The supervisor and this process do not speak of the same things.');
  return parsed.data;
}
