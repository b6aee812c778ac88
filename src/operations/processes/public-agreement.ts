import { openDatabase } from '#app/platform/pool/index.ts';
import { isAgreed } from '#app/service/machine/index.ts';
import { type Child, type ChildPlan, keepRunning } from './child.ts';
import { pinsFile } from './keys.ts';
import { readPins } from './pins.ts';
import type { PublicSide } from './start-messages.ts';

const lookEvery = 2_000;

/** What is said at a start on a machine that puts no walls around the public process. */
const said = {
  demo: 'This machine puts no walls of its own around the public side: fine for invented people, not for real ones.',
  waiting:
    'This machine puts no walls of its own around the public side, so that has not started. The project leader is asked ' +
    'on the first page of the team’s side; docs/operating.md says what would be better.',
};

/**
 * Keeps the public process running; where the machine puts no walls around it, in a real installation only once the project
 * leader's signed yes is there. It is asked for as the public role, and believed by the pinned root alone.
 */
export function keepPublicRunning(side: PublicSide, plan: ChildPlan): Child {
  if (side.walls !== null) return keepRunning(plan);
  if (side.settings.demo) {
    plan.err(said.demo);
    return keepRunning(plan);
  }
  let child: Child | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async (): Promise<string | null> => {
    const isYes = await hasAgreed(side).catch(() => false);
    if (isOver) return null;
    if (!isYes) {
      timer = setTimeout(() => void look(), lookEvery);
      return null;
    }
    child = keepRunning(plan);
    return child.started;
  };
  const started = look().then((why) => {
    if (child === null && !isOver) plan.err(said.waiting);
    return why;
  });
  return {
    started,
    pid: () => child?.pid(),
    renew: async () => child?.renew(),
    tell: (seen) => child?.tell(seen),
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await child?.stop();
    },
  };
}

async function hasAgreed({ settings, connection, contextKey }: PublicSide): Promise<boolean> {
  const pins = await readPins(pinsFile(settings.keysFolder));
  if (pins === null) return false;
  const pool = openDatabase({ ...connection, contextKey, connections: 1 });
  return pool.scoped({ kind: 'public' }, (db) => isAgreed(db, pins.root, 'public-wall')).finally(() => pool.close());
}
