import { chmod, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { type ToChild, toManager } from './child-side.ts';
import { type Children, keepMark, renewWhenSetUp } from './children.ts';
import { pinsFile } from './keys.ts';
import { followLastSeen } from './last-seen.ts';
import { hearLines, sendLine } from './manager-line.ts';
import { pinKeys, pinsOfText, readPins, textOfPins } from './pins.ts';
import type { StartMessage } from './secrets.ts';
import { type Premises, publicSideOf, publicStart, staffStart } from './start-messages.ts';

const sides = ['public', 'staff'] as const;
type SideName = (typeof sides)[number];

/** Longer than a process gives the requests under way. */
const drainPatience = 15_000;

/** Where a side asks for its start, in a folder that only its own account may enter (docs/decisions). */
function startSocket(units: string, side: SideName): string {
  return join(units, side, 'start.sock');
}

/** What is wrong with the folder of a side, as a sentence; null when its account alone, and ours, may enter it. */
async function wrongFolder(units: string, side: SideName, group: number | null): Promise<string | null> {
  const folder = join(units, side);
  const found = await stat(folder).catch(() => null);
  const isOurs = found?.isDirectory() === true && found.uid === process.getuid?.();
  // Whoever may not enter may not connect: the kernel looks at the account of the caller, each time. What we make in
  // there gets the group of the folder.
  const isClosed = found !== null && (found.mode & 0o7777) === 0o2710 && found.gid === group;
  if (isOurs && isClosed) return null;
  return `The folder ${folder} is not open to the account naast-${side} alone: systemd-tmpfiles --create naast.conf`;
}

/**
 * In place of children: each side is a unit of systemd under an account of its own, connects, and gets its start message;
 * news follow on the same line. Whoever is to begin anew is hung up on, ends, and is started by systemd.
 */
export async function handOverToUnits(
  premises: Premises,
  units: string,
  ears: { err: (line: string) => void },
  groups?: Readonly<Record<SideName, number>>,
): Promise<Children> {
  const doors: Door[] = [];
  for (const side of sides) {
    const group = groups?.[side] ?? (await groupNamed(`naast-${side}`));
    const wrong = await wrongFolder(units, side, group);
    if (wrong !== null) {
      await Promise.all(doors.map((door) => door.close()));
      return { started: Promise.resolve(wrong), stop: async () => undefined };
    }
    doors.push(await openDoor(startSocket(units, side), (socket) => welcome(premises, side, socket, ears)));
  }
  const [publicDoor] = doors;
  const { settings } = premises;
  const stopWatching = publicDoor === undefined ? () => undefined : renewWhenSetUp(publicDoor, settings);
  const stopFollowing = followLastSeen(settings.keysFolder, (seen) => {
    for (const door of doors) door.tell({ seen });
  });
  return {
    started: Promise.resolve(null),
    async stop() {
      stopWatching();
      stopFollowing();
      await Promise.all(doors.map((door) => door.close()));
    },
  };
}

interface Door {
  tell(news: ToChild): void;
  /** Hangs up: whoever was on the line drains, ends and comes again. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

async function openDoor(path: string, greet: (socket: Socket) => Promise<void>): Promise<Door> {
  await rm(path, { force: true });
  const lines = new Set<Socket>();
  /** News for whoever has no start message yet: that comes first. */
  const early = new Map<Socket, ToChild[]>();
  const server = createServer((socket) => {
    lines.add(socket);
    early.set(socket, []);
    socket.once('close', () => {
      lines.delete(socket);
      early.delete(socket);
    });
    greet(socket).then(
      () => {
        for (const news of early.get(socket) ?? []) sendLine(socket, news);
        early.delete(socket);
      },
      () => socket.destroy(),
    );
  });
  await listen(server, path);
  await chmod(path, 0o660);
  const hangUp = async () => {
    const gone = [...lines].map((socket) => new Promise((done) => socket.once('close', done)));
    for (const socket of lines) socket.end();
    const patience = setTimeout(() => {
      for (const socket of lines) socket.destroy();
    }, drainPatience);
    await Promise.all(gone);
    clearTimeout(patience);
  };
  return {
    tell(news) {
      for (const socket of lines) {
        const waiting = early.get(socket);
        if (waiting === undefined) sendLine(socket, news);
        else waiting.push(news);
      }
    },
    renew: hangUp,
    async close() {
      const closed = new Promise((done) => server.close(done));
      await hangUp();
      await closed;
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(path, done);
  });
}

async function welcome(
  premises: Premises,
  side: SideName,
  socket: Socket,
  { err }: { err: (line: string) => void },
): Promise<void> {
  const { settings } = premises;
  hearLines(socket, (raw) => {
    const { data: message } = toManager.safeParse(raw);
    if (message?.tell === 'refused') err(message.reason);
    if (message?.tell === 'ready') sayOtherPort(premises, side, message.port, err);
    if (side !== 'staff') return;
    if (message?.tell === 'mark') keepMark(settings.keysFolder, message.name, message.value, err);
    if (message?.tell === 'reader') premises.readerWalls = message.walls;
    if (message?.tell === 'pin') void pin(premises, pinsOfText(message.pins), socket).catch(() => socket.destroy());
  });
  sendLine(socket, await startOf(premises, side));
}

async function startOf(premises: Premises, side: SideName): Promise<StartMessage> {
  return side === 'public' ? publicStart(publicSideOf(premises), null) : staffStart(premises);
}

/** Only while the set-up token of this start is open: afterwards nobody replaces the root by way of us. */
async function pin({ settings, setUpTokenMac }: Premises, made: Parameters<typeof pinKeys>[1], socket: Socket) {
  if (setUpTokenMac === null) return socket.destroy();
  const file = pinsFile(settings.keysFolder);
  await pinKeys(file, made);
  const pins = await readPins(file);
  if (pins !== null) sendLine(socket, { pins: textOfPins(pins) });
}

/** Behind a proxy nobody sees it; without one every page would lead to the other port. */
function sayOtherPort({ settings }: Premises, side: SideName, port: number, err: (line: string) => void): void {
  const { origin, port: wanted } = settings[side];
  if (origin.startsWith('https:') || port === wanted) return;
  err(
    `The ${side} side answers on port ${port}, the settings say ${wanted}: NAAST_PORT goes with naast-${side}.socket.`,
  );
}

/** The number of a group of this machine; null where there is none. */
async function groupNamed(name: string): Promise<number | null> {
  const lines = (await readFile('/etc/group', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  const found = lines.find(([word]) => word === name);
  return found === undefined ? null : Number(found[2]);
}
