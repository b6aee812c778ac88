import { existsSync } from 'node:fs';
import type { Settings } from '#app/operations/config.ts';
import { type Child, type ChildPlan, keepRunning } from './child.ts';
import { portDescriptor } from './handed-port.ts';
import { pinsFile } from './keys.ts';
import { followLastSeen, raiseMark } from './last-seen.ts';
import { entry, nodeCommand } from './program.ts';
import { keepPublicRunning } from './public-agreement.ts';
import { publicCommand } from './public-walls.ts';
import { type Premises, type PublicSide, publicSideOf, publicStart, staffStart } from './start-messages.ts';

export interface Children {
  /** Null when all serve; else the first sentence why one does not. */
  started: Promise<string | null>;
  stop(): Promise<void>;
}

interface Ears {
  onLookAround?: () => void;
  err: (line: string) => void;
}

const lookForRootKeyEvery = 1_000;
const markLost = 'The keys folder cannot be written: last-seen.json is not current. Make room, or mount its disk.';

/** Starts the public side, the staff side, or both, and keeps them running. */
export function startChildren(premises: Premises, ears: Ears): Children {
  const { settings } = premises;
  const publicSide = settings.only === 'staff' ? null : startPublic(publicSideOf(premises), ears);
  const staffSide = settings.only === 'public' ? null : keepRunning(staffPlan(premises, ears));
  const children = [publicSide, staffSide].filter((child) => child !== null);
  // The staff process that sets the installation up knows; every other one is told by being started anew.
  const unaware = publicSide ?? (settings.only === 'staff' ? staffSide : null);
  const stopWatching = unaware === null ? () => undefined : renewWhenSetUp(unaware, settings);
  const stopFollowing = followLastSeen(settings.keysFolder, (seen) => {
    publicSide?.tell({ ...seen, machine: null, backup: null });
    staffSide?.tell(seen);
  });
  return {
    started: Promise.all(children.map((child) => child.started)).then(
      (whys) => whys.find((why) => why !== null) ?? null,
    ),
    async stop() {
      stopWatching();
      stopFollowing();
      await Promise.all(children.map((child) => child.stop()));
    },
  };
}

/** Starts the public side alone, on a machine that has nothing of the installation but what it needs. */
export function startPublicSide(side: PublicSide, ears: Ears): Children {
  const child = startPublic(side, ears);
  return { started: child.started, stop: () => child.stop() };
}

function startPublic(side: PublicSide, ears: Ears): Child {
  return keepPublicRunning(side, publicPlan(side, ears));
}

/** Where there are walls it gets its port from us: then it needs no network of its own, and no right to a low one. */
function publicPlan(side: PublicSide, { err }: Ears): ChildPlan {
  const { addresses, port } = side.settings.public;
  const { walls } = side;
  const [file = '', ...args] = publicCommand();
  return {
    name: 'public',
    command: walls?.command([file, ...args]) ?? { file, args },
    ...(walls === null ? {} : { confined: { host: addresses[0] ?? '127.0.0.1', port } }),
    startMessage: () => publicStart(side, walls === null ? null : portDescriptor),
    err,
  };
}

function staffPlan(premises: Premises, ears: Ears): ChildPlan {
  const { keysFolder } = premises.settings;
  const onMark = (name: string, value: number) => keepMark(keysFolder, name, value, ears.err);
  return {
    name: 'staff',
    command: nodeCommand(entry('staff')),
    startMessage: () => staffStart(premises),
    onMark,
    ...ears,
  };
}

/** Writes a number that rose into the keys folder. */
export function keepMark(keysFolder: string, name: string, value: number, err: (line: string) => void): void {
  void raiseMark(keysFolder, name, value).catch(() => err(markLost));
}

/** Starts a process anew, with the root key that set-up has just pinned. */
export function renewWhenSetUp(child: Pick<Child, 'renew'>, { keysFolder }: Settings): () => void {
  const file = pinsFile(keysFolder);
  if (existsSync(file)) {
    return () => undefined;
  }
  const timer = setInterval(() => {
    if (existsSync(file)) {
      clearInterval(timer);
      void child.renew().catch(() => undefined);
    }
  }, lookForRootKeyEvery);
  return () => clearInterval(timer);
}
